package eu.socieux.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.AbstractMap.SimpleEntry;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EligibilityTest {

    private final DecisionTable eligibility = DecisionTable.of("eligibility");

    @Test
    void aRequestThatMeetsEveryCriterionProceeds() {
        assertThat(eligibility.answerTo(goodRequest()))
                .containsOnly(
                        Map.entry("recommendation", "proceed"),
                        new SimpleEntry<>("ground", null),
                        Map.entry("countryLowOrMiddleIncome", "pass"),
                        Map.entry("regionCovered", "pass"),
                        Map.entry("institutionPublicOrMandated", "pass"),
                        Map.entry("areaCovered", "pass"),
                        Map.entry("oneActionAtATime", "pass"),
                        Map.entry("maxActivities", "pass"),
                        Map.entry("noThirdPartyEvent", "pass"));
    }

    @ParameterizedTest(name = "{0}: country {1}, region {2}, {3}")
    @CsvSource({
        "eligible,     pass,    pass,    proceed, ",
        "not_eligible, fail,    unknown, reject,  country",
        "unknown,      unknown, unknown, clarify, ",
        "            , unknown, unknown, clarify, ",
    })
    void theCountryIsLookedUpInTheList(
            String countryEligibility, String country, String region, String recommendation, String ground) {
        assertThat(eligibility.answerTo(with("countryEligibility", countryEligibility)))
                .containsEntry("countryLowOrMiddleIncome", country)
                .containsEntry("regionCovered", region)
                .containsEntry("recommendation", recommendation)
                .containsEntry("ground", ground);
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource({
        "central_government,        pass,    proceed, ",
        "regional_government,       pass,    proceed, ",
        "mandated_body,             pass,    proceed, ",
        "local_government,          unknown, clarify, ",
        "social_partner,            unknown, clarify, ",
        "parliament_or_judiciary,   unknown, clarify, ",
        "regional_organisation,     unknown, clarify, ",
        "university_or_school,      unknown, clarify, ",
        "other,                     unknown, clarify, ",
        ",                          unknown, clarify, ",
        "civil_society,             fail,    reject,  institution",
    })
    void theInstitutionIsPublicOrMandated(String institutionKind, String result, String recommendation, String ground) {
        assertThat(eligibility.answerTo(with("institutionKind", institutionKind)))
                .containsEntry("institutionPublicOrMandated", result)
                .containsEntry("recommendation", recommendation)
                .containsEntry("ground", ground);
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource({
        "social_insurance.pensions,              pass,    proceed, ",
        "social_assistance.cash_transfers,       pass,    proceed, ",
        "social_assistance,                      pass,    proceed, ",
        "basic_services.health,                  pass,    proceed, ",
        "financing,                              pass,    proceed, ",
        "me_stats_registration.statistics,       pass,    proceed, ",
        "labour.social_dialogue,                 unknown, clarify, ",
        "employment,                             unknown, clarify, ",
        ",                                       unknown, clarify, ",
        "fisheries,                              fail,    reject,  area",
        "social_insurance_brokers,               fail,    reject,  area",
    })
    void theMainAreaIsSocialProtection(String mainArea, String result, String recommendation, String ground) {
        assertThat(eligibility.answerTo(with("mainArea", mainArea)))
                .containsEntry("areaCovered", result)
                .containsEntry("recommendation", recommendation)
                .containsEntry("ground", ground);
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource({
        "structured,   pass,    proceed",
        "single_event, unknown, clarify",
        ",             unknown, clarify",
    })
    void aSingleEventIsLookedInto(String requestKind, String result, String recommendation) {
        assertThat(eligibility.answerTo(with("requestKind", requestKind)))
                .containsEntry("noThirdPartyEvent", result)
                .containsEntry("recommendation", recommendation)
                .containsEntry("ground", null);
    }

    @ParameterizedTest(name = "{0} open: {1}, {2}")
    @CsvSource({"0, pass, proceed", "1, fail, clarify", "3, fail, clarify", ", unknown, clarify"})
    void anInstitutionHasOneActionAtATime(Long openActions, String result, String recommendation) {
        assertThat(eligibility.answerTo(with("openActions", openActions)))
                .containsEntry("oneActionAtATime", result)
                .containsEntry("recommendation", recommendation)
                .containsEntry("ground", null);
    }

    @ParameterizedTest(name = "{0} of at most {1}: {2}, {3}")
    @CsvSource({
        "1, 4, pass,    proceed",
        "4, 4, pass,    proceed",
        "5, 4, fail,    clarify",
        "5, 7, pass,    proceed",
        "0, 4, unknown, proceed",
        " , 4, unknown, proceed",
        "3,  , unknown, proceed",
    })
    void anActionHasALimitedNumberOfActivities(
            Long proposedActivities, Long maximumActivities, String result, String recommendation) {
        Map<String, Object> request = with("proposedActivities", proposedActivities);
        request.put("maximumActivities", maximumActivities);

        assertThat(eligibility.answerTo(request))
                .containsEntry("maxActivities", result)
                .containsEntry("recommendation", recommendation)
                .containsEntry("ground", null);
    }

    @Test
    void aGroundForRejectionWeighsMoreThanAnOpenQuestion() {
        Map<String, Object> request = with("institutionKind", "civil_society");
        request.put("countryEligibility", "unknown");
        request.put("openActions", 2L);

        assertThat(eligibility.answerTo(request))
                .containsEntry("recommendation", "reject")
                .containsEntry("ground", "institution");
    }

    private static Map<String, Object> with(String input, Object value) {
        Map<String, Object> request = goodRequest();
        request.put(input, value);
        return request;
    }

    private static Map<String, Object> goodRequest() {
        return new HashMap<>(Map.of(
                "countryEligibility", "eligible",
                "institutionKind", "central_government",
                "mainArea", "social_assistance.cash_transfers",
                "requestKind", "structured",
                "proposedActivities", 3L,
                "openActions", 0L,
                "maximumActivities", 4L));
    }
}
