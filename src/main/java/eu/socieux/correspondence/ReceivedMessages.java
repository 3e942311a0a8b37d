package eu.socieux.correspondence;

import eu.socieux.records.CaseNumber;
import java.io.InputStream;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.support.SqlBinaryValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The register of everything that reached the mailbox. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class ReceivedMessages {

    private static final int MOST_SUBJECTS = 200;
    private static final Pattern PREFIXES = Pattern.compile(
            "^(\\s*(\\[[^]]{1,40}]|(re|aw|sv|vs|antw|res|rép|réf|fwd?|tr|rv|enc|wg)\\s*(\\[\\d+])?\\s*[:：]))+",
            Pattern.CASE_INSENSITIVE);

    private final JdbcClient jdbc;
    private final Clock clock;

    ReceivedMessages(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Says which case a message belongs to, once its original is filed there. Answers to it are then filed to the case
     * too.
     *
     * @param versionId of the original among the documents of the case
     */
    public void assign(long id, CaseNumber caseNumber, long versionId) {
        jdbc.sql(
                        """
                        update inbound_message set case_number = :caseNumber, state = 'FILED', original = null,
                            version_id = :version
                        where id = :id
                        """)
                .param("id", id)
                .param("caseNumber", caseNumber.value())
                .param("version", versionId)
                .update();
    }

    /** The Message-ID of the first message of a case, which letters to the partner answer. */
    Optional<String> originalMessageId(CaseNumber caseNumber) {
        return jdbc.sql(
                        """
                        select message_id from inbound_message
                        where case_number = :caseNumber and message_id is not null
                          and placement is distinct from 'automatic'
                        order by id limit 1
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

    /** Why the sender of the first message of a case gets no acknowledgement; empty when they may get one. */
    Optional<String> unansweredBecause(CaseNumber caseNumber) {
        return jdbc.sql(
                        """
                        select coalesce(unanswered_because, '') from inbound_message
                        where case_number = :caseNumber and placement is distinct from 'automatic' order by id limit 1
                        """)
                .param("caseNumber", caseNumber.value())
                .query(String.class)
                .optional()
                .filter(reason -> !reason.isEmpty());
    }

    /** Whether somebody with this address has written, been written to, or been named as contact in a case. */
    boolean isKnown(CaseNumber caseNumber, String address) {
        return jdbc.sql(
                        """
                        select exists (select 1 from message_log
                                where case_number = :caseNumber and recipient_address = :address)
                            or exists (select 1 from inbound_message
                                where case_number = :caseNumber and lower(sender) = :address)
                            or exists (select 1 from case_entry
                                where case_number = :caseNumber
                                  and :address in (lower(answers ->> 'senderEmail'), lower(answers ->> 'contactEmail'),
                                                   lower(answers ->> 'forwardedBy')))
                        """)
                .param("caseNumber", caseNumber.value())
                .param("address", lower(address))
                .query(Boolean.class)
                .single();
    }

    /** The case in which this address last wrote, or was written to, under this subject. */
    Optional<CaseNumber> caseWithSubject(String address, String subject) {
        String bare = bare(subject);
        return bare.isEmpty()
                ? Optional.empty()
                : jdbc
                        .sql(
                                """
                                select case_number, subject from (
                                    select case_number, subject, noted_at as at from inbound_message
                                    where lower(sender) = :address and case_number is not null
                                    union all
                                    select case_number, subject, written_at from message_log
                                    where recipient_address = :address) known
                                order by at desc limit :most
                                """)
                        .param("address", lower(address))
                        .param("most", MOST_SUBJECTS)
                        .query((row, index) ->
                                new Subject(row.getString("case_number"), String.valueOf(row.getString("subject"))))
                        .list()
                        .stream()
                        .filter(known -> bare(known.subject()).equals(bare))
                        .findFirst()
                        .map(known -> new CaseNumber(known.caseNumber()));
    }

    private record Subject(String caseNumber, String subject) {}

    /** A subject without what mail programs put before it. */
    private static String bare(String subject) {
        return PREFIXES.matcher(subject).replaceFirst("").strip().toLowerCase(Locale.ROOT);
    }

    /** How many messages an address sent within a time, up to now. */
    int countOf(String address, Duration within) {
        return jdbc.sql(
                        """
                        select count(*) from inbound_message
                        where lower(sender) = :address and noted_at > :since and noted_at <= :now
                        """)
                .param("address", lower(address))
                .param("since", Timestamp.from(clock.instant().minus(within)))
                .param("now", Timestamp.from(clock.instant()))
                .query(Integer.class)
                .single();
    }

    /** The file in which a message of this sender waits to be sorted. */
    Optional<CaseNumber> fileOf(String address) {
        return jdbc.sql(
                        """
                        select file_number from inbound_message
                        where lower(sender) = :address and state = 'TO_SORT' order by id desc limit 1
                        """)
                .param("address", lower(address))
                .query(String.class)
                .optional()
                .map(CaseNumber::new);
    }

    /** Notes what could not be read. */
    void noteUnread(long id, List<Unread> lines) {
        jdbc.sql("delete from inbound_unread where inbound_message_id = :id")
                .param("id", id)
                .update();
        for (int position = 0; position < lines.size(); position++) {
            Unread line = lines.get(position);
            jdbc.sql(
                            """
                            insert into inbound_unread (inbound_message_id, position, part, reason, detail)
                            values (:id, :position, :part, :reason, :detail)
                            """)
                    .param("id", id)
                    .param("position", position)
                    .param("part", line.part())
                    .param("reason", line.reason().name())
                    .param("detail", line.detail())
                    .update();
        }
    }

    /** Notes where a message is placed, and why. */
    void place(long id, Placement placement, Long letterId, String reason) {
        jdbc.sql(
                        """
                        update inbound_message set placement = :placement, letter_id = coalesce(:letter, letter_id),
                            reason = :reason, state = case when :placement = 'not_ours' then 'NOT_OURS'
                                when state = 'TO_SORT' then 'KEPT' else state end
                        where id = :id
                        """)
                .param("id", id)
                .param("placement", placement.key())
                .param("letter", letterId, Types.BIGINT)
                .param("reason", reason)
                .update();
    }

    /** Notes why whoever sent a message gets no acknowledgement. */
    void leaveUnanswered(long id, String because) {
        jdbc.sql("update inbound_message set unanswered_because = :because where id = :id")
                .param("id", id)
                .param("because", because)
                .update();
    }

    /** Notes in which file a message waits for somebody to sort it. */
    void toSort(long id, CaseNumber file, long versionId, String reason) {
        jdbc.sql(
                        """
                        update inbound_message set state = 'TO_SORT', file_number = :file, version_id = :version,
                            reason = :reason
                        where id = :id
                        """)
                .param("id", id)
                .param("file", file.value())
                .param("version", versionId)
                .param("reason", reason)
                .update();
    }

    /** A message that waits to be sorted. */
    record Waiting(long id, long versionId, Instant arrivedAt) {}

    /** The messages that wait in a file, oldest first. */
    List<Waiting> waiting(CaseNumber file) {
        return jdbc.sql(
                        """
                        select id, version_id, arrived_at from inbound_message
                        where file_number = :file and state = 'TO_SORT' order by id
                        """)
                .param("file", file.value())
                .query((row, index) -> new Waiting(
                        row.getLong("id"),
                        row.getLong("version_id"),
                        row.getTimestamp("arrived_at").toInstant()))
                .list();
    }

    /** The case that has taken a message. */
    Optional<CaseNumber> caseTaking(long id) {
        return jdbc.sql("select case_number from inbound_message where id = :id and case_number is not null")
                .param("id", id)
                .query(String.class)
                .optional()
                .map(CaseNumber::new);
    }

    /** Whether a case has taken a message. */
    boolean isAssigned(long id) {
        return caseTaking(id).isPresent();
    }

    /** Keeps the bytes of a message that no case takes. */
    void keep(long id, InputStream original, long size) {
        jdbc.sql("update inbound_message set original = :original where id = :id")
                .param("id", id)
                .param("original", new SqlBinaryValue(original, size), Types.VARBINARY)
                .update();
    }

    /** Keeps the bytes of a message that could not be filed. */
    void keepUnfiled(String contentHash, InputStream original, long size) {
        jdbc.sql("update inbound_message set original = :original where content_hash = :hash")
                .param("hash", contentHash)
                .param("original", new SqlBinaryValue(original, size), Types.VARBINARY)
                .update();
    }

    private static String lower(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }

    /** Our own letter come back: its bytes are those of the letter, which is on file. */
    void archiveCopy(long id) {
        jdbc.sql(
                        """
                        update inbound_message m set state = 'ARCHIVE_COPY', original = null, letter_id = l.id,
                            version_id = l.version_id
                        from message_log l where m.id = :id and l.message_id = m.message_id
                        """)
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
