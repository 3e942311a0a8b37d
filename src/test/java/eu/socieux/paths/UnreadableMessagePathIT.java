package eu.socieux.paths;

import static org.assertj.core.api.Assertions.assertThat;

import eu.socieux.records.CaseNumber;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnreadableMessagePathIT extends ProcessPaths {

    UnreadableMessagePathIT() {
        super("unreadable-message");
    }

    @Test
    void an_unreadable_message_is_looked_at_in_the_mailbox() {
        driver.moveTo("2082-06-01");
        CaseNumber file = new CaseNumber("M-2082-9000");
        caseFile.open(file);
        start(file);

        driver.submit(file, "UserTask_LookAtUnreadableMessage", Map.of("unreadableOutcome", "nothing"));

        assertThat(path(file))
                .containsExactly(
                        "StartEvent_MessageQuarantined", "UserTask_LookAtUnreadableMessage", "EndEvent_MessageSettled");
    }
}
