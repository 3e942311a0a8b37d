package eu.socieux.links;

import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of {@code answer_link} and {@code answer_link_token}. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class LinkRegister {

    private final JdbcClient jdbc;
    private final LinkSettings settings;
    private final Clock clock;

    LinkRegister(JdbcClient jdbc, LinkSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What a link is made for.
     *
     * @param taskId null when the task is not there yet
     */
    record NewLink(
            CaseScope scope,
            String processInstanceId,
            String taskKey,
            String taskId,
            String letter,
            String name,
            String address,
            String language,
            String madeBy) {}

    /** Adds a link and gives its mark. */
    UUID add(NewLink link) {
        UUID mark = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into answer_link (mark, case_number, activity_number, process_instance_id, task_key,
                            task_id, letter, recipient_name, recipient_address, language, made_at, made_by, expires_at)
                        values (:mark, :caseNumber, :activity, :instance, :key, :task, :letter, :name, :address,
                            :language, :now, :by, :expires)
                        """)
                .param("mark", mark)
                .param("caseNumber", link.scope().caseNumber().value())
                .param("activity", link.scope().activityNumber())
                .param("instance", link.processInstanceId())
                .param("key", link.taskKey())
                .param("task", link.taskId())
                .param("letter", link.letter())
                .param("name", link.name())
                .param("address", link.address())
                .param("language", link.language())
                .param("now", now())
                .param("by", link.madeBy())
                .param("expires", Timestamp.from(clock.instant().plus(settings.validFor())))
                .update();
        return mark;
    }

    /** Ties the links that were made for a task before it was there. */
    void bind(String processInstanceId, String taskKey, String taskId) {
        jdbc.sql(
                        """
                        update answer_link set task_id = :task
                        where process_instance_id = :instance and task_key = :key and task_id is null
                        """)
                .param("task", taskId)
                .param("instance", processInstanceId)
                .param("key", taskKey)
                .update();
    }

    /** Keeps the hash of a secret for the link with this mark, and which letter carries it; false when there is none. */
    boolean addToken(UUID mark, long letterId, byte[] hash) {
        Optional<Long> link = jdbc.sql(
                        """
                        update answer_link set letter_id = :letter
                        where mark = :mark and (letter_id is null or letter_id = :letter) returning id
                        """)
                .param("letter", letterId)
                .param("mark", mark)
                .query(Long.class)
                .optional();
        link.ifPresent(
                id -> jdbc.sql("insert into answer_link_token (hash, link_id, made_at) values (:hash, :link, :now)")
                        .param("hash", hash)
                        .param("link", id)
                        .param("now", now())
                        .update());
        return link.isPresent();
    }

    /** The link with this secret; the row is held when it is about to be changed. */
    Optional<AnswerLink> find(byte[] hash, boolean hold) {
        return jdbc.sql(
                        """
                        select l.* from answer_link_token t join answer_link l on l.id = t.link_id where t.hash = :hash
                        """
                                + (hold ? "for update of l" : ""))
                .param("hash", hash)
                .query(LinkRegister::link)
                .optional();
    }

    void opened(long id) {
        jdbc.sql("update answer_link set opened = opened + 1, last_opened_at = :now where id = :id")
                .param("id", id)
                .param("now", now())
                .update();
    }

    void answered(long id, String submission) {
        jdbc.sql("update answer_link set answered_at = :now, submission = :submission where id = :id")
                .param("id", id)
                .param("submission", submission)
                .param("now", now())
                .update();
    }

    boolean revoke(long id, String taskId, String person) {
        return jdbc.sql(
                                """
                        update answer_link set revoked_at = :now, revoked_by = :person
                        where id = :id and task_id = :task and revoked_at is null and answered_at is null
                        """)
                        .param("id", id)
                        .param("task", taskId)
                        .param("person", person)
                        .param("now", now())
                        .update()
                == 1;
    }

    List<AnswerLink> ofTask(String taskId) {
        return jdbc.sql("select * from answer_link where task_id = :task order by id desc")
                .param("task", taskId)
                .query(LinkRegister::link)
                .list();
    }

    /** The latest link of each task that was sent to this address in the case and not revoked. */
    List<AnswerLink> latestFor(String caseNumber, String address) {
        return jdbc
                .sql(
                        """
                        select distinct on (task_id) * from answer_link
                        where case_number = :caseNumber and lower(recipient_address) = lower(:address)
                          and task_id is not null
                        order by task_id, id desc
                        """)
                .param("caseNumber", caseNumber)
                .param("address", address)
                .query(LinkRegister::link)
                .list()
                .stream()
                .filter(link -> link.revokedAt() == null && link.answeredAt() == null)
                .toList();
    }

    int madeSince(String taskId, String address, Instant since) {
        return jdbc.sql(
                        """
                        select count(*) from answer_link
                        where task_id = :task and recipient_address = :address and made_at >= :since
                        """)
                .param("task", taskId)
                .param("address", address)
                .param("since", Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    private static AnswerLink link(ResultSet row, int index) throws SQLException {
        return new AnswerLink(
                row.getLong("id"),
                row.getObject("mark", UUID.class),
                new CaseScope(
                        new CaseNumber(row.getString("case_number")), row.getObject("activity_number", Integer.class)),
                row.getString("process_instance_id"),
                row.getString("task_key"),
                row.getString("task_id"),
                row.getString("letter"),
                row.getObject("letter_id", Long.class),
                row.getString("recipient_name"),
                row.getString("recipient_address"),
                row.getString("language"),
                instant(row, "made_at"),
                row.getString("made_by"),
                instant(row, "expires_at"),
                row.getInt("opened"),
                instant(row, "last_opened_at"),
                instant(row, "revoked_at"),
                instant(row, "answered_at"),
                row.getString("submission"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
