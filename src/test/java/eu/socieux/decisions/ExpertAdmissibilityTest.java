package eu.socieux.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpertAdmissibilityTest {

    private final DecisionTable table = DecisionTable.of("expert-admissibility");

    @ParameterizedTest(name = "{0} is admissible")
    @CsvSource({
        "eu_public_administration",
        "eu_mandated_body",
        "partner_country_administration",
        "ngo",
        "social_partner",
        "international_agency",
        "research_or_university",
        "retired_public_official",
    })
    void aTimelyCompleteApplicationOfAnAdmittedKindIsAdmissible(String employerKind) {
        Map<String, Object> answer = table.answerTo(application(true, true, employerKind, true));

        assertThat(answer).containsEntry("admissible", true).doesNotContainKey("reason");
    }

    @ParameterizedTest(name = "on time {0}, complete {1}, {2}, language {3}: {4}")
    @CsvSource({
        "false, true,  eu_mandated_body,   true,  late",
        "     , true,  eu_mandated_body,   true,  late",
        "true,  false, eu_mandated_body,   true,  incomplete",
        "true,       , eu_mandated_body,   true,  incomplete",
        "true,  true,  private_consultant, true,  kind_not_eligible",
        "true,  true,  eu_mandated_body,   false, language_not_met",
        "true,  true,  eu_mandated_body,        , language_not_met",
        "true,  true,  astrologer,         true,  kind_not_eligible",
        "true,  true,  ,                   true,  kind_not_eligible",
        "false, false, private_consultant, false, late",
        "true,  false, private_consultant, false, incomplete",
        "true,  true,  private_consultant, false, kind_not_eligible",
    })
    void theFirstShortcomingIsTheReason(
            Boolean receivedOnTime, Boolean complete, String employerKind, Boolean languageMet, String reason) {
        Map<String, Object> answer = table.answerTo(application(receivedOnTime, complete, employerKind, languageMet));

        assertThat(answer).containsEntry("admissible", false).containsEntry("reason", reason);
    }

    private static Map<String, Object> application(
            Boolean receivedOnTime, Boolean complete, String employerKind, Boolean languageMet) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("receivedOnTime", receivedOnTime);
        inputs.put("complete", complete);
        inputs.put("employerKind", employerKind);
        inputs.put("languageMet", languageMet);
        return inputs;
    }
}
