package eu.socieux.forms;

import eu.socieux.records.AnswersJson;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Drafts of task forms, one per task and person. They are kept here so that nothing of a case stays behind in a
 * browser, and so that a form begun at one desk can be finished at another.
 */
@Component
@Transactional
public class Drafts {

    private static final Logger log = LoggerFactory.getLogger(Drafts.class);
    private final JdbcClient jdbc;
    private final AnswersJson json;
    private final FormSettings settings;
    private final Clock clock;

    Drafts(JdbcClient jdbc, AnswersJson json, FormSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.settings = settings;
        this.clock = clock;
    }

    /** Size in bytes, as JSON, which a draft may have. */
    public int maxSize() {
        return (int) settings.maxSubmission().toBytes();
    }

    /**
     * Keeps a draft in place of an earlier one of the same person.
     *
     * @return when it was kept
     * @throws IllegalArgumentException when it is larger than a form may be
     */
    public Instant save(String taskId, String person, Map<String, Object> answers) {
        String text = json.write(answers);
        if (text.getBytes(StandardCharsets.UTF_8).length > maxSize()) {
            throw new IllegalArgumentException("A draft has at most " + settings.maxSubmission() + ".");
        }
        Instant now = clock.instant();
        jdbc.sql(
                        """
                        insert into task_draft (task_id, person, answers, saved_at)
                        values (:task, :person, :answers::jsonb, :at)
                        on conflict (task_id, person) do update set answers = excluded.answers,
                            saved_at = excluded.saved_at
                        """)
                .param("task", taskId)
                .param("person", person)
                .param("answers", text)
                .param("at", Timestamp.from(now))
                .update();
        return now;
    }

    /** What this person has kept for the task. */
    @Transactional(readOnly = true)
    public Optional<Draft> find(String taskId, String person) {
        return jdbc.sql("select answers, saved_at from task_draft where task_id = :task and person = :person")
                .param("task", taskId)
                .param("person", person)
                .query((row, index) -> new Draft(
                        json.read(row.getString("answers")),
                        row.getTimestamp("saved_at").toInstant()))
                .optional();
    }

    /** Throws away what this person has kept for the task. */
    public void discard(String taskId, String person) {
        jdbc.sql("delete from task_draft where task_id = :task and person = :person")
                .param("task", taskId)
                .param("person", person)
                .update();
    }

    /** Throws away everybody's drafts for a task that has ended. */
    public void forget(String taskId) {
        jdbc.sql("delete from task_draft where task_id = :task")
                .param("task", taskId)
                .update();
    }

    /** Throws away what nobody came back to; every night. */
    @Scheduled(cron = "0 20 3 * * *", zone = "Europe/Brussels")
    public void forgetOld() {
        int forgotten = jdbc.sql("delete from task_draft where saved_at < :before")
                .param("before", Timestamp.from(clock.instant().minus(settings.draftsKept())))
                .update();
        if (forgotten > 0) {
            log.info(
                    "Removed {} drafts older than {} days.",
                    forgotten,
                    settings.draftsKept().toDays());
        }
    }
}
