package eu.socieux.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.socieux.records.CaseNumber;
import eu.socieux.scenario.Mail;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class MessageSortingPathIT extends ProcessPaths {

    @Autowired
    private Mail mail;

    @Autowired
    private JdbcClient jdbc;

    MessageSortingPathIT() {
        super("message-sorting");
    }

    @Test
    void a_message_is_placed_once_its_case_is_found() throws Exception {
        CaseNumber number = cases.received("2082-06-01");
        CaseNumber file = unsorted(number);

        driver.submit(
                file,
                "UserTask_SortMessage",
                Map.of("messagePlacement", "existing_case", "placementCase", "R-2082-9998"));
        driver.submit(
                file,
                "UserTask_SortMessage",
                Map.of("messagePlacement", "existing_case", "placementCase", number.value()));

        assertThat(path(file))
                .containsExactly(
                        "StartEvent_MessageReceived",
                        "UserTask_SortMessage",
                        "ServiceTask_PlaceMessage",
                        "BoundaryEvent_CaseNotFound",
                        "UserTask_SortMessage",
                        "ServiceTask_PlaceMessage",
                        "EndEvent_MessagePlaced");
        assertThat(outcome(file, "messagePlacement")).isEqualTo("existing_case");
    }

    /** The file of a message that only names a case. */
    private CaseNumber unsorted(CaseNumber number) throws Exception {
        String id = "<" + UUID.randomUUID() + "@sorting.example.org>";
        mail.deliver(("Message-ID: " + id + "\r\nFrom: stranger@example.net\r\nSubject: On " + number
                        + "\r\n\r\nPlease send me the file.\r\n")
                .getBytes(StandardCharsets.UTF_8));
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> jdbc.sql("select file_number from inbound_message where message_id = :id")
                                .param("id", id)
                                .query(String.class)
                                .optional()
                                .map(CaseNumber::new),
                        Optional::isPresent)
                .orElseThrow();
    }
}
