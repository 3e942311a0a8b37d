package eu.socieux.paths;

import static org.assertj.core.api.Assertions.assertThat;

import eu.socieux.documents.Documents;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import eu.socieux.scenario.Answers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ActionPlanningPathIT extends ProcessPaths {

    // A Monday in September: six weeks without a public holiday follow.
    private static final String STARTED_ON = "2032-09-06";

    private static final List<String> LETTERS_UNTIL_APPROVAL =
            List.of("plan_acceptance to partner", "submission to commission");

    @Autowired
    private Documents documents;

    ActionPlanningPathIT() {
        super("action-planning");
    }

    @Test
    void an_accepted_plan_is_approved_and_gets_its_code() {
        CaseNumber number = planning();

        draft(number, 2);
        accept(number);
        submit(number);
        approve(number, "approved");

        assertThat(outcome(number, "planningOutcome")).isEqualTo("approved");
        assertThat(outcome(number, "activityCount")).isEqualTo(2L);
        assertThat(path(number))
                .containsExactly(
                        "StartEvent_FineTuningStarted",
                        "UserTask_DraftActionPlan",
                        "ServiceTask_RenderActionForm",
                        "ServiceTask_SendPlanForAcceptance",
                        "UserTask_AwaitPartnerAcceptance",
                        "Gateway_PlanAccepted",
                        "UserTask_SubmitActionForm",
                        "Gateway_ActionFormSubmitted",
                        "ServiceTask_SendSubmission",
                        "UserTask_ApproveAction",
                        "Gateway_ActionApproved",
                        "ServiceTask_RegisterAction",
                        "ServiceTask_RenderApprovedActionForm",
                        "ServiceTask_SendApproval",
                        "ServiceTask_SendApprovalToDelegation",
                        "EndEvent_ActionApproved");
        assertThat(letters(number))
                .containsExactly(
                        "plan_acceptance to partner",
                        "submission to commission",
                        "approval to partner",
                        "approval_copy to delegation");
        assertThat(milestones(number)).containsExactly("action_approved");
        assertThat(documents.onFile(CaseScope.wholeCase(number), "action_form")).isTrue();
    }

    @Test
    void an_action_approved_with_changes_is_an_approved_action() {
        CaseNumber number = planning();

        draft(number, 1);
        accept(number);
        submit(number);
        approve(number, "approved_with_changes");

        assertThat(outcome(number, "planningOutcome")).isEqualTo("approved");
        assertThat(path(number))
                .endsWith(
                        "UserTask_ApproveAction",
                        "Gateway_ActionApproved",
                        "ServiceTask_RegisterAction",
                        "ServiceTask_RenderApprovedActionForm",
                        "ServiceTask_SendApproval",
                        "ServiceTask_SendApprovalToDelegation",
                        "EndEvent_ActionApproved");
        assertThat(milestones(number)).containsExactly("action_approved");
    }

    @Test
    void the_partner_wants_changes_and_gets_a_new_plan() {
        CaseNumber number = planning();

        draft(number, 2);
        driver.submit(number, "UserTask_AwaitPartnerAcceptance", Map.of("partnerDecision", "changes_requested"));
        assertThat(driver.openElements(number)).containsExactly("UserTask_DraftActionPlan");
        draft(number, 1);
        accept(number);

        assertThat(driver.openElements(number)).containsExactly("UserTask_SubmitActionForm");
        assertThat(path(number))
                .containsSubsequence(
                        "UserTask_AwaitPartnerAcceptance",
                        "Gateway_PlanAccepted",
                        "UserTask_DraftActionPlan",
                        "ServiceTask_RenderActionForm",
                        "ServiceTask_SendPlanForAcceptance",
                        "UserTask_AwaitPartnerAcceptance",
                        "UserTask_SubmitActionForm");
        assertThat(letters(number)).containsExactly("plan_acceptance to partner", "plan_acceptance to partner");
        assertThat(milestones(number)).isEmpty();
    }

    @Test
    void the_partner_withdraws_its_request() {
        CaseNumber number = planning();

        draft(number, 1);
        driver.submit(number, "UserTask_AwaitPartnerAcceptance", Map.of("partnerDecision", "withdrawn"));

        assertThat(outcome(number, "planningOutcome")).isEqualTo("withdrawn");
        assertThat(path(number))
                .endsWith("Gateway_PlanAccepted", "ServiceTask_SendWithdrawalConfirmation", "EndEvent_RequestWithdrawn")
                .doesNotContain("UserTask_SubmitActionForm");
        assertThat(letters(number)).containsExactly("plan_acceptance to partner", "withdrawal_confirmation to partner");
        assertThat(milestones(number)).isEmpty();
    }

    @Test
    void a_partner_who_does_not_answer_is_reminded_after_five_working_days() {
        CaseNumber number = planning();

        draft(number, 1);
        days(6);
        assertThat(letters(number)).containsExactly("plan_acceptance to partner");
        days(1);
        assertThat(letters(number))
                .containsExactly("plan_acceptance to partner", "plan_acceptance_reminder to partner");
        accept(number);

        assertThat(driver.openElements(number)).containsExactly("UserTask_SubmitActionForm");
        assertThat(path(number))
                .containsSubsequence(
                        "BoundaryEvent_AcceptanceReminderDue",
                        "ServiceTask_SendAcceptanceReminder",
                        "EndEvent_AcceptanceReminded");
    }

    @Test
    void the_team_leader_returns_the_plan_before_the_commission_sees_it() {
        CaseNumber number = planning();

        draft(number, 1);
        accept(number);
        driver.submit(number, "UserTask_SubmitActionForm", Map.of("submissionDecision", "returned"));

        assertThat(driver.openElements(number)).containsExactly("UserTask_DraftActionPlan");
        assertThat(path(number))
                .containsSubsequence(
                        "UserTask_SubmitActionForm", "Gateway_ActionFormSubmitted", "UserTask_DraftActionPlan")
                .doesNotContain("ServiceTask_SendSubmission");
        assertThat(letters(number)).containsExactly("plan_acceptance to partner");
    }

    @Test
    void the_commission_returns_the_plan_and_approves_the_next_one() {
        CaseNumber number = planning();

        draft(number, 3);
        accept(number);
        submit(number);
        driver.submit(
                number,
                "UserTask_ApproveAction",
                Map.of("approvalDecision", "returned", "approvalComments", "Fewer activities."));
        assertThat(driver.openElements(number)).containsExactly("UserTask_DraftActionPlan");
        draft(number, 1);
        accept(number);
        submit(number);
        approve(number, "approved");

        assertThat(outcome(number, "planningOutcome")).isEqualTo("approved");
        assertThat(outcome(number, "activityCount")).isEqualTo(1L);
        assertThat(path(number))
                .containsSubsequence(
                        "UserTask_ApproveAction",
                        "Gateway_ActionApproved",
                        "UserTask_DraftActionPlan",
                        "ServiceTask_SendPlanForAcceptance",
                        "ServiceTask_SendSubmission",
                        "UserTask_ApproveAction",
                        "EndEvent_ActionApproved");
        assertThat(letters(number))
                .containsExactly(
                        "plan_acceptance to partner",
                        "submission to commission",
                        "plan_acceptance to partner",
                        "submission to commission",
                        "approval to partner",
                        "approval_copy to delegation");
        assertThat(milestones(number)).containsExactly("action_approved");
    }

    @Test
    void the_commission_rejects_the_action() {
        CaseNumber number = planning();

        draft(number, 1);
        accept(number);
        submit(number);
        driver.submit(
                number, "UserTask_ApproveAction", Map.of("approvalDecision", "rejected", "approvalGround", "budget"));

        assertThat(outcome(number, "planningOutcome")).isEqualTo("rejected");
        assertThat(path(number))
                .endsWith(
                        "Gateway_ActionApproved",
                        "ServiceTask_SendActionRejection",
                        "ServiceTask_SendActionRejectionCopy",
                        "EndEvent_ActionRejected")
                .doesNotContain("ServiceTask_RegisterAction");
        assertThat(letters(number))
                .containsExactly(
                        "plan_acceptance to partner",
                        "submission to commission",
                        "action_rejection to partner",
                        "action_rejection_copy to delegation");
        assertThat(milestones(number)).isEmpty();
    }

    @Test
    void a_late_approval_is_reminded_and_then_taken_to_the_steering_committee() {
        CaseNumber number = planning();

        draft(number, 1);
        accept(number);
        submit(number);
        days(8);
        assertThat(letters(number)).containsExactlyElementsOf(LETTERS_UNTIL_APPROVAL);
        days(1);
        assertThat(letters(number)).endsWith("approval_reminder to commission");
        days(11);
        assertThat(letters(number)).endsWith("approval_reminder to commission");
        days(1);
        assertThat(letters(number))
                .endsWith("approval_reminder to commission", "approval_escalation to steering-committee");
        assertThat(driver.openElements(number)).containsExactly("UserTask_ApproveAction");
        approve(number, "approved");

        assertThat(outcome(number, "planningOutcome")).isEqualTo("approved");
        assertThat(path(number))
                .containsSubsequence(
                        "BoundaryEvent_ApprovalReminderDue",
                        "ServiceTask_SendApprovalReminder",
                        "EndEvent_ApprovalReminded")
                .containsSubsequence(
                        "BoundaryEvent_ApprovalOverdue", "ServiceTask_EscalateApproval", "EndEvent_ApprovalEscalated");
    }

    private CaseNumber planning() {
        CaseNumber number = cases.screened(STARTED_ON);
        start(number);
        return number;
    }

    private void draft(CaseNumber number, int activities) {
        driver.submit(number, "UserTask_DraftActionPlan", Answers.plan(activities, today().plusMonths(2)));
    }

    private void accept(CaseNumber number) {
        driver.file(number, null, "partner_acceptance");
        driver.submit(number, "UserTask_AwaitPartnerAcceptance", Map.of("partnerDecision", "accepted"));
    }

    private void submit(CaseNumber number) {
        driver.submit(number, "UserTask_SubmitActionForm", Map.of("submissionDecision", "submitted"));
    }

    private void approve(CaseNumber number, String decision) {
        Map<String, Object> answers = new HashMap<>();
        answers.put("approvalDecision", decision);
        answers.put("approvalDate", today().toString());
        driver.submit(number, "UserTask_ApproveAction", answers);
    }
}
