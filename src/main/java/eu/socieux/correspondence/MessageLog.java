package eu.socieux.correspondence;

import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rows of {@code message_log}. Every change of state names the state it starts from, so that two nodes can never
 * both carry it out.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class MessageLog {

    /** An absence or a bounce that names no letter is about one that left within this time. */
    private static final Duration ANSWERED_WITHIN = Duration.ofDays(14);

    private final JdbcClient jdbc;
    private final Clock clock;

    MessageLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean isWritten(String cause, String letter, String address, String key) {
        return jdbc.sql(
                        """
                        select exists (select 1 from message_log
                            where cause = :cause and letter = :letter
                              and recipient_address = :address and recipient_key = :key)
                        """)
                .param("cause", cause)
                .param("letter", letter)
                .param("address", address)
                .param("key", key)
                .query(Boolean.class)
                .single();
    }

    long add(NewLetter letter) {
        LetterState state = letter.notSentBecause() != null
                ? LetterState.NOT_SENT
                : letter.delivery().isOnPaper() ? LetterState.QUEUED_TO_PRINT : LetterState.PENDING;
        long id = jdbc.sql(
                        """
                        insert into message_log (case_number, activity_number, letter, cause, recipient_role,
                            recipient_name, recipient_address, recipient_key, language, subject, html, plain_text,
                            message_id, in_reply_to, state, reason, written_at, next_attempt_at, delivery, destination,
                            version_id)
                        values (:caseNumber, :activity, :letter, :cause, :role, :name, :address, :key, :language,
                            :subject, :html, :text, :messageId, :inReplyTo, :state, :reason, :now, :next, :delivery,
                            :destination, :version)
                        returning id
                        """)
                .param("caseNumber", letter.scope().caseNumber().value())
                .param("activity", letter.scope().activityNumber())
                .param("letter", letter.letter())
                .param("cause", letter.cause())
                .param("role", letter.role())
                .param("name", letter.name())
                .param("address", letter.address())
                .param("key", letter.key())
                .param("language", letter.text().language())
                .param("subject", letter.text().subject())
                .param("html", letter.text().html())
                .param("text", letter.text().text())
                .param("messageId", letter.messageId())
                .param("inReplyTo", letter.inReplyTo())
                .param("state", state.name())
                .param("reason", letter.notSentBecause())
                .param("now", now())
                .param("next", state == LetterState.PENDING ? now() : null)
                .param("delivery", letter.delivery().name())
                .param("destination", letter.destination())
                .param("version", letter.versionId())
                .query(Long.class)
                .single();
        List<LetterAttachment> attachments = letter.attachments();
        for (int position = 0; position < attachments.size(); position++) {
            jdbc.sql(
                            """
                            insert into message_attachment (message_log_id, position, version_id, file_name, media_type)
                            values (:id, :position, :version, :fileName, :mediaType)
                            """)
                    .param("id", id)
                    .param("position", position)
                    .param("version", attachments.get(position).versionId())
                    .param("fileName", attachments.get(position).fileName())
                    .param("mediaType", attachments.get(position).mediaType())
                    .update();
        }
        return id;
    }

    /** Takes the longest waiting letter that is due; no other node gets the same one. */
    Optional<OutgoingLetter> claimNext() {
        return jdbc.sql(
                        """
                        update message_log set state = 'SENDING', claimed_at = :now, attempts = attempts + 1
                        where id = (select id from message_log
                            where state = 'PENDING' and next_attempt_at <= :now
                            order by next_attempt_at, id limit 1 for update skip locked)
                        returning *
                        """)
                .param("now", now())
                .query(this::outgoing)
                .optional();
    }

    /** Letters whose sending was interrupted before its outcome was written down. */
    List<OutgoingLetter> abandoned(Duration after) {
        return jdbc.sql("select * from message_log where state = 'SENDING' and claimed_at <= :before order by id")
                .param("before", Timestamp.from(clock.instant().minus(after)))
                .query(this::outgoing)
                .list();
    }

    /** Whether the copy to the facility's own mailbox has been seen there. */
    boolean isArchived(long id) {
        return jdbc.sql("select archived_at is not null from message_log where id = :id")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    boolean sent(long id) {
        return jdbc.sql(
                                """
                        update message_log set state = 'SENT', sent_at = :now, reason = null, next_attempt_at = null
                        where id = :id and state = 'SENDING'
                        """)
                        .param("id", id)
                        .param("now", now())
                        .update()
                == 1;
    }

    boolean sendAgainAt(long id, Instant at, String reason) {
        return jdbc.sql(
                                """
                        update message_log set state = 'PENDING', next_attempt_at = :at, reason = :reason
                        where id = :id and state = 'SENDING'
                        """)
                        .param("id", id)
                        .param("at", Timestamp.from(at))
                        .param("reason", reason)
                        .update()
                == 1;
    }

    boolean failed(long id, String reason) {
        return jdbc.sql(
                                """
                        update message_log set state = 'FAILED', next_attempt_at = null, reason = :reason
                        where id = :id and state = 'SENDING'
                        """)
                        .param("id", id)
                        .param("reason", reason)
                        .update()
                == 1;
    }

    /** Gives a letter that failed or came back all its attempts anew. The reason stays: it tells that the letter may have left before. */
    boolean retry(long id) {
        return jdbc.sql(
                                """
                        update message_log set state = 'PENDING', next_attempt_at = :now, attempts = 0
                        where id = :id and state in ('FAILED', 'BOUNCED')
                        """)
                        .param("id", id)
                        .param("now", now())
                        .update()
                == 1;
    }

    /** Notes that the archive copy arrived; says whether the Message-ID is one of ours at all. */
    boolean archived(String messageId) {
        return jdbc.sql(
                                """
                        update message_log set archived_at = coalesce(archived_at, :now) where message_id = :messageId
                        """)
                        .param("messageId", messageId)
                        .param("now", now())
                        .update()
                == 1;
    }

    /** The letter with this Message-ID. */
    Optional<WrittenLetter> withMessageId(String messageId) {
        return jdbc.sql("select * from message_log where message_id = :messageId")
                .param("messageId", messageId)
                .query((row, index) -> written(row))
                .optional();
    }

    /** The letter that left last to an address, unless that is long ago. */
    Optional<WrittenLetter> latestTo(String address) {
        return jdbc.sql(
                        """
                        select * from message_log
                        where recipient_address = :address and delivery = 'EMAIL' and sent_at >= :since
                        order by id desc limit 1
                        """)
                .param("address", address.strip().toLowerCase(Locale.ROOT))
                .param("since", Timestamp.from(clock.instant().minus(ANSWERED_WITHIN)))
                .query((row, index) -> written(row))
                .optional();
    }

    /** The role in which an address was last written to in a case. */
    Optional<String> roleOf(CaseNumber caseNumber, String address) {
        return jdbc.sql(
                        """
                        select recipient_role from message_log
                        where case_number = :caseNumber and recipient_address = :address order by id desc limit 1
                        """)
                .param("caseNumber", caseNumber.value())
                .param("address", address.strip().toLowerCase(Locale.ROOT))
                .query(String.class)
                .optional();
    }

    /** Whether this letter was written to this address in this case within a time, and not only filed. */
    boolean isWrittenSince(CaseNumber caseNumber, String letter, String address, Duration within) {
        return jdbc.sql(
                        """
                        select exists (select 1 from message_log
                            where case_number = :caseNumber and letter = :letter and recipient_address = :address
                              and state <> 'NOT_SENT' and written_at > :since)
                        """)
                .param("caseNumber", caseNumber.value())
                .param("letter", letter)
                .param("address", address)
                .param("since", Timestamp.from(clock.instant().minus(within)))
                .query(Boolean.class)
                .single();
    }

    /** Notes that a letter came back. */
    boolean bounced(long id, String reason) {
        return jdbc.sql(
                                """
                        update message_log set state = 'BOUNCED', bounced_at = :now, reason = :reason
                        where id = :id and state in ('SENDING', 'SENT') and delivery = 'EMAIL'
                        """)
                        .param("id", id)
                        .param("reason", reason)
                        .param("now", now())
                        .update()
                == 1;
    }

    /** The letters that wait to be printed and sent by a person, the oldest first. */
    List<PaperLetter> toPrint() {
        return jdbc.sql("select * from message_log where state = 'QUEUED_TO_PRINT' order by id")
                .query((row, index) -> paper(row))
                .list();
    }

    /** The letters on paper which a person noted as sent since, those noted last first. */
    List<PaperLetter> notedBy(String staff, Instant since) {
        return jdbc.sql(
                        """
                        select * from message_log
                        where sent_by = :staff and sent_noted_at >= :since and state = 'SENT'
                        order by sent_noted_at desc, id desc
                        """)
                .param("staff", staff)
                .param("since", Timestamp.from(since))
                .query((row, index) -> paper(row))
                .list();
    }

    /** A letter that no mail brought to its recipient; nobody else changes it until the transaction ends. */
    Optional<UnsentLetter> holdUnsent(long id) {
        return jdbc.sql(
                        """
                        select * from message_log
                        where id = :id and state in ('FAILED', 'BOUNCED', 'NOT_SENT') for update
                        """)
                .param("id", id)
                .query((row, index) ->
                        new UnsentLetter(written(row), row.getString("recipient_key"), row.getString("html")))
                .optional();
    }

    /** Has a letter printed that no mail brought to its recipient. The reason stays: it tells why it is on paper. */
    void print(long id, RenderedLetter text, Delivery delivery, String destination, long versionId) {
        jdbc.sql(
                        """
                        update message_log set state = 'QUEUED_TO_PRINT', delivery = :delivery,
                            destination = :destination, version_id = :version, html = :html, plain_text = :text
                        where id = :id and state in ('FAILED', 'BOUNCED', 'NOT_SENT')
                        """)
                .param("id", id)
                .param("delivery", delivery.name())
                .param("destination", destination)
                .param("version", versionId)
                .param("html", text.html())
                .param("text", text.text())
                .update();
    }

    void printed(long id, String staff) {
        jdbc.sql(
                        """
                        update message_log set printed_at = :now, printed_by = :staff
                        where id = :id and state = 'QUEUED_TO_PRINT'
                        """)
                .param("id", id)
                .param("now", now())
                .param("staff", staff)
                .update();
    }

    boolean sentOnPaper(long id, LocalDate on, Instant at, String staff) {
        return jdbc.sql(
                                """
                        update message_log set state = 'SENT', sent_on = :on, sent_at = :at, sent_by = :staff,
                            sent_noted_at = :now, reason = null
                        where id = :id and state = 'QUEUED_TO_PRINT'
                        """)
                        .param("id", id)
                        .param("on", on)
                        .param("at", Timestamp.from(at))
                        .param("staff", staff)
                        .param("now", now())
                        .update()
                == 1;
    }

    /** Corrects the day which the same person noted before. */
    boolean correctDay(long id, LocalDate on, Instant at, String staff) {
        return jdbc.sql(
                                """
                        update message_log set sent_on = :on, sent_at = :at, sent_noted_at = :now
                        where id = :id and state = 'SENT' and sent_by = :staff
                        """)
                        .param("id", id)
                        .param("on", on)
                        .param("at", Timestamp.from(at))
                        .param("staff", staff)
                        .param("now", now())
                        .update()
                == 1;
    }

    /** Has a letter wait again which the same person noted as sent by mistake. */
    boolean notSentAfterAll(long id, String staff) {
        return jdbc.sql(
                                """
                        update message_log set state = 'QUEUED_TO_PRINT', sent_on = null, sent_at = null,
                            sent_by = null, sent_noted_at = null
                        where id = :id and state = 'SENT' and sent_by = :staff
                        """)
                        .param("id", id)
                        .param("staff", staff)
                        .update()
                == 1;
    }

    /** What the letter was written for. */
    String causeOf(long id) {
        return jdbc.sql("select cause from message_log where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    /** What tells its recipient apart from others at the same address; empty when nothing does. */
    String keyOf(long id) {
        return jdbc.sql("select recipient_key from message_log where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    Optional<WrittenLetter> find(long id) {
        return jdbc.sql("select * from message_log where id = :id")
                .param("id", id)
                .query((row, index) -> written(row))
                .optional();
    }

    Optional<String> text(long id) {
        return jdbc.sql("select plain_text from message_log where id = :id")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    List<WrittenLetter> ofCase(CaseNumber caseNumber) {
        return jdbc.sql("select * from message_log where case_number = :caseNumber order by id")
                .param("caseNumber", caseNumber.value())
                .query((row, index) -> written(row))
                .list();
    }

    private OutgoingLetter outgoing(ResultSet row, int index) throws SQLException {
        return new OutgoingLetter(
                row.getLong("id"),
                scope(row),
                row.getString("letter"),
                row.getString("cause"),
                row.getString("recipient_name"),
                row.getString("recipient_address"),
                row.getString("language"),
                row.getString("subject"),
                row.getString("html"),
                row.getString("plain_text"),
                row.getString("message_id"),
                row.getString("in_reply_to"),
                row.getInt("attempts"),
                row.getString("reason") != null,
                attachments(row.getLong("id")));
    }

    List<LetterAttachment> attachments(long id) {
        return jdbc.sql("select * from message_attachment where message_log_id = :id order by position")
                .param("id", id)
                .query((row, index) -> new LetterAttachment(
                        row.getLong("version_id"), row.getString("file_name"), row.getString("media_type")))
                .list();
    }

    private PaperLetter paper(ResultSet row) throws SQLException {
        return new PaperLetter(
                row.getLong("id"),
                scope(row),
                row.getString("letter"),
                row.getString("recipient_name"),
                Delivery.valueOf(row.getString("delivery")),
                row.getString("destination"),
                row.getString("language"),
                row.getString("subject"),
                instant(row, "written_at"),
                instant(row, "printed_at"),
                row.getString("printed_by"),
                row.getLong("version_id"),
                attachments(row.getLong("id")),
                row.getObject("sent_on", LocalDate.class));
    }

    private static WrittenLetter written(ResultSet row) throws SQLException {
        return new WrittenLetter(
                row.getLong("id"),
                scope(row),
                row.getString("letter"),
                row.getString("recipient_role"),
                row.getString("recipient_name"),
                row.getString("destination") == null
                        ? row.getString("recipient_address")
                        : row.getString("destination").replaceAll("\\s*\\R\\s*", ", "),
                row.getString("language"),
                row.getString("subject"),
                LetterState.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getInt("attempts"),
                instant(row, "written_at"),
                instant(row, "next_attempt_at"),
                instant(row, "sent_at"),
                Delivery.valueOf(row.getString("delivery")),
                row.getObject("sent_on", LocalDate.class));
    }

    private static CaseScope scope(ResultSet row) throws SQLException {
        return new CaseScope(
                new CaseNumber(row.getString("case_number")), row.getObject("activity_number", Integer.class));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
