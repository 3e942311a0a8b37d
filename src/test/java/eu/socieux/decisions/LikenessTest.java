package eu.socieux.decisions;

import static org.assertj.core.api.Assertions.assertThat;

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
class LikenessTest {

    private final DecisionTable likeness = DecisionTable.of("likeness");

    @ParameterizedTest(name = "file {0}, sender {1}, institution {2}, title {3}, country {4}, open {5}: {6}, {7}")
    @CsvSource({
        "true,  false,   0,   0, unknown, true,  merge, The same file came with both requests.",
        "true,  true,  100, 100, same,    true,  merge, The same file came with both requests.",
        "true,  false, 100, 100, same,    false, link,  The same file came with both requests; the other one",
        "true,  false,   0,   0, other,   true,  link,  The same file came with both requests; the other one",
        "false, false,  60,  70, same,    true,  merge, The institution has an open request on nearly the same",
        "false, false,  60,  69, same,    true,  '',    ''",
        "false, true,    0,  70, unknown, true,  merge, The same person has sent an open request",
        "false, true,    0,  69, unknown, true,  link,  The same person wrote both.",
        "false, false,  75,   0, unknown, true,  hold,  The institution has another open request.",
        "false, false,  74,   0, same,    true,  '',    ''",
        "false, false,  75,  90, same,    false, link,  An earlier request of the institution is on file.",
        "false, false,   0,  85, unknown, true,  link,  The subjects are nearly the same.",
        "false, false,   0,  84, unknown, true,  '',    ''",
        "false, true,    0,   0, other,   false, link,  The same person wrote both.",
    })
    void the_table_proposes(
            boolean file,
            boolean sender,
            int institution,
            int title,
            String country,
            boolean open,
            String proposal,
            String reason) {
        List<DmnDecisionRuleResult> rows = rows(file, sender, institution, title, country, open);
        if (proposal.isEmpty()) {
            assertThat(rows).isEmpty();
        } else {
            assertThat(rows).singleElement().satisfies(row -> {
                assertThat(row).containsEntry("proposal", proposal);
                assertThat((String) row.getEntry("en")).startsWith(reason);
            });
        }
    }

    @Test
    void a_ministry_of_the_same_name_in_another_country_is_another_institution() {
        assertThat(rows(false, false, 100, 100, "other", true)).isEmpty();
    }

    @Test
    void every_reason_is_said_in_four_languages() {
        for (boolean file : List.of(true, false)) {
            for (boolean open : List.of(true, false)) {
                for (int title : List.of(0, 100)) {
                    assertThat(rows(file, true, title, title, "same", open))
                            .singleElement()
                            .satisfies(row -> assertThat(Map.copyOf(row.getEntryMap()))
                                    .containsOnlyKeys(Set.of("proposal", "en", "fr", "es", "pt"))
                                    .allSatisfy((key, text) ->
                                            assertThat((String) text).isNotBlank()));
                }
            }
        }
    }

    private List<DmnDecisionRuleResult> rows(
            boolean file, boolean sender, int institution, int title, String country, boolean open) {
        return likeness.rowsFor(Map.of(
                "sameFile", file,
                "sameSender", sender,
                "institutionLikeness", institution,
                "titleLikeness", title,
                "countryOfOther", country,
                "otherOpen", open));
    }
}
