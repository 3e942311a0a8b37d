package eu.socieux.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.socieux.records.CaseNumber;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivityDeliveryPathIT extends ActionPaths {

    // A Monday: eight weeks without a public holiday follow.
    private static final String TEAM_READY_ON = "2032-09-06";

    ActivityDeliveryPathIT() {
        super("activity-delivery");
    }

    @Test
    void a_mission_is_delivered_reported_paid_and_looked_back_upon() {
        CaseNumber number = briefedTeam();
        assertThat(letters(number))
                .containsExactly(
                        "assignment_letter to experts",
                        "assignment_letter to experts",
                        "briefing to experts",
                        "briefing to experts");
        assertThat(made(number)).containsExactly("assignment_letter v1", "assignment_letter v1");
        deliver(number);
        report(number);
        driver.submit(number, "UserTask_ReviewReport", Map.of("reviewDecision", "accepted"));
        driver.submit(
                number, "UserTask_SettleClaims", Map.of("feesPaid", 8000, "travelPaid", 2400, "perDiemPaid", 1900));
        days(1);
        assertThat(driver.openElements(number)).isEmpty();
        days(1);
        assertThat(driver.openElements(number))
                .containsExactly(
                        "UserTask_AwaitDelegationQuestionnaire",
                        "UserTask_AwaitExpertQuestionnaire",
                        "UserTask_AwaitParticipantQuestionnaire",
                        "UserTask_AwaitPartnerQuestionnaire");
        driver.submit(number, "UserTask_AwaitPartnerQuestionnaire", Map.of());
        driver.submit(number, "UserTask_AwaitParticipantQuestionnaire", Map.of("participantAnswers", 21));
        driver.submit(number, "UserTask_AwaitExpertQuestionnaire", Map.of());
        assertThat(driver.openElements(number)).containsExactly("UserTask_AwaitDelegationQuestionnaire");
        driver.submit(number, "UserTask_AwaitDelegationQuestionnaire", Map.of());
        driver.submit(number, "UserTask_RateExperts", Map.of());

        assertThat(outcome(number, "deliveryOutcome")).isEqualTo("delivered");
        assertThat(path(number))
                .startsWith(
                        "StartEvent_TeamReady",
                        "SubProcess_Mission",
                        "StartEvent_TeamComplete",
                        "UserTask_PrepareContracts",
                        "ServiceTask_RenderAssignmentLetters",
                        "ServiceTask_SendAssignmentLetters",
                        "UserTask_AwaitSignedContracts",
                        "UserTask_BriefExperts",
                        "ServiceTask_SendBriefing",
                        "UserTask_AwaitMissionEnd",
                        "Gateway_MissionPostponed",
                        "EndEvent_MissionEnded",
                        "Gateway_MissionDelivered",
                        "UserTask_AwaitMissionReport",
                        "UserTask_ReviewReport",
                        "Gateway_ReportAccepted",
                        "ServiceTask_SendReportAccepted",
                        "ServiceTask_SendReportToPartner",
                        "UserTask_SettleClaims",
                        "TimerEvent_QuestionnairesDue",
                        "SubProcess_Questionnaires",
                        "StartEvent_QuestionnairesDue",
                        "Gateway_AskAll")
                .contains(
                        "ServiceTask_SendPartnerQuestionnaire",
                        "ServiceTask_SendParticipantQuestionnaire",
                        "ServiceTask_SendExpertQuestionnaire",
                        "ServiceTask_SendDelegationQuestionnaire")
                .endsWith(
                        "Gateway_AllAnswered",
                        "EndEvent_QuestionnairesAnswered",
                        "UserTask_RateExperts",
                        "ServiceTask_RecordActivityEvaluated",
                        "EndEvent_ActivityDelivered");
        assertThat(letters(number).subList(4, 7))
                .containsExactly(
                        "report_accepted to experts", "report_accepted to experts", "report_to_partner to partner");
        assertThat(letters(number).subList(7, letters(number).size()))
                .containsExactlyInAnyOrder(
                        "questionnaire_partner to partner",
                        "questionnaire_participants to participants",
                        "questionnaire_expert to experts",
                        "questionnaire_expert to experts",
                        "questionnaire_delegation to delegation");
        assertThat(milestones(number)).containsExactly("action_approved", "activity_evaluated");
    }

    @Test
    void a_postponed_mission_is_briefed_again_for_its_new_dates_and_may_still_be_cancelled() {
        CaseNumber number = briefedTeam();

        driver.submit(
                number,
                "UserTask_AwaitMissionEnd",
                Map.of("missionDecision", "postponed", "postponementReason", "Elections were brought forward."));
        driver.submit(
                number, "UserTask_RescheduleActivity", Map.of("newStartsOn", "2033-02-07", "newEndsOn", "2033-02-18"));
        assertThat(fact(number, "activityStartsOn")).isEqualTo("2033-02-07");
        driver.submit(number, "UserTask_BriefExperts", Map.of());
        driver.submit(
                number,
                "UserTask_AwaitMissionEnd",
                Map.of("missionDecision", "cancelled", "postponementReason", "The ministry was dissolved."));

        assertThat(outcome(number, "deliveryOutcome")).isEqualTo("cancelled");
        assertThat(path(number))
                .endsWith(
                        "UserTask_AwaitMissionEnd",
                        "Gateway_MissionPostponed",
                        "UserTask_RescheduleActivity",
                        "UserTask_BriefExperts",
                        "ServiceTask_SendBriefing",
                        "UserTask_AwaitMissionEnd",
                        "Gateway_MissionPostponed",
                        "EndEvent_MissionEnded",
                        "Gateway_MissionDelivered",
                        "ServiceTask_SendActivityCancellation",
                        "EndEvent_ActivityCancelled");
        assertThat(Collections.frequency(letters(number), "briefing to experts"))
                .isEqualTo(4);
        assertThat(letters(number)).endsWith("activity_cancellation to partner");
        assertThat(milestones(number)).containsExactly("action_approved");
    }

    @Test
    void a_late_report_is_asked_for_a_poor_one_returned_and_unanswered_questionnaires_are_closed() {
        CaseNumber number = briefedTeam();
        deliver(number);
        days(13);
        assertThat(letters(number)).doesNotContain("report_reminder to experts");
        days(1);
        assertThat(letters(number)).endsWith("report_reminder to experts", "report_reminder to experts");
        report(number);
        returnReport(number);
        assertThat(driver.openElements(number)).containsExactly("UserTask_AwaitMissionReport");
        assertThat(letters(number)).endsWith("report_returned to experts", "report_returned to experts");
        report(number);
        driver.submit(number, "UserTask_ReviewReport", Map.of("reviewDecision", "accepted"));
        driver.submit(number, "UserTask_SettleClaims", Map.of());
        days(2);
        // Seven working days from a Wednesday, then 25.
        days(8);
        assertThat(letters(number)).doesNotContain("questionnaire_reminder to partner");
        days(1);
        assertThat(letters(number)).endsWith("questionnaire_reminder to partner");
        assertThat(driver.openElements(number)).hasSize(4);
        days(25);
        assertThat(driver.openElements(number)).hasSize(4);
        days(1);
        driver.submit(number, "UserTask_RateExperts", Map.of());

        assertThat(outcome(number, "deliveryOutcome")).isEqualTo("delivered");
        assertThat(outcome(number, "reportReturns")).isEqualTo(1L);
        // The order of what runs side by side is not known.
        assertThat(path(number))
                .containsSubsequence(
                        "UserTask_AwaitMissionReport",
                        "UserTask_ReviewReport",
                        "Gateway_ReportAccepted",
                        "ServiceTask_CountReportReturn",
                        "Gateway_ReturnedTwice",
                        "ServiceTask_SendReportReturned",
                        "UserTask_AwaitMissionReport",
                        "UserTask_ReviewReport",
                        "Gateway_ReportAccepted",
                        "ServiceTask_SendReportAccepted",
                        "SubProcess_Questionnaires")
                .containsSubsequence(
                        "BoundaryEvent_ReportReminderDue", "ServiceTask_SendReportReminder", "EndEvent_ReportReminded")
                .containsSubsequence(
                        "BoundaryEvent_QuestionnairesClosed",
                        "UserTask_RateExperts",
                        "ServiceTask_RecordActivityEvaluated",
                        "EndEvent_ActivityDelivered")
                .containsSubsequence(
                        "BoundaryEvent_QuestionnaireReminderDue",
                        "ServiceTask_SendQuestionnaireReminder",
                        "EndEvent_QuestionnaireReminded")
                .doesNotContain("Gateway_AllAnswered", "UserTask_DecideOnReport");
        assertThat(Collections.frequency(letters(number), "report_reminder to experts"))
                .isEqualTo(2);
        assertThat(milestones(number)).containsExactly("action_approved", "activity_evaluated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"partly_accepted", "rejected"})
    void after_two_returns_the_team_leader_decides_on_the_report(String decision) {
        CaseNumber number = briefedTeam();
        deliver(number);
        for (int round = 1; round <= 2; round++) {
            report(number);
            returnReport(number);
            assertThat(driver.openElements(number)).containsExactly("UserTask_AwaitMissionReport");
        }
        report(number);
        returnReport(number);
        assertThat(driver.openElements(number)).containsExactly("UserTask_DecideOnReport");
        driver.submit(number, "UserTask_DecideOnReport", Map.of("reportDecision", decision));

        assertThat(driver.openElements(number)).containsExactly("UserTask_SettleClaims");
        assertThat(path(number))
                .endsWith(
                        "UserTask_ReviewReport",
                        "Gateway_ReportAccepted",
                        "ServiceTask_CountReportReturn",
                        "Gateway_ReturnedTwice",
                        "UserTask_DecideOnReport",
                        "ServiceTask_SendReportAccepted",
                        "ServiceTask_SendReportToPartner",
                        "UserTask_SettleClaims");
        assertThat(fact(number, "reportDecision")).isEqualTo(decision);
        assertThat(Collections.frequency(letters(number), "report_returned to experts"))
                .isEqualTo(4);
        assertThat(letters(number))
                .endsWith("report_accepted to experts", "report_accepted to experts", "report_to_partner to partner");
    }

    @Test
    void an_expert_who_leaves_before_the_end_of_the_mission_is_replaced_and_the_team_prepared_again() {
        CaseNumber number = briefedTeam(3);
        assertThat(team(number)).containsExactly(name(1), name(2));

        leave(number, 0, "conflict_of_interest");

        assertThat(team(number)).containsExactly(name(2), name(3));
        assertThat(fact(number, "withdrawalGround")).isEqualTo("conflict_of_interest");
        assertThat(driver.openElements(number))
                .as("the mission is awaited no more until the new team is ready")
                .containsExactly("UserTask_PrepareContracts");
        assertThat(letters(number)).endsWith("expert_replacement to partner");
        brief(number);
        assertThat(path(number))
                .containsSubsequence(
                        "UserTask_AwaitMissionEnd",
                        "BoundaryEvent_ExpertLeft",
                        "ServiceTask_AppointReserve",
                        "ServiceTask_SendReplacement",
                        "SubProcess_Mission",
                        "UserTask_PrepareContracts",
                        "UserTask_AwaitMissionEnd");
    }

    @Test
    void the_contract_of_each_expert_is_waited_for_and_after_a_replacement_only_that_of_the_new_one() {
        CaseNumber number = readyTeam(3);
        List<Object> places = entries(number, "experts", "reference");
        driver.submit(number, "UserTask_PrepareContracts", Map.of());
        file(number, places.get(1));
        assertThatThrownBy(() -> driver.submit(number, "UserTask_AwaitSignedContracts", Map.of()))
                .hasMessageContaining("“Signed contract: " + name(1) + "” is not on file for activity 1");
        file(number, places.get(0));
        driver.submit(number, "UserTask_AwaitSignedContracts", Map.of());

        leave(number, 0, "health");
        driver.submit(number, "UserTask_PrepareContracts", Map.of());

        assertThat(team(number)).containsExactly(name(2), name(3));
        assertThatThrownBy(() -> driver.submit(number, "UserTask_AwaitSignedContracts", Map.of()))
                .hasMessageEndingWith("“Signed contract: " + name(3) + "” is not on file for activity 1 of " + number
                        + ". Upload it in the tab Documents, then complete the task.");
        file(number, entries(number, "experts", "reference").get(1));
        driver.submit(number, "UserTask_AwaitSignedContracts", Map.of());
        assertThat(driver.openElements(number)).containsExactly("UserTask_BriefExperts");
    }

    @Test
    void a_contract_that_nobody_is_named_on_or_that_was_signed_by_somebody_who_left_lets_no_task_go() {
        CaseNumber number = readyTeam(3);
        Object leaving = entries(number, "experts", "reference").get(0);
        driver.submit(number, "UserTask_PrepareContracts", Map.of());
        file(number, leaving);
        driver.file(number, 1, "signed_contract", null);
        leave(number, 0, "unavailable");
        driver.submit(number, "UserTask_PrepareContracts", Map.of());

        assertThatThrownBy(() -> driver.submit(number, "UserTask_AwaitSignedContracts", Map.of()))
                .hasMessageContaining("“Signed contract: " + name(2) + "”, “Signed contract: " + name(3) + "” are not");
    }

    @Test
    void with_an_empty_reserve_list_the_mission_may_go_on_with_a_smaller_team() {
        CaseNumber number = briefedTeam();

        leave(number, 0, "unavailable");
        assertThat(driver.openElements(number)).containsExactly("UserTask_DecideOnIncompleteTeam");
        driver.submit(
                number,
                "UserTask_DecideOnIncompleteTeam",
                Map.of("incompleteTeamDecision", "go_on", "smallerTeamAgreedOn", "2032-09-08"));

        brief(number);
        assertThat(team(number)).containsExactly(name(2));
        assertThat(letters(number)).endsWith("assignment_letter to experts", "briefing to experts");
    }

    @Test
    void with_an_empty_reserve_list_the_call_may_be_repeated() {
        CaseNumber number = briefedTeam();

        leave(number, 0, "not_released");
        driver.submit(number, "UserTask_DecideOnIncompleteTeam", Map.of("incompleteTeamDecision", "repeat_call"));

        assertThat(outcome(number, "deliveryOutcome")).isEqualTo("team_lost");
        assertThat(path(number)).endsWith("Gateway_SmallerTeam", "EndEvent_TeamLost");
    }

    @Test
    void when_nobody_is_left_there_is_no_team_to_go_on_with() {
        CaseNumber number = briefedTeam(1);

        leave(number, 0, "health");

        assertThat(outcome(number, "deliveryOutcome")).isEqualTo("team_lost");
        assertThat(path(number))
                .endsWith("BoundaryEvent_ReserveListExhausted", "Gateway_AnyExpertLeft", "EndEvent_TeamLost")
                .doesNotContain("UserTask_DecideOnIncompleteTeam");
    }

    @Test
    void after_the_mission_nobody_leaves_the_team_any_more() {
        CaseNumber number = briefedTeam();
        assertThat(driver.awaitedEvents(number)).containsExactly("delivery.expertLeft");
        deliver(number);

        assertThat(driver.awaitedEvents(number)).isEmpty();
    }

    private void leave(CaseNumber number, int expert, String ground) {
        driver.happens(
                number,
                "delivery.expertLeft",
                Map.of(
                        "withdrawnExpert",
                        entries(number, "experts", "reference").get(expert),
                        "withdrawalGround",
                        ground));
    }

    private static String name(int applicant) {
        return "Given Applicant" + applicant;
    }

    /** An activity whose two experts have signed and been briefed. */
    private CaseNumber briefedTeam() {
        return briefedTeam(2);
    }

    /** An activity with two places in its team, which has signed and been briefed, chosen from so many applicants. */
    private CaseNumber briefedTeam(int applicants) {
        CaseNumber number = readyTeam(applicants);
        brief(number);
        return number;
    }

    /** An activity whose contracts are to be prepared. */
    private CaseNumber readyTeam(int applicants) {
        CaseNumber number = approved(TEAM_READY_ON);
        teams.recruit(number, TEAM_READY_ON, applicants);
        driver.file(number, 1, "terms_of_reference");
        startActivity(number);
        return number;
    }

    private void file(CaseNumber number, Object expert) {
        driver.file(number, 1, "signed_contract", (String) expert);
    }

    private void brief(CaseNumber number) {
        driver.submit(number, "UserTask_PrepareContracts", Map.of());
        driver.file(number, 1, "signed_contract");
        driver.submit(number, "UserTask_AwaitSignedContracts", Map.of());
        driver.submit(number, "UserTask_BriefExperts", Map.of());
        assertThat(driver.openElements(number)).containsExactly("UserTask_AwaitMissionEnd");
    }

    private void deliver(CaseNumber number) {
        driver.file(number, 1, "attendance_list");
        driver.submit(
                number,
                "UserTask_AwaitMissionEnd",
                Map.of(
                        "missionDecision",
                        "delivered",
                        "missionStartedOn",
                        "2032-08-23",
                        "missionEndedOn",
                        "2032-09-03"));
    }

    private void report(CaseNumber number) {
        driver.file(number, 1, "mission_report");
        driver.submit(number, "UserTask_AwaitMissionReport", Map.of("reportReceivedOn", today().toString()));
    }

    private void returnReport(CaseNumber number) {
        driver.submit(
                number,
                "UserTask_ReviewReport",
                Map.of("reviewDecision", "returned", "reviewComments", "The findings do not say who was asked."));
    }
}
