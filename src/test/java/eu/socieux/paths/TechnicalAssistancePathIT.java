package eu.socieux.paths;

import static org.assertj.core.api.Assertions.assertThat;

import eu.socieux.records.CaseNumber;
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
        submit(number, 2, "UserTask_ConfirmAdmissibility", Map.of("admissibilityDecision", "cancel_activity"));
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

    private CaseNumber newCase() {
        CaseNumber number = cases.received("2032-01-05");
        start(number);
        return number;
    }

    private CaseNumber consulted() {
        CaseNumber number = newCase();
        driver.submit(number, "UserTask_ScreenRequest", Answers.screening());
        driver.submit(number, "UserTask_AssessEligibility", Map.of("eligibilityDecision", "proceed"));
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
        for (int activity = 1; activity <= 2; activity++) {
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
