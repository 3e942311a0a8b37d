package eu.socieux.paths;

import static org.assertj.core.api.Assertions.assertThat;

import eu.socieux.forms.process.TaskForms;
import eu.socieux.records.CaseNumber;
import eu.socieux.scenario.Answers;
import eu.socieux.scenario.SampleAnswers;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ExpertRecruitmentPathIT extends ActionPaths {

    private static final String PUBLIC_ADMINISTRATION = "eu_public_administration";

    @Autowired
    private TaskService taskService;

    @Autowired
    private TaskForms taskForms;

    ExpertRecruitmentPathIT() {
        super("expert-recruitment");
    }

    @Test
    void the_best_of_the_admissible_applicants_form_the_team() {
        CaseNumber number = publishedCall();
        apply(number, 1, PUBLIC_ADMINISTRATION, "2032-01-26");
        apply(number, 2, "private_consultant", "2032-01-27");
        apply(number, 3, PUBLIC_ADMINISTRATION, "2032-01-28");
        apply(number, 4, "eu_mandated_body", "2032-02-02");
        // Registered while post was still awaited, but sent too late.
        driver.moveTo("2032-02-04");
        apply(number, 5, PUBLIC_ADMINISTRATION, "2032-02-03");
        assertThat(driver.openElements(number)).containsExactly("UserTask_AwaitApplication");
        driver.moveTo("2032-02-05");

        assertThat(driver.openElements(number)).containsExactly("UserTask_ConfirmAdmissibility");
        assertThat(entries(number, "applications", "admissible")).containsExactly(true, false, true, true, false);
        driver.submit(number, "UserTask_ConfirmAdmissibility", Map.of("admissibilityDecision", "proceed"));
        score(number, 4, 9, 7);
        assertThat(letters(number)).doesNotContain("selection_reply to applicants");
        driver.submit(number, "UserTask_AdoptSelection", Map.of("selectionDecision", "adopted"));
        driver.submit(number, "UserTask_AwaitPartnerConsent", Map.of("consentDecision", "accepted"));
        driver.submit(number, "UserTask_ConfirmAvailability", Map.of("availabilityDecision", "confirmed"));

        assertThat(outcome(number, "recruitmentOutcome")).isEqualTo("recruited");
        assertThat(outcome(number, "admissibleApplications")).isEqualTo(3L);
        assertThat(team(number)).containsExactly(name(3), name(4));
        assertThat(entries(number, "applications", "result"))
                .containsExactlyInAnyOrder("selected", "selected", "reserve", "not_admissible", "not_admissible");
        assertThat(path(number))
                .containsSubsequence(
                        "StartEvent_ActivityApproved",
                        "UserTask_DraftTermsOfReference",
                        "ServiceTask_RenderTermsOfReference",
                        "UserTask_PrepareCall",
                        "ServiceTask_RegisterCall",
                        "ServiceTask_RenderCall",
                        "ServiceTask_PublishCall",
                        "SubProcess_CallOpen",
                        "StartEvent_CallOpened",
                        "Gateway_NextApplication",
                        "UserTask_AwaitApplication",
                        "ServiceTask_RecordApplication",
                        "ServiceTask_SendApplicationReceipt",
                        "Gateway_NextApplication",
                        "UserTask_AwaitApplication",
                        "BoundaryEvent_CallClosed",
                        "BusinessRuleTask_CheckAdmissibility",
                        "UserTask_ConfirmAdmissibility",
                        "Gateway_EnoughAdmissible",
                        "ServiceTask_RankApplications",
                        "UserTask_AdoptSelection",
                        "Gateway_SelectionAdopted",
                        "ServiceTask_RenderSelectionMinutes",
                        "ServiceTask_SendSelectionReplies",
                        "ServiceTask_SendTeamProposal",
                        "UserTask_AwaitPartnerConsent",
                        "Gateway_TeamAccepted",
                        "UserTask_ConfirmAvailability",
                        "Gateway_ExpertsAvailable",
                        "ServiceTask_RecordTeam",
                        "EndEvent_TeamRecruited")
                .doesNotContain("UserTask_ExtendCall", "ServiceTask_AppointReserve");
        assertThat(Collections.frequency(path(number), "UserTask_ScoreApplication"))
                .isEqualTo(3);
        assertThat(letters(number))
                .startsWith("call_publication to focal-points")
                .endsWith("team_consultation to partner");
        assertThat(Collections.frequency(letters(number), "application_receipt to applicant"))
                .isEqualTo(5);
        assertThat(Collections.frequency(letters(number), "selection_reply to applicants"))
                .isEqualTo(5);
        assertThat(letters(number)).hasSize(12);
        assertThat(made(number))
                .containsExactly("terms_of_reference v1", "call_for_experts v1", "selection_minutes v1");
        assertThat(milestones(number)).containsExactly("action_approved", "team_recruited");
    }

    @Test
    void a_call_without_an_answer_is_extended_and_the_activity_is_cancelled_when_nobody_comes_then() {
        CaseNumber number = publishedCall();

        driver.moveTo("2032-02-05");
        assertThat(driver.openElements(number))
                .as("there is nothing to confirm, and nobody to score")
                .containsExactly("UserTask_DecideWithoutExperts");
        driver.submit(number, "UserTask_DecideWithoutExperts", extended());
        driver.submit(number, "UserTask_ExtendCall", Map.of("callClosesOn", "2032-02-16"));
        assertThat(driver.openElements(number)).containsExactly("UserTask_AwaitApplication");
        assertThat(fact(number, "callClosesAt")).isEqualTo("2032-02-16T17:00");
        driver.moveTo("2032-02-19");
        driver.submit(number, "UserTask_DecideWithoutExperts", Map.of("missingExpertsDecision", "cancel_activity"));

        assertThat(outcome(number, "recruitmentOutcome")).isEqualTo("cancelled");
        assertThat(path(number))
                .containsSubsequence(
                        "BoundaryEvent_CallClosed",
                        "BusinessRuleTask_CheckAdmissibility",
                        "Gateway_AnyAdmissible",
                        "UserTask_DecideWithoutExperts",
                        "Gateway_CallExtended",
                        "UserTask_ExtendCall",
                        "ServiceTask_RegisterCall",
                        "ServiceTask_RenderCall",
                        "ServiceTask_PublishCall",
                        "SubProcess_CallOpen",
                        "BoundaryEvent_CallClosed",
                        "BusinessRuleTask_CheckAdmissibility",
                        "Gateway_AnyAdmissible",
                        "UserTask_DecideWithoutExperts",
                        "Gateway_CallExtended",
                        "ServiceTask_SendActivityCancellation",
                        "EndEvent_ActivityCancelled")
                .doesNotContain("UserTask_ConfirmAdmissibility", "UserTask_ScoreApplication");
        assertThat(letters(number))
                .containsExactly(
                        "call_publication to focal-points",
                        "call_publication to focal-points",
                        "activity_cancellation to partner");
        assertThat(made(number)).containsExactly("terms_of_reference v1", "call_for_experts v2");
        assertThat(milestones(number)).containsExactly("action_approved");
    }

    @Test
    void the_list_of_applications_says_when_each_came_as_its_reader_writes_it() {
        CaseNumber number = publishedCall();
        apply(number, 1, PUBLIC_ADMINISTRATION, "2032-01-26");
        // As an applicant on the public page leaves it: with the hour
        caseFile.enter(
                activity(number),
                "UserTask_AwaitApplication",
                "await-application",
                "coordinator",
                "tasklist",
                SampleAnswers.to(
                        "await-application", Answers.application(2, PUBLIC_ADMINISTRATION, "2032-01-27T14:05")));
        driver.moveTo("2032-02-05");
        String task = driver.task(number, "UserTask_ConfirmAdmissibility").getId();

        // Whether a comma or a word stands before the hour is for the language data of the runtime
        assertThat(received(task, Locale.UK).get(0)).isEqualTo("26 January 2032");
        assertThat(received(task, Locale.UK).get(1))
                .startsWith("27 January 2032")
                .endsWith(" 14:05");
        assertThat(received(task, Locale.FRENCH).get(1))
                .startsWith("27 janvier 2032")
                .endsWith(" 14:05");
        assertThat(received(task, Locale.forLanguageTag("es")).get(1))
                .startsWith("27 de enero de 2032")
                .endsWith(" 14:05");
    }

    private List<String> received(String task, Locale language) {
        return ((List<?>) taskForms.prefill(task, language).get("applications"))
                .stream()
                        .map(entry -> ((Map<?, ?>) entry).get("receivedAtInWords"))
                        .map(String::valueOf)
                        .toList();
    }

    @Test
    void after_an_annulled_selection_the_call_is_extended_and_all_compete_again() {
        CaseNumber number = publishedCall();
        rankedApplications(number, 9, 8);
        driver.submit(number, "UserTask_AdoptSelection", Map.of("selectionDecision", "annulled"));
        driver.submit(number, "UserTask_DecideWithoutExperts", extended());
        driver.submit(number, "UserTask_ExtendCall", Map.of("callClosesOn", "2032-02-16"));
        apply(number, 3, PUBLIC_ADMINISTRATION, "2032-02-06");
        driver.moveTo("2032-02-19");
        driver.submit(number, "UserTask_ConfirmAdmissibility", Map.of("admissibilityDecision", "proceed"));
        score(number, 5, 8, 10);
        driver.submit(number, "UserTask_AdoptSelection", Map.of("selectionDecision", "adopted"));
        driver.submit(number, "UserTask_AwaitPartnerConsent", Map.of("consentDecision", "accepted"));
        driver.submit(number, "UserTask_ConfirmAvailability", Map.of("availabilityDecision", "confirmed"));

        assertThat(outcome(number, "recruitmentOutcome")).isEqualTo("recruited");
        assertThat(team(number)).containsExactly(name(3), name(2));
        assertThat(path(number))
                .containsSubsequence(
                        "UserTask_AdoptSelection",
                        "Gateway_SelectionAdopted",
                        "UserTask_DecideWithoutExperts",
                        "Gateway_CallExtended",
                        "UserTask_ExtendCall",
                        "ServiceTask_RegisterCall",
                        "SubProcess_CallOpen",
                        "ServiceTask_RankApplications",
                        "UserTask_AdoptSelection",
                        "Gateway_SelectionAdopted",
                        "ServiceTask_RenderSelectionMinutes",
                        "EndEvent_TeamRecruited");
        assertThat(letters(number))
                .containsExactly(
                        "call_publication to focal-points",
                        "application_receipt to applicant",
                        "application_receipt to applicant",
                        "call_publication to focal-points",
                        "application_receipt to applicant",
                        "selection_reply to applicants",
                        "selection_reply to applicants",
                        "selection_reply to applicants",
                        "team_consultation to partner");
        assertThat(made(number))
                .containsExactly("terms_of_reference v1", "call_for_experts v2", "selection_minutes v1");
        assertThat(milestones(number)).containsExactly("action_approved", "team_recruited");
    }

    @Test
    void an_expert_to_whom_the_partner_objects_is_replaced_from_the_reserve_list() {
        CaseNumber number = publishedCall();
        rankedApplications(number, 9, 8, 5);
        driver.submit(number, "UserTask_AdoptSelection", Map.of("selectionDecision", "adopted"));
        assertThat(team(number)).containsExactly(name(1), name(2));
        driver.submit(
                number,
                "UserTask_AwaitPartnerConsent",
                Map.of(
                        "consentDecision",
                        "objected",
                        "objectedExpert",
                        reference(number, 0),
                        "consentRemarks",
                        "The expert has worked for another programme in the same districts."));
        assertThat(driver.openElements(number)).containsExactly("UserTask_ConfirmAvailability");
        assertThat(team(number)).containsExactly(name(2), name(3));
        driver.submit(number, "UserTask_ConfirmAvailability", Map.of("availabilityDecision", "confirmed"));

        assertThat(outcome(number, "recruitmentOutcome")).isEqualTo("recruited");
        assertThat(path(number))
                .endsWith(
                        "UserTask_AwaitPartnerConsent",
                        "Gateway_TeamAccepted",
                        "ServiceTask_AppointReserve",
                        "ServiceTask_SendReplacement",
                        "UserTask_ConfirmAvailability",
                        "Gateway_ExpertsAvailable",
                        "ServiceTask_RecordTeam",
                        "EndEvent_TeamRecruited");
        assertThat(letters(number)).endsWith("team_consultation to partner", "expert_replacement to partner");
        assertThat(milestones(number)).containsExactly("action_approved", "team_recruited");
    }

    @Test
    void when_nobody_is_left_to_replace_an_expert_who_withdraws_the_call_is_extended() {
        CaseNumber number = publishedCall();
        rankedApplications(number, 9, 8, 5);
        driver.submit(number, "UserTask_AdoptSelection", Map.of("selectionDecision", "adopted"));
        driver.submit(number, "UserTask_AwaitPartnerConsent", Map.of("consentDecision", "accepted"));
        withdraw(number, 0);
        assertThat(team(number)).containsExactly(name(2), name(3));
        withdraw(number, 0);

        assertThat(driver.openElements(number)).containsExactly("UserTask_DecideWithoutExperts");
        assertThat(team(number)).containsExactly(name(3));
        assertThat(letters(number)).endsWith("team_consultation to partner", "expert_replacement to partner");
        driver.submit(number, "UserTask_DecideWithoutExperts", extended());
        driver.submit(number, "UserTask_ExtendCall", Map.of("callClosesOn", "2032-02-16"));
        apply(number, 4, PUBLIC_ADMINISTRATION, "2032-02-06");
        driver.moveTo("2032-02-19");
        driver.submit(number, "UserTask_ConfirmAdmissibility", Map.of("admissibilityDecision", "proceed"));
        // Those who withdrew are not scored again.
        score(number, 5, 8);
        driver.submit(number, "UserTask_AdoptSelection", Map.of("selectionDecision", "adopted"));
        driver.submit(number, "UserTask_AwaitPartnerConsent", Map.of("consentDecision", "accepted"));
        driver.submit(number, "UserTask_ConfirmAvailability", Map.of("availabilityDecision", "confirmed"));

        assertThat(outcome(number, "recruitmentOutcome")).isEqualTo("recruited");
        assertThat(outcome(number, "admissibleApplications")).isEqualTo(2L);
        assertThat(team(number)).containsExactly(name(4), name(3));
        assertThat(path(number))
                .containsSubsequence(
                        "UserTask_ConfirmAvailability",
                        "Gateway_ExpertsAvailable",
                        "ServiceTask_AppointReserve",
                        "ServiceTask_SendReplacement",
                        "UserTask_ConfirmAvailability",
                        "Gateway_ExpertsAvailable",
                        "ServiceTask_AppointReserve",
                        "BoundaryEvent_ReserveListExhausted",
                        "UserTask_DecideWithoutExperts",
                        "UserTask_ExtendCall",
                        "ServiceTask_RegisterCall",
                        "UserTask_AdoptSelection",
                        "ServiceTask_RecordTeam",
                        "EndEvent_TeamRecruited");
        assertThat(made(number))
                .containsExactly("terms_of_reference v1", "call_for_experts v2", "selection_minutes v2");
        assertThat(milestones(number)).containsExactly("action_approved", "team_recruited");
    }

    @Test
    void when_the_coordinator_finds_too_few_applications_the_call_is_extended() {
        CaseNumber number = publishedCall();
        apply(number, 1, PUBLIC_ADMINISTRATION, "2032-01-26");
        driver.moveTo("2032-02-05");

        driver.submit(number, "UserTask_ConfirmAdmissibility", Map.of("admissibilityDecision", "not_enough"));
        driver.submit(number, "UserTask_DecideWithoutExperts", extended());

        assertThat(driver.openElements(number)).containsExactly("UserTask_ExtendCall");
    }

    @Test
    void when_nobody_reaches_the_points_asked_for_there_is_no_selection_to_adopt() {
        CaseNumber number = publishedCall();
        apply(number, 1, PUBLIC_ADMINISTRATION, "2032-01-26");
        driver.moveTo("2032-02-05");
        driver.submit(number, "UserTask_ConfirmAdmissibility", Map.of("admissibilityDecision", "proceed"));

        driver.submit(
                number,
                "UserTask_ScoreApplication",
                Map.of(
                        "technicalMatch", 5,
                        "practitionerExperience", 5,
                        "trainingSkills", 5,
                        "languageSkills", 5,
                        "regionalKnowledge", 1,
                        "impartialityDeclared", true));

        assertThat(driver.openElements(number)).containsExactly("UserTask_DecideWithoutExperts");
        assertThat(path(number))
                .endsWith("ServiceTask_RankApplications", "Gateway_AnySuitable", "UserTask_DecideWithoutExperts");
        driver.submit(number, "UserTask_DecideWithoutExperts", Map.of("missingExpertsDecision", "cancel_activity"));
        assertThat(outcome(number, "recruitmentOutcome")).isEqualTo("cancelled");
    }

    @Test
    void an_expert_with_a_conflict_of_interest_found_late_is_replaced_from_the_reserve_list() {
        CaseNumber number = publishedCall();
        rankedApplications(number, 9, 8, 5);
        driver.submit(number, "UserTask_AdoptSelection", Map.of("selectionDecision", "adopted"));
        driver.submit(number, "UserTask_AwaitPartnerConsent", Map.of("consentDecision", "accepted"));

        driver.submit(
                number,
                "UserTask_ConfirmAvailability",
                Map.of(
                        "availabilityDecision",
                        "expert_withdrew",
                        "withdrawnExpert",
                        reference(number, 0),
                        "withdrawalGround",
                        "conflict_of_interest",
                        "withdrawalReason",
                        "Worked for the supplier of the institution until last year."));

        assertThat(driver.openElements(number)).containsExactly("UserTask_ConfirmAvailability");
        assertThat(team(number)).containsExactly(name(2), name(3));
        assertThat(fact(number, "withdrawalGround")).isEqualTo("conflict_of_interest");
        assertThat(letters(number)).endsWith("expert_replacement to partner");
    }

    private static Map<String, Object> extended() {
        return Map.of(
                "missingExpertsDecision", "extend_call", "missingExpertsMeasures", List.of("focal_points", "pool"));
    }

    /** A call that closes on 2 February at five; what comes by post is recorded for two days more. */
    private CaseNumber publishedCall() {
        CaseNumber number = approved("2032-01-12");
        startActivity(number);
        driver.submit(number, "UserTask_DraftTermsOfReference", Map.of());
        driver.submit(
                number,
                "UserTask_PrepareCall",
                Map.of(
                        "eligibleKinds",
                        List.of(PUBLIC_ADMINISTRATION, "eu_mandated_body"),
                        "callOpensOn",
                        "2032-01-19",
                        "callClosesOn",
                        "2032-02-02"));
        assertThat(driver.openElements(number)).containsExactly("UserTask_AwaitApplication");
        assertThat(letters(number)).containsExactly("call_publication to focal-points");
        return number;
    }

    private void apply(CaseNumber number, int applicant, String employerKind, String receivedOn) {
        driver.submit(number, "UserTask_AwaitApplication", Answers.application(applicant, employerKind, receivedOn));
    }

    /** As many applications as there are strengths, all admissible, scored once the call has closed. */
    private void rankedApplications(CaseNumber number, int... strengths) {
        for (int applicant = 1; applicant <= strengths.length; applicant++) {
            apply(number, applicant, PUBLIC_ADMINISTRATION, "2032-01-26");
        }
        driver.moveTo("2032-02-05");
        driver.submit(number, "UserTask_ConfirmAdmissibility", Map.of("admissibilityDecision", "proceed"));
        score(number, strengths);
    }

    /** Scores every admissible application; the first strength is that of the application registered first. */
    private void score(CaseNumber number, int... strengths) {
        List<Task> tasks = driver.tasks(number, "UserTask_ScoreApplication");
        assertThat(tasks).hasSameSizeAs(strengths);
        for (Task task : tasks) {
            int item = (Integer) taskService.getVariable(task.getId(), "loopCounter");
            driver.submit(task, Answers.score(strengths[item]));
        }
    }

    /** The expert with this rank in the team, from 0, withdraws. */
    private void withdraw(CaseNumber number, int expert) {
        driver.submit(
                number,
                "UserTask_ConfirmAvailability",
                Map.of(
                        "availabilityDecision",
                        "expert_withdrew",
                        "withdrawnExpert",
                        reference(number, expert),
                        "withdrawalReason",
                        "Called back by the employer"));
    }

    private Object reference(CaseNumber number, int expert) {
        return entries(number, "experts", "reference").get(expert);
    }

    private static String name(int applicant) {
        return "Given Applicant" + applicant;
    }
}
