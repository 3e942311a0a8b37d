package eu.socieux.paths;

import static org.assertj.core.api.Assertions.assertThat;

import eu.socieux.records.CaseNumber;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FollowUpPathIT extends ActionPaths {

    FollowUpPathIT() {
        super("follow-up");
    }

    @Test
    void the_partner_is_asked_after_six_months_and_the_follow_up_is_closed() {
        CaseNumber number = closed();

        // Six months on is a Sunday.
        driver.moveTo("2033-03-06");
        assertThat(letters(number)).isEmpty();
        driver.moveTo("2033-03-07");
        assertThat(letters(number)).containsExactly("follow_up to partner");
        driver.submit(number, "UserTask_AwaitSixMonthAnswer", Map.of("followUpDecision", "closed"));

        assertThat(driver.isEnded(number)).isTrue();
        assertThat(path(number))
                .containsExactly(
                        "StartEvent_ActionClosed",
                        "TimerEvent_SixMonthsPassed",
                        "ServiceTask_SendSixMonthFollowUp",
                        "UserTask_AwaitSixMonthAnswer",
                        "ServiceTask_RenderSixMonthNote",
                        "Gateway_FollowUpNeeded",
                        "ServiceTask_RecordFollowUpClosed",
                        "EndEvent_FollowUpClosed");
        assertThat(outcome(number, "followUpDecision")).isEqualTo("closed");
        assertThat(letters(number)).containsExactly("follow_up to partner");
        assertThat(made(number)).containsExactly("follow_up_note v1");
        assertThat(milestones(number)).containsExactly("action_approved", "follow_up_closed");
    }

    @Test
    void where_more_is_to_come_the_partner_is_asked_again_after_twelve_months() {
        CaseNumber number = closed();

        driver.moveTo("2033-03-07");
        driver.submit(number, "UserTask_AwaitSixMonthAnswer", Map.of("followUpDecision", "continue"));
        assertThat(made(number)).containsExactly("follow_up_note v1");
        driver.moveTo("2033-09-06");
        assertThat(letters(number)).containsExactly("follow_up to partner");
        driver.moveTo("2033-09-07");
        driver.submit(number, "UserTask_AwaitTwelveMonthAnswer", Map.of("followUpDecision", "new_request"));

        assertThat(driver.isEnded(number)).isTrue();
        assertThat(path(number))
                .containsExactly(
                        "StartEvent_ActionClosed",
                        "TimerEvent_SixMonthsPassed",
                        "ServiceTask_SendSixMonthFollowUp",
                        "UserTask_AwaitSixMonthAnswer",
                        "ServiceTask_RenderSixMonthNote",
                        "Gateway_FollowUpNeeded",
                        "TimerEvent_TwelveMonthsPassed",
                        "ServiceTask_SendTwelveMonthFollowUp",
                        "UserTask_AwaitTwelveMonthAnswer",
                        "ServiceTask_RenderTwelveMonthNote",
                        "ServiceTask_RecordFollowUpClosed",
                        "EndEvent_FollowUpClosed");
        assertThat(letters(number)).containsExactly("follow_up to partner", "follow_up to partner");
        assertThat(made(number)).containsExactly("follow_up_note v2");
        assertThat(milestones(number)).containsExactly("action_approved", "follow_up_closed");
    }

    private CaseNumber closed() {
        CaseNumber number = approved("2032-09-06");
        start(number);
        return number;
    }
}
