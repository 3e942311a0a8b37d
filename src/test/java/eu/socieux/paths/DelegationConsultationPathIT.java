package eu.socieux.paths;

import static org.assertj.core.api.Assertions.assertThat;

import eu.socieux.records.CaseNumber;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DelegationConsultationPathIT extends ProcessPaths {

    // A Monday: five weeks without a public holiday follow.
    private static final String CONSULTED_ON = "2031-09-08";

    DelegationConsultationPathIT() {
        super("delegation-consultation");
    }

    @ParameterizedTest
    @ValueSource(strings = {"favourable", "favourable_with_reservations", "no_objection"})
    void an_opinion_that_is_not_unfavourable_ends_the_consultation(String opinion) {
        CaseNumber number = consultation();

        driver.submit(number, "UserTask_AwaitDelegationOpinion", opinion(opinion));

        assertThat(outcome(number, "delegationOpinion")).isEqualTo(opinion);
        assertThat(path(number))
                .containsExactly(
                        "StartEvent_ConsultationRequested",
                        "ServiceTask_SendConsultation",
                        "SubProcess_OpinionAwaited",
                        "StartEvent_DelegationAsked",
                        "UserTask_AwaitDelegationOpinion",
                        "EndEvent_OpinionGiven",
                        "ServiceTask_RecordOpinion",
                        "Gateway_OpinionUnfavourable",
                        "EndEvent_DelegationConsulted");
        assertThat(letters(number)).containsExactly("delegation_consultation to delegation");
        assertThat(milestones(number)).containsExactly("delegation_answered");
    }

    @Test
    void an_opinion_by_mail_has_to_be_filed() {
        CaseNumber number = consultation();

        driver.file(number, null, "delegation_opinion");
        driver.submit(
                number,
                "UserTask_AwaitDelegationOpinion",
                Map.of("delegationOpinion", "favourable", "opinionChannel", "email"));

        assertThat(outcome(number, "delegationOpinion")).isEqualTo("favourable");
    }

    @Test
    void an_unfavourable_opinion_is_talked_over() {
        CaseNumber number = consultation();

        driver.submit(number, "UserTask_AwaitDelegationOpinion", opinion("unfavourable"));
        assertThat(driver.openElements(number)).containsExactly("UserTask_DiscussOpinion");
        driver.submit(number, "UserTask_DiscussOpinion", Map.of("opinionTalkResult", "The scope becomes smaller."));

        assertThat(outcome(number, "delegationOpinion")).isEqualTo("unfavourable");
        assertThat(path(number))
                .endsWith(
                        "ServiceTask_RecordOpinion",
                        "Gateway_OpinionUnfavourable",
                        "UserTask_DiscussOpinion",
                        "EndEvent_DelegationConsulted");
        assertThat(milestones(number)).containsExactly("delegation_answered");
    }

    @Test
    void a_late_opinion_comes_after_two_reminders_and_a_telephone_call() {
        CaseNumber number = consultation();

        days(6);
        assertThat(letters(number)).hasSize(1);
        days(1);
        assertThat(letters(number)).hasSize(2);
        days(7);
        assertThat(letters(number)).hasSize(3);
        assertThat(driver.openElements(number)).containsExactly("UserTask_AwaitDelegationOpinion");
        days(2);
        assertThat(driver.openElements(number))
                .containsExactly("UserTask_AwaitDelegationOpinion", "UserTask_TelephoneDelegation");
        driver.submit(
                number, "UserTask_TelephoneDelegation", Map.of("telephoneResult", "The opinion comes this week."));
        driver.submit(number, "UserTask_AwaitDelegationOpinion", opinion("no_objection"));

        assertThat(outcome(number, "delegationOpinion")).isEqualTo("no_objection");
        assertThat(path(number))
                .containsSubsequence(
                        "BoundaryEvent_FirstReminderDue", "ServiceTask_SendFirstReminder", "EndEvent_FirstReminderSent")
                .containsSubsequence(
                        "BoundaryEvent_SecondReminderDue",
                        "ServiceTask_SendSecondReminder",
                        "EndEvent_SecondReminderSent")
                .containsSubsequence(
                        "BoundaryEvent_TelephoneCallDue",
                        "UserTask_TelephoneDelegation",
                        "EndEvent_DelegationTelephoned")
                .doesNotContain("BoundaryEvent_DelegationSilent");
        assertThat(letters(number))
                .containsExactly(
                        "delegation_consultation to delegation",
                        "delegation_reminder to delegation",
                        "delegation_reminder to delegation");
    }

    @Test
    void an_opinion_makes_the_telephone_call_needless() {
        CaseNumber number = consultation();

        days(16);
        assertThat(driver.openElements(number)).contains("UserTask_TelephoneDelegation");
        driver.submit(number, "UserTask_AwaitDelegationOpinion", opinion("favourable"));

        assertThat(outcome(number, "delegationOpinion")).isEqualTo("favourable");
        assertThat(driver.openElements(number)).isEmpty();
        assertThat(path(number)).doesNotContain("EndEvent_DelegationTelephoned");
    }

    @Test
    void the_team_leader_goes_on_without_an_opinion() {
        CaseNumber number = silence();

        driver.submit(number, "UserTask_DecideOnSilence", Map.of("silenceDecision", "go_on"));

        assertThat(outcome(number, "delegationOpinion")).isEqualTo("no_answer");
        assertThat(path(number))
                .containsSubsequence(
                        "UserTask_AwaitDelegationOpinion",
                        "BoundaryEvent_DelegationSilent",
                        "ServiceTask_SendSilenceNote",
                        "UserTask_DecideOnSilence",
                        "Gateway_GoOnWithoutOpinion",
                        "ServiceTask_RecordSilence",
                        "EndEvent_DelegationDidNotAnswer")
                .doesNotContain("ServiceTask_RecordOpinion");
        assertThat(letters(number))
                .containsExactly(
                        "delegation_consultation to delegation",
                        "delegation_reminder to delegation",
                        "delegation_reminder to delegation",
                        "delegation_silence_note to commission");
        assertThat(milestones(number)).containsExactly("delegation_silent");
        assertThat(driver.openElements(number)).isEmpty();
    }

    @Test
    void the_team_leader_waits_longer_and_the_opinion_comes() {
        CaseNumber number = silence();

        driver.submit(number, "UserTask_DecideOnSilence", Map.of("silenceDecision", "wait_longer"));
        driver.submit(number, "UserTask_AwaitDelegationOpinion", opinion("favourable"));

        assertThat(outcome(number, "delegationOpinion")).isEqualTo("favourable");
        assertThat(path(number))
                .containsSubsequence(
                        "UserTask_DecideOnSilence",
                        "Gateway_GoOnWithoutOpinion",
                        "UserTask_AwaitDelegationOpinion",
                        "ServiceTask_RecordOpinion",
                        "EndEvent_DelegationConsulted")
                .doesNotContain("ServiceTask_RecordSilence", "EndEvent_DelegationDidNotAnswer");
        assertThat(letters(number)).endsWith("delegation_silence_note to commission");
        assertThat(milestones(number)).containsExactly("delegation_answered");
    }

    @Test
    void waiting_longer_begins_anew_with_one_telephone_call() {
        CaseNumber number = silence();

        driver.submit(number, "UserTask_DecideOnSilence", Map.of("silenceDecision", "wait_longer"));
        assertThat(driver.openElements(number)).containsExactly("UserTask_AwaitDelegationOpinion");
        days(7);
        days(7);
        days(2);
        assertThat(driver.openElements(number))
                .containsExactly("UserTask_AwaitDelegationOpinion", "UserTask_TelephoneDelegation");
        driver.submit(number, "UserTask_AwaitDelegationOpinion", opinion("favourable"));

        assertThat(driver.openElements(number)).isEmpty();
        assertThat(outcome(number, "delegationOpinion")).isEqualTo("favourable");
    }

    private CaseNumber consultation() {
        CaseNumber number = cases.screened(CONSULTED_ON);
        start(number);
        return number;
    }

    /** The Delegation has said nothing for fifteen working days. */
    private CaseNumber silence() {
        CaseNumber number = consultation();
        days(7);
        days(7);
        days(2);
        days(5);
        assertThat(driver.openElements(number))
                .as("nobody telephones any more once the team leader decides")
                .containsExactly("UserTask_DecideOnSilence");
        return number;
    }

    private static Map<String, Object> opinion(String opinion) {
        return Map.of("delegationOpinion", opinion, "opinionChannel", "meeting");
    }
}
