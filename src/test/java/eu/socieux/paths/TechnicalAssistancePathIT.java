package eu.socieux.paths;

import static org.assertj.core.api.Assertions.assertThat;

import eu.socieux.records.CaseFacts;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import eu.socieux.scenario.Answers;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class TechnicalAssistancePathIT extends ProcessPaths {

    @Autowired
    private TaskService taskService;

    @Autowired
    private HistoryService historyService;

    @Autowired
    private CaseFacts caseFacts;

    TechnicalAssistancePathIT() {
        super("technical-assistance");
    }

    @Test
    void a_rejected_request_is_closed_without_an_action() {
        CaseNumber number = newCase();

        driver.submit(number, "UserTask_ScreenRequest", Answers.screening());
        driver.submit(
                number,
                "UserTask_AssessEligibility",
                Map.of("eligibilityDecision", "reject", "rejectionGround", "country"));
        driver.submit(number, "UserTask_ConfirmRejection", Map.of("rejectionDecision", "confirmed"));

        assertThat(driver.isEnded(number)).isTrue();
        assertThat(outcome(number, "intakeOutcome")).isEqualTo("rejected");
        assertThat(path(number))
                .containsExactly(
                        "StartEvent_RequestRegistered",
                        "CallActivity_RequestIntake",
                        "Gateway_RequestAccepted",
                        "EndEvent_RequestClosed");
        assertThat(driver.instances(number, "delegation-consultation")).isEmpty();
        assertThat(letters(number))
                .containsExactly("acknowledgement to partner", "rejection to partner", "rejection_copy to delegation");
        assertThat(milestones(number)).isEmpty();
    }

    @Test
    void a_request_of_a_partner_who_withdraws_during_planning_ends_without_approval() {
        CaseNumber number = consulted();

        draft(number, 1);
        driver.submit(number, "UserTask_AwaitPartnerAcceptance", Map.of("partnerDecision", "withdrawn"));

        assertThat(driver.isEnded(number)).isTrue();
        assertThat(outcome(number, "planningOutcome")).isEqualTo("withdrawn");
        assertThat(path(number))
                .endsWith("CallActivity_ActionPlanning", "Gateway_ActionApproved", "EndEvent_ActionRejected");
        assertThat(milestones(number)).containsExactly("request_accepted", "delegation_answered");
    }

    @Test
    void a_rejected_action_recruits_nobody() {
        CaseNumber number = consulted();

        draft(number, 1);
        submitted(number);
        driver.submit(
                number, "UserTask_ApproveAction", Map.of("approvalDecision", "rejected", "approvalGround", "budget"));

        assertThat(driver.isEnded(number)).isTrue();
        assertThat(outcome(number, "planningOutcome")).isEqualTo("rejected");
        assertThat(outcome(number, "delegationOpinion")).isEqualTo("no_objection");
        assertThat(path(number))
                .containsExactly(
                        "StartEvent_RequestRegistered",
                        "CallActivity_RequestIntake",
                        "Gateway_RequestAccepted",
                        "CallActivity_DelegationConsultation",
                        "CallActivity_ActionPlanning",
                        "Gateway_ActionApproved",
                        "EndEvent_ActionRejected");
        assertThat(driver.instances(number, "expert-recruitment")).isEmpty();
        assertThat(letters(number)).endsWith("action_rejection to partner", "action_rejection_copy to delegation");
    }

    @Test
    void each_activity_goes_its_own_way_and_the_action_is_evaluated_when_all_have_ended() {
        CaseNumber number = consulted();
        draft(number, 2);
        submitted(number);
        driver.submit(
                number,
                "UserTask_ApproveAction",
                Map.of("approvalDecision", "approved", "approvalDate", today().toString()));
        assertThat(milestones(number)).endsWith("action_approved");

        callClosed(number);
        submit(number, 2, "UserTask_DecideWithoutExperts", Map.of("missingExpertsDecision", "cancel_activity"));
        assertThat(path(number)).contains("EndEvent_ActivityCancelled").doesNotContain("CallActivity_Evaluation");
        recruited(number);
        contractsSigned(number);
        submit(
                number,
                1,
                "UserTask_AwaitMissionEnd",
                Map.of("missionDecision", "cancelled", "postponementReason", "The institution was dissolved."));
        evaluated(number);
        days(190);
        driver.submit(number, "UserTask_AwaitSixMonthAnswer", Map.of("followUpDecision", "closed"));

        assertThat(driver.isEnded(number)).isTrue();
        assertThat(outcome(number, "activityCount")).isEqualTo(2L);
        assertThat(path(number))
                .containsSubsequence(
                        "Gateway_ActionApproved",
                        "SubProcess_Activity#multiInstanceBody",
                        "SubProcess_Activity",
                        "StartEvent_ActivityPlanned",
                        "CallActivity_ExpertRecruitment",
                        "Gateway_TeamRecruited",
                        "CallActivity_ActivityDelivery",
                        "Gateway_TeamLost",
                        "EndEvent_ActivityEnded",
                        "CallActivity_Evaluation",
                        "CallActivity_FollowUp",
                        "EndEvent_FileClosed");
        assertThat(path(number).stream().filter("CallActivity_ActivityDelivery"::equals))
                .as("delivered activities: the one with a team")
                .hasSize(1);
        assertThat(historicOutcomes(number, "recruitmentOutcome")).containsExactlyInAnyOrder("recruited", "cancelled");
        assertThat(historicOutcomes(number, "deliveryOutcome")).containsExactlyInAnyOrder("cancelled", "open");
        assertThat(milestones(number))
                .containsExactly(
                        "request_accepted",
                        "delegation_answered",
                        "action_approved",
                        "team_recruited",
                        "action_closed",
                        "follow_up_closed");
        assertThat(letters(number).stream().filter("activity_cancellation to partner"::equals))
                .hasSize(2);
        assertThat(letters(number))
                .endsWith("closure to partner", "closure_copy to delegation", "follow_up to partner");
    }

    @Test
    void a_request_withdrawn_before_it_was_examined_concerns_the_partner_only() {
        CaseNumber number = newCase();

        withdraw(number);

        assertThat(driver.isEnded(number)).isTrue();
        assertThat(driver.openElements(number)).isEmpty();
        assertThat(path(number))
                .containsExactly(
                        "StartEvent_RequestRegistered",
                        "CallActivity_RequestIntake",
                        "BoundaryEvent_RequestWithdrawnInIntake",
                        "ServiceTask_SendWithdrawalConfirmation",
                        "ServiceTask_RecordWithdrawal",
                        "EndEvent_RequestWithdrawn");
        assertThat(letters(number)).containsExactly("acknowledgement to partner", "withdrawal_confirmation to partner");
        assertThat(milestones(number)).containsExactly("request_withdrawn");
    }

    @Test
    void a_request_withdrawn_while_the_Delegation_is_consulted_is_withdrawn_towards_the_Delegation_too() {
        CaseNumber number = screened();

        withdraw(number);

        assertThat(driver.isEnded(number)).isTrue();
        assertThat(path(number))
                .endsWith(
                        "BoundaryEvent_RequestWithdrawnInConsultation",
                        "Gateway_WithdrawnBeforeApproval",
                        "Gateway_WithdrawnAfterIntake",
                        "ServiceTask_SendWithdrawalCopy",
                        "ServiceTask_ReleaseExpertsOfWithdrawnRequest",
                        "ServiceTask_SendWithdrawalConfirmation",
                        "ServiceTask_RecordWithdrawal",
                        "EndEvent_RequestWithdrawn");
        assertThat(letters(number))
                .endsWith("withdrawal_copy to delegation", "withdrawal_confirmation to partner")
                .doesNotContain("engagement_ended to engaged-experts");
    }

    @Test
    void a_request_withdrawn_while_the_action_is_planned_ends_with_its_plan() {
        CaseNumber number = consulted();

        withdraw(number);

        assertThat(driver.isEnded(number)).isTrue();
        assertThat(path(number))
                .containsSubsequence("BoundaryEvent_RequestWithdrawnInPlanning", "EndEvent_RequestWithdrawn");
        assertThat(milestones(number)).endsWith("delegation_answered", "request_withdrawn");
    }

    @Test
    void a_request_withdrawn_during_the_action_ends_every_activity_and_releases_the_experts() {
        CaseNumber number = approved(2);
        callClosed(number);
        recruited(number);
        assertThat(driver.openElements(number))
                .containsExactly("UserTask_DecideWithoutExperts", "UserTask_PrepareContracts");

        withdraw(number);

        assertThat(driver.isEnded(number)).isTrue();
        assertThat(driver.openElements(number)).isEmpty();
        assertThat(driver.instances(number, "activity-delivery"))
                .as("deliveries are ended, not left running")
                .allMatch(instance -> instance.getEndTime() != null);
        assertThat(path(number))
                .containsSubsequence("BoundaryEvent_RequestWithdrawnInImplementation", "EndEvent_RequestWithdrawn")
                .doesNotContain("CallActivity_Evaluation");
        assertThat(letters(number))
                .endsWith(
                        "withdrawal_copy to delegation",
                        "engagement_ended to engaged-experts",
                        "withdrawal_confirmation to partner");
        assertThat(milestones(number)).endsWith("team_recruited", "request_withdrawn");
    }

    @Test
    void nothing_is_withdrawn_once_delivery_has_ended() {
        CaseNumber number = approved(1);
        assertThat(driver.awaitedEvents(number))
                .containsExactly("intake.requestWithdrawn", "planning.actionCancelled", "planning.actionSuspended");
        delivered(number);

        assertThat(driver.openElements(number)).containsExactly("UserTask_DraftEvaluationReport");
        assertThat(driver.awaitedEvents(number)).isEmpty();
    }

    @Test
    void an_action_cancelled_midway_is_closed_with_its_reason_and_its_costs() {
        CaseNumber number = approved(2);
        callClosed(number);
        recruited(number);

        driver.happens(
                number,
                "planning.actionCancelled",
                Map.of(
                        "cancelledBy",
                        "commission",
                        "cancellationReason",
                        "The means are needed for emergency aid.",
                        "cancellationCosts",
                        4200));

        assertThat(driver.isEnded(number)).isTrue();
        assertThat(path(number))
                .endsWith(
                        "BoundaryEvent_ActionCancelled",
                        "ServiceTask_SendCancellation",
                        "ServiceTask_SendCancellationToDelegation",
                        "ServiceTask_ReleaseExpertsOfCancelledAction",
                        "ServiceTask_RecordCancellation",
                        "EndEvent_ActionCancelled");
        assertThat(letters(number))
                .endsWith(
                        "action_cancellation to partner",
                        "action_cancellation to delegation",
                        "engagement_ended to engaged-experts");
        assertThat(milestones(number)).endsWith("action_cancelled");
        assertThat(caseFile.facts(CaseScope.wholeCase(number)))
                .containsEntry("cancellationCosts", 4200)
                .containsEntry("cancelledBy", "commission");
    }

    @Test
    void a_suspended_action_waits_where_it_stood_until_it_is_resumed() {
        CaseNumber number = approved(1);
        assertThat(driver.openElements(number)).containsExactly("UserTask_DraftTermsOfReference");

        driver.happens(number, "planning.actionSuspended", Map.of("suspensionCause", "security"));
        assertThat(driver.openElements(number))
                .containsExactly("UserTask_DraftTermsOfReference", "UserTask_ReviewSuspension");
        assertThat(letters(number)).endsWith("suspension to partner", "suspension to delegation");
        assertThat(driver.awaitedEvents(number))
                .as("an action is suspended once at a time")
                .containsExactly("intake.requestWithdrawn", "planning.actionCancelled");
        driver.submit(number, "UserTask_ReviewSuspension", Map.of("suspensionDecision", "stay"));
        driver.submit(
                number, "UserTask_ReviewSuspension", Map.of("suspensionDecision", "resume", "resumedOn", "2032-03-01"));

        assertThat(driver.openElements(number)).containsExactly("UserTask_DraftTermsOfReference");
        assertThat(driver.awaitedEvents(number)).contains("planning.actionSuspended");
        assertThat(letters(number)).endsWith("resumption to partner", "resumption to delegation");
        assertThat(milestones(number)).endsWith("action_suspended", "action_resumed");
    }

    @Test
    void a_suspended_action_may_be_cancelled() {
        CaseNumber number = approved(1);

        driver.happens(number, "planning.actionSuspended", Map.of("suspensionCause", "sanctions"));
        driver.happens(number, "planning.actionCancelled", Map.of());

        assertThat(driver.isEnded(number)).isTrue();
        assertThat(driver.openElements(number)).isEmpty();
        assertThat(milestones(number)).endsWith("action_suspended", "action_cancelled");
    }

    @Test
    void an_approval_not_used_in_time_is_extended_and_lapses_at_last() {
        CaseNumber number = approved(1);

        days(360);
        assertThat(driver.openElements(number)).containsExactly("UserTask_DraftTermsOfReference");
        days(10);
        assertThat(driver.openElements(number))
                .containsExactly("UserTask_DecideOnLapsedApproval", "UserTask_DraftTermsOfReference");
        driver.submit(number, "UserTask_DecideOnLapsedApproval", Map.of("lapseDecision", "extend"));
        assertThat(driver.openElements(number)).containsExactly("UserTask_DraftTermsOfReference");
        days(190);
        driver.submit(number, "UserTask_DecideOnLapsedApproval", Map.of("lapseDecision", "close"));

        assertThat(driver.openElements(number))
                .as("the only activity is closed, the action is evaluated")
                .containsExactly("UserTask_DraftEvaluationReport");
        assertThat(driver.instances(number, "expert-recruitment")).allMatch(instance -> instance.getEndTime() != null);
        assertThat(path(number))
                .containsSubsequence(
                        "BoundaryEvent_ApprovalLapsed",
                        "UserTask_DecideOnLapsedApproval",
                        "Gateway_ApprovalExtended",
                        "TimerEvent_ExtensionEnded",
                        "UserTask_DecideOnLapsedApproval",
                        "Gateway_ApprovalExtended",
                        "ServiceTask_SendApprovalLapsed",
                        "ServiceTask_SendApprovalLapsedToDelegation",
                        "EndEvent_ApprovalLapsed",
                        "CallActivity_Evaluation");
        assertThat(letters(number)).endsWith("approval_lapsed to partner", "approval_lapsed to delegation");
    }

    @Test
    void a_team_found_late_makes_the_decision_on_the_lapsed_approval_needless() {
        CaseNumber number = approved(1);
        days(370);
        assertThat(driver.openElements(number)).contains("UserTask_DecideOnLapsedApproval");

        callClosed(number, 1);
        recruited(number);

        assertThat(driver.openElements(number)).containsExactly("UserTask_PrepareContracts");
    }

    @Test
    void an_activity_that_lost_its_team_recruits_again() {
        CaseNumber number = approved(1);
        callClosed(number, 1);
        recruited(number);
        Object expert =
                ((Map<?, ?>) ((List<?>) caseFacts.of(new CaseScope(number, 1)).get("experts")).get(0)).get("reference");

        driver.happens(
                number,
                "delivery.expertLeft",
                Map.of("withdrawnExpert", expert, "withdrawalGround", "conflict_of_interest"));

        assertThat(driver.openElements(number)).containsExactly("UserTask_DraftTermsOfReference");
        assertThat(path(number))
                .endsWith(
                        "CallActivity_ActivityDelivery",
                        "Gateway_TeamLost",
                        "SubProcess_ApprovalValid",
                        "StartEvent_RecruitmentDue",
                        "CallActivity_ExpertRecruitment");
    }

    private void withdraw(CaseNumber number) {
        driver.happens(number, "intake.requestWithdrawn", Map.of("requestWithdrawnOn", today().toString()));
    }

    private CaseNumber approved(int activities) {
        CaseNumber number = consulted();
        draft(number, activities);
        submitted(number);
        driver.submit(
                number,
                "UserTask_ApproveAction",
                Map.of("approvalDecision", "approved", "approvalDate", today().toString()));
        return number;
    }

    private void delivered(CaseNumber number) {
        callClosed(number, 1);
        recruited(number);
        contractsSigned(number);
        submit(
                number,
                1,
                "UserTask_AwaitMissionEnd",
                Map.of("missionDecision", "cancelled", "postponementReason", "The institution was dissolved."));
    }

    private CaseNumber newCase() {
        CaseNumber number = cases.received("2032-01-05");
        start(number);
        return number;
    }

    private CaseNumber screened() {
        CaseNumber number = newCase();
        driver.submit(number, "UserTask_ScreenRequest", Answers.screening());
        driver.submit(number, "UserTask_AssessEligibility", Map.of("eligibilityDecision", "proceed"));
        return number;
    }

    private CaseNumber consulted() {
        CaseNumber number = screened();
        driver.submit(
                number,
                "UserTask_AwaitDelegationOpinion",
                Map.of("delegationOpinion", "no_objection", "opinionChannel", "call"));
        return number;
    }

    private void draft(CaseNumber number, int activities) {
        driver.submit(number, "UserTask_DraftActionPlan", Answers.plan(activities, today().plusMonths(4)));
    }

    private void submitted(CaseNumber number) {
        driver.file(number, null, "partner_acceptance");
        driver.submit(number, "UserTask_AwaitPartnerAcceptance", Map.of("partnerDecision", "accepted"));
        driver.submit(number, "UserTask_SubmitActionForm", Map.of("submissionDecision", "submitted"));
    }

    /** The calls of both activities have closed; only the first one has an applicant. */
    private void callClosed(CaseNumber number) {
        callClosed(number, 2);
    }

    private void callClosed(CaseNumber number, int activities) {
        for (int activity = 1; activity <= activities; activity++) {
            submit(number, activity, "UserTask_DraftTermsOfReference", Map.of());
            submit(
                    number,
                    activity,
                    "UserTask_PrepareCall",
                    Map.of(
                            "callOpensOn", today().toString(),
                            "callClosesOn", today().plusDays(14).toString()));
        }
        submit(
                number,
                1,
                "UserTask_AwaitApplication",
                Answers.application(1, "eu_public_administration", today().toString()));
        days(21);
    }

    private void recruited(CaseNumber number) {
        submit(number, 1, "UserTask_ConfirmAdmissibility", Map.of("admissibilityDecision", "proceed"));
        submit(number, 1, "UserTask_ScoreApplication", Answers.score(8));
        submit(number, 1, "UserTask_AdoptSelection", Map.of("selectionDecision", "adopted"));
        submit(number, 1, "UserTask_AwaitPartnerConsent", Map.of("consentDecision", "accepted"));
        submit(number, 1, "UserTask_ConfirmAvailability", Map.of("availabilityDecision", "confirmed"));
    }

    private void contractsSigned(CaseNumber number) {
        submit(number, 1, "UserTask_PrepareContracts", Map.of());
        driver.file(number, 1, "signed_contract");
        submit(number, 1, "UserTask_AwaitSignedContracts", Map.of());
        submit(number, 1, "UserTask_BriefExperts", Map.of());
    }

    private void evaluated(CaseNumber number) {
        driver.submit(number, "UserTask_DraftEvaluationReport", Map.of());
        driver.submit(number, "UserTask_ValidateEvaluation", Map.of("validationDecision", "validated"));
    }

    private void submit(CaseNumber number, long activity, String element, Map<String, ?> answers) {
        List<Task> open = taskService
                .createTaskQuery()
                .processInstanceBusinessKey(number.value())
                .taskDefinitionKey(element)
                .processVariableValueEquals("activityNumber", activity)
                .list();
        assertThat(open).as("open tasks %s of activity %s", element, activity).hasSize(1);
        driver.submit(open.get(0), answers);
    }

    /** What a variable held in each run of the activity sub-process; no run may share it with another. */
    private List<Object> historicOutcomes(CaseNumber number, String variable) {
        return historyService
                .createHistoricVariableInstanceQuery()
                .processInstanceId(
                        driver.instances(number, "technical-assistance").get(0).getId())
                .variableName(variable)
                .list()
                .stream()
                .map(HistoricVariableInstance::getValue)
                .toList();
    }
}
