package eu.socieux.paths;

import static org.assertj.core.api.Assertions.assertThat;

import eu.socieux.documents.Documents;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import eu.socieux.scenario.Answers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RequestIntakePathIT extends ProcessPaths {

    // A Monday: five weeks without a public holiday follow.
    private static final String RECEIVED_ON = "2031-09-08";

    @Autowired
    private Documents documents;

    RequestIntakePathIT() {
        super("request-intake");
    }

    @Test
    void a_complete_and_eligible_request_is_accepted() {
        CaseNumber number = newRequest();

        driver.submit(number, "UserTask_ScreenRequest", Answers.screening());
        driver.submit(number, "UserTask_AssessEligibility", Map.of("eligibilityDecision", "proceed"));

        assertThat(outcome(number, "intakeOutcome")).isEqualTo("accepted");
        assertThat(path(number))
                .containsExactly(
                        "StartEvent_RequestFiled",
                        "ServiceTask_SendAcknowledgement",
                        "BusinessRuleTask_CheckCompleteness",
                        "UserTask_ScreenRequest",
                        "ServiceTask_RelateRequests",
                        "Gateway_RequestByItself",
                        "BusinessRuleTask_ListGaps",
                        "Gateway_RequestComplete",
                        "BusinessRuleTask_ProposeEligibility",
                        "UserTask_AssessEligibility",
                        "Gateway_RequestEligible",
                        "ServiceTask_RenderEligibilitySheet",
                        "ServiceTask_RecordAcceptance",
                        "EndEvent_RequestAccepted");
        assertThat(outcome(number, "eligibilityProposal")).isEqualTo("proceed");
        assertThat(letters(number)).containsExactly("acknowledgement to partner");
        assertThat(milestones(number)).containsExactly("request_accepted");
        assertThat(documents.onFile(CaseScope.wholeCase(number), "eligibility_sheet"))
                .isTrue();
    }

    @Test
    void a_rejection_is_sent_once_the_team_leader_confirms_it() {
        CaseNumber number = newRequest();

        driver.submit(number, "UserTask_ScreenRequest", Answers.screening());
        driver.submit(number, "UserTask_AssessEligibility", rejection());
        driver.submit(number, "UserTask_ConfirmRejection", Map.of("rejectionDecision", "confirmed"));

        assertThat(outcome(number, "intakeOutcome")).isEqualTo("rejected");
        assertThat(path(number))
                .endsWith(
                        "UserTask_AssessEligibility",
                        "Gateway_RequestEligible",
                        "UserTask_ConfirmRejection",
                        "Gateway_RejectionConfirmed",
                        "ServiceTask_SendRejection",
                        "ServiceTask_SendRejectionCopy",
                        "EndEvent_RequestRejected");
        assertThat(letters(number))
                .containsExactly("acknowledgement to partner", "rejection to partner", "rejection_copy to delegation");
        assertThat(milestones(number)).isEmpty();
    }

    @Test
    void the_team_leader_overrules_a_rejection_and_the_request_is_assessed_again() {
        CaseNumber number = newRequest();

        driver.submit(number, "UserTask_ScreenRequest", Answers.screening());
        driver.submit(number, "UserTask_AssessEligibility", rejection());
        driver.submit(number, "UserTask_ConfirmRejection", Map.of("rejectionDecision", "overruled"));
        driver.submit(number, "UserTask_AssessEligibility", Map.of("eligibilityDecision", "proceed"));

        assertThat(outcome(number, "intakeOutcome")).isEqualTo("accepted");
        assertThat(path(number))
                .containsSubsequence(
                        "UserTask_AssessEligibility",
                        "UserTask_ConfirmRejection",
                        "Gateway_RejectionConfirmed",
                        "UserTask_AssessEligibility",
                        "EndEvent_RequestAccepted")
                .doesNotContain("ServiceTask_SendRejection", "ServiceTask_SendRejectionCopy");
        assertThat(letters(number)).containsExactly("acknowledgement to partner");
        assertThat(milestones(number)).containsExactly("request_accepted");
    }

    @Test
    void an_incomplete_request_is_screened_again_once_the_partner_has_answered() {
        CaseNumber number = newRequest();

        driver.submit(number, "UserTask_ScreenRequest", Answers.incomplete("The signature is missing."));
        assertThat(letters(number)).endsWith("clarification to partner");
        days(3);
        answer(number);
        driver.submit(number, "UserTask_ScreenRequest", Answers.screening());
        driver.submit(number, "UserTask_AssessEligibility", Map.of("eligibilityDecision", "proceed"));

        assertThat(outcome(number, "intakeOutcome")).isEqualTo("accepted");
        assertThat(path(number))
                .containsSubsequence(
                        "UserTask_ScreenRequest",
                        "BusinessRuleTask_ListGaps",
                        "Gateway_RequestComplete",
                        "ServiceTask_SendClarification",
                        "UserTask_AwaitClarification",
                        "Gateway_ClarificationAnswered",
                        "BusinessRuleTask_CheckCompleteness",
                        "UserTask_ScreenRequest",
                        "Gateway_RequestComplete",
                        "BusinessRuleTask_ProposeEligibility",
                        "EndEvent_RequestAccepted")
                .doesNotContain("ServiceTask_SendClarificationReminder");
        assertThat(letters(number)).containsExactly("acknowledgement to partner", "clarification to partner");
    }

    @Test
    void the_action_manager_too_can_ask_for_clarification() {
        CaseNumber number = newRequest();

        driver.submit(number, "UserTask_ScreenRequest", Answers.screening());
        driver.submit(
                number,
                "UserTask_AssessEligibility",
                Map.of("eligibilityDecision", "clarify", "clarificationNeeded", "Who runs the registry?"));
        answer(number);

        assertThat(driver.openElements(number)).containsExactly("UserTask_ScreenRequest");
        assertThat(path(number))
                .containsSubsequence(
                        "Gateway_RequestEligible",
                        "ServiceTask_SendClarification",
                        "UserTask_AwaitClarification",
                        "UserTask_ScreenRequest");
        assertThat(letters(number)).containsExactly("acknowledgement to partner", "clarification to partner");
    }

    @Test
    void a_partner_who_withdraws_gets_a_confirmation() {
        CaseNumber number = newRequest();

        driver.submit(number, "UserTask_ScreenRequest", Answers.incomplete("The signature is missing."));
        driver.submit(number, "UserTask_AwaitClarification", Map.of("clarificationDecision", "withdrawn"));

        assertThat(outcome(number, "intakeOutcome")).isEqualTo("withdrawn");
        assertThat(path(number))
                .endsWith(
                        "UserTask_AwaitClarification",
                        "Gateway_ClarificationAnswered",
                        "ServiceTask_SendWithdrawalConfirmation",
                        "EndEvent_RequestWithdrawn");
        assertThat(letters(number))
                .containsExactly(
                        "acknowledgement to partner", "clarification to partner", "withdrawal_confirmation to partner");
        assertThat(milestones(number)).isEmpty();
    }

    @Test
    void a_silent_partner_is_reminded_after_ten_working_days_and_the_request_lapses_after_forty() {
        CaseNumber number = newRequest();
        driver.submit(number, "UserTask_ScreenRequest", Answers.incomplete("The signature is missing."));

        days(13);
        assertThat(letters(number)).doesNotContain("clarification_reminder to partner");
        days(1);
        assertThat(letters(number)).endsWith("clarification_reminder to partner");
        assertThat(driver.openElements(number)).containsExactly("UserTask_AwaitClarification");
        days(41);
        assertThat(driver.openElements(number)).containsExactly("UserTask_AwaitClarification");
        days(1);
        assertThat(driver.openElements(number)).containsExactly("UserTask_AwaitRevival");
        days(360);
        assertThat(driver.openElements(number)).containsExactly("UserTask_AwaitRevival");
        days(10);

        assertThat(outcome(number, "intakeOutcome")).isEqualTo("lapsed");
        assertThat(path(number))
                .containsSubsequence(
                        "UserTask_AwaitClarification",
                        "BoundaryEvent_ClarificationLapsed",
                        "ServiceTask_SendLapseNotice",
                        "ServiceTask_RecordLapse",
                        "UserTask_AwaitRevival",
                        "BoundaryEvent_RevivalPeriodEnded",
                        "EndEvent_RequestLapsed")
                .containsSubsequence(
                        "BoundaryEvent_ClarificationReminderDue",
                        "ServiceTask_SendClarificationReminder",
                        "EndEvent_ClarificationReminded")
                .doesNotContain("Gateway_ClarificationAnswered");
        assertThat(letters(number))
                .containsExactly(
                        "acknowledgement to partner",
                        "clarification to partner",
                        "clarification_reminder to partner",
                        "lapse_notice to partner");
        assertThat(milestones(number)).containsExactly("request_lapsed");
    }

    @Test
    void a_lapsed_request_is_taken_up_again_under_its_number_when_the_partner_answers_late() {
        CaseNumber number = lapsed();

        days(100);
        driver.file(number, null, "clarification_answer");
        driver.submit(number, "UserTask_AwaitRevival", Map.of("revivalDecision", "revived"));
        driver.submit(number, "UserTask_ScreenRequest", Answers.screening());
        driver.submit(number, "UserTask_AssessEligibility", Map.of("eligibilityDecision", "proceed"));

        assertThat(outcome(number, "intakeOutcome")).isEqualTo("accepted");
        assertThat(path(number))
                .containsSubsequence(
                        "ServiceTask_RecordLapse",
                        "UserTask_AwaitRevival",
                        "Gateway_RequestRevived",
                        "ServiceTask_RecordRevival",
                        "UserTask_ScreenRequest",
                        "EndEvent_RequestAccepted");
        assertThat(milestones(number)).containsExactly("request_lapsed", "request_revived", "request_accepted");
    }

    @Test
    void a_partner_who_gives_a_lapsed_request_up_ends_it_for_good() {
        CaseNumber number = lapsed();

        driver.submit(number, "UserTask_AwaitRevival", Map.of("revivalDecision", "given_up"));

        assertThat(outcome(number, "intakeOutcome")).isEqualTo("lapsed");
        assertThat(path(number)).endsWith("UserTask_AwaitRevival", "Gateway_RequestRevived", "EndEvent_RequestLapsed");
    }

    @Test
    void a_request_that_was_sent_twice_is_merged_into_the_first() {
        CaseNumber first = newRequest("Fund for what is sent twice");
        CaseNumber second = newRequest("Fund for what is sent twice");

        driver.submit(
                second, "UserTask_ScreenRequest", Map.of("duplicateDecision", "merge", "otherRequest", first.value()));

        assertThat(outcome(second, "intakeOutcome")).isEqualTo("merged");
        assertThat(outcome(second, "requestRelation")).isEqualTo("merged");
        assertThat(path(second))
                .endsWith(
                        "UserTask_ScreenRequest",
                        "ServiceTask_RelateRequests",
                        "Gateway_RequestByItself",
                        "ServiceTask_SendMergeNotice",
                        "EndEvent_RequestMerged");
        assertThat(letters(second)).containsExactly("acknowledgement to partner", "merge_notice to partner");
        assertThat(milestones(second)).containsExactly("request_merged");
    }

    @Test
    void a_second_request_of_an_institution_waits_and_is_screened_again_once_released() {
        CaseNumber first = newRequest("Fund with two requests");
        CaseNumber second = newRequest("Fund with two requests");

        driver.submit(
                second, "UserTask_ScreenRequest", Map.of("duplicateDecision", "hold", "otherRequest", first.value()));
        assertThat(driver.openElements(second)).containsExactly("UserTask_ReviewHeldRequest");
        driver.submit(second, "UserTask_ReviewHeldRequest", Map.of("releaseReason", "It goes first, as agreed."));

        assertThat(path(second))
                .containsSubsequence(
                        "Gateway_RequestByItself",
                        "ServiceTask_SendHoldNotice",
                        "UserTask_ReviewHeldRequest",
                        "ServiceTask_ReleaseRequest",
                        "BusinessRuleTask_CheckCompleteness",
                        "UserTask_ScreenRequest");
        assertThat(letters(second)).containsExactly("acknowledgement to partner", "hold_notice to partner");
        assertThat(milestones(second)).containsExactly("request_held", "request_released");
    }

    private CaseNumber newRequest(String institution) {
        CaseNumber number = cases.received(RECEIVED_ON);
        cases.note(number, Map.of("institutionName", institution, "country", "MW"));
        start(number);
        return number;
    }

    private CaseNumber lapsed() {
        CaseNumber number = newRequest();
        driver.submit(number, "UserTask_ScreenRequest", Answers.incomplete("The signature is missing."));
        days(56);
        assertThat(driver.openElements(number)).containsExactly("UserTask_AwaitRevival");
        return number;
    }

    private CaseNumber newRequest() {
        CaseNumber number = cases.received(RECEIVED_ON);
        start(number);
        return number;
    }

    private void answer(CaseNumber number) {
        driver.file(number, null, "clarification_answer");
        driver.submit(number, "UserTask_AwaitClarification", Map.of("clarificationDecision", "answered"));
    }

    private static Map<String, Object> rejection() {
        return Map.of("eligibilityDecision", "reject", "rejectionGround", "capacity");
    }
}
