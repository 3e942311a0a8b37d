package eu.socieux.correspondence;

import eu.socieux.records.CaseNumber;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The register of everything that reached the mailbox. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class ReceivedMessages {

    private final JdbcClient jdbc;
    private final Clock clock;

    ReceivedMessages(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Says which case a message belongs to, once its original is filed there. Answers to it are then filed to the case
     * too.
     */
    public void assign(long id, CaseNumber caseNumber) {
        jdbc.sql(
                        """
                        update inbound_message set case_number = :caseNumber, state = 'FILED', original = null
                        where id = :id
                        """)
                .param("id", id)
                .param("caseNumber", caseNumber.value())
                .update();
    }

    /** The Message-ID of the first message of a case, which letters to the partner answer. */
    Optional<String> originalMessageId(CaseNumber caseNumber) {
        return jdbc.sql(
                        """
                        select message_id from inbound_message
                        where case_number = :caseNumber and message_id is not null order by id limit 1
                        """)
                .param("caseNumber", caseNumber.value())
                .query(String.class)
                .optional();
    }

    /** The case of the first of these Message-IDs that belongs to one. */
    Optional<CaseNumber> caseOf(Collection<String> messageIds) {
        return messageIds.stream().flatMap(id -> caseOf(id).stream()).findFirst();
    }

    private Optional<CaseNumber> caseOf(String messageId) {
        return jdbc.sql(
                        """
                        select case_number from inbound_message
                        where message_id = :messageId and case_number is not null order by id limit 1
                        """)
                .param("messageId", messageId)
                .query(String.class)
                .optional()
                .map(CaseNumber::new);
    }

    /** Enters a message; empty when it is there already and dealt with. */
    Optional<Long> enter(String contentHash, InboundMessage message, Instant arrivedAt) {
        return jdbc.sql(
                        """
                        insert into inbound_message
                            (content_hash, message_id, sender, subject, state, arrived_at, noted_at)
                        values (:hash, :messageId, :sender, :subject, 'KEPT', :arrivedAt, :now)
                        on conflict (content_hash) do update set state = 'KEPT', reason = null,
                            message_id = excluded.message_id, sender = excluded.sender,
                            subject = excluded.subject, arrived_at = excluded.arrived_at
                        where inbound_message.state in ('FAILING', 'QUARANTINED')
                        returning id
                        """)
                .param("hash", contentHash)
                .param("messageId", message.messageId())
                .param("sender", message.from().address())
                .param("subject", message.subject())
                .param("arrivedAt", Timestamp.from(arrivedAt))
                .param("now", Timestamp.from(clock.instant()))
                .query(Long.class)
                .optional();
    }

    /** Keeps the bytes of a message that no case takes. */
    void keep(long id, byte[] original) {
        jdbc.sql("update inbound_message set original = :original where id = :id")
                .param("id", id)
                .param("original", original)
                .update();
    }

    void archiveCopy(long id) {
        jdbc.sql("update inbound_message set state = 'ARCHIVE_COPY' where id = :id")
                .param("id", id)
                .update();
    }

    /**
     * How often filing a message failed.
     *
     * @param since of the first failure
     */
    record Failures(int attempts, Instant since) {}

    /** Counts one more failure to file a message. */
    Failures failing(String contentHash, String reason) {
        return jdbc.sql(
                        """
                        insert into inbound_message (content_hash, state, reason, attempts, noted_at)
                        values (:hash, 'FAILING', :reason, 1, :now)
                        on conflict (content_hash) do update set state = 'FAILING', reason = excluded.reason,
                            attempts = inbound_message.attempts + 1,
                            noted_at = case when inbound_message.state = 'FAILING' then inbound_message.noted_at
                                else excluded.noted_at end
                        returning attempts, noted_at
                        """)
                .param("hash", contentHash)
                .param("reason", reason)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, index) -> new Failures(
                        row.getInt("attempts"), row.getTimestamp("noted_at").toInstant()))
                .single();
    }

    void quarantined(String contentHash) {
        jdbc.sql("update inbound_message set state = 'QUARANTINED', attempts = 0 where content_hash = :hash")
                .param("hash", contentHash)
                .update();
    }
}
