package eu.socieux.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CompletenessTest {

    private static final List<String> ITEMS =
            List.of("institution", "mandate", "contact", "subject", "needs", "plan", "delegation", "signature");

    private final DecisionTable completeness = DecisionTable.of("completeness");
    private final DecisionTable texts = DecisionTable.of("gap-texts", "completeness");

    @Test
    void a_request_that_says_everything_lacks_nothing() {
        assertThat(rows(complete()))
                .containsExactlyElementsOf(
                        ITEMS.stream().map(item -> item + " given").toList());
    }

    @Test
    void of_an_empty_request_everything_is_missing_but_the_signature_which_nobody_looked_for() {
        assertThat(rows(Map.of()))
                .contains(
                        "institution missing",
                        "mandate missing",
                        "contact missing",
                        "subject missing",
                        "needs missing",
                        "plan missing",
                        "delegation missing",
                        "signature unclear");
    }

    @ParameterizedTest(name = "without {0}: {1} {2}")
    @CsvSource({
        "institutionName, institution, missing",
        "country, institution, missing",
        "institutionKind, mandate, missing",
        "contactName, contact, missing",
        "contactEmail, contact, missing",
        "title, subject, missing",
        "mainArea, subject, missing",
        "needs, needs, missing",
        "proposedActivityCount, plan, missing",
        "delegationInformed, delegation, missing",
        "signatoryName, signature, unclear",
    })
    void an_answer_that_was_not_given_is_found(String key, String item, String finding) {
        Map<String, Object> request = new HashMap<>(complete());
        request.remove(key);
        assertThat(rows(request)).hasSize(ITEMS.size() + 1).contains(item + " " + finding);
    }

    @Test
    void that_nobody_knows_whether_the_Delegation_was_informed_is_unclear() {
        Map<String, Object> request = new HashMap<>(complete());
        request.put("delegationInformed", "unknown");
        assertThat(rows(request)).contains("delegation unclear").doesNotContain("delegation missing");
    }

    @Test
    void every_item_has_a_text_in_every_language() {
        assertThat(ITEMS).allSatisfy(item -> assertThat(texts.answerTo(Map.of("item", item)))
                .containsOnlyKeys(Set.of("en", "fr", "es", "pt"))
                .allSatisfy((language, text) -> assertThat((String) text).isNotBlank()));
    }

    private List<String> rows(Map<String, Object> request) {
        return completeness.rowsFor(request).stream().map(CompletenessTest::row).toList();
    }

    private static String row(DmnDecisionRuleResult row) {
        return row.getEntry("item") + " " + row.getEntry("finding");
    }

    private static Map<String, Object> complete() {
        return Map.ofEntries(
                Map.entry("institutionName", "Caisse nationale"),
                Map.entry("country", "MW"),
                Map.entry("institutionKind", "mandated_body"),
                Map.entry("contactName", "Limbani Kachale"),
                Map.entry("contactEmail", "l.kachale@socialwelfare.example.org"),
                Map.entry("title", "One registry"),
                Map.entry("mainArea", "social_assistance"),
                Map.entry("needs", "One form for four districts."),
                Map.entry("proposedActivityCount", 0),
                Map.entry("delegationInformed", "yes"),
                Map.entry("signatoryName", "Thandiwe Phiri-Banda"));
    }
}
