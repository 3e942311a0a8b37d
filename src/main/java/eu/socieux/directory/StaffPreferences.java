package eu.socieux.directory;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What members of staff chose, by user id. */
@Component
@Transactional
public class StaffPreferences {

    private final JdbcClient jdbc;
    private final Clock clock;

    StaffPreferences(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What the person chose, or the default. */
    @Transactional(readOnly = true)
    public StaffPreference of(String person) {
        return jdbc.sql("select language, task_mail, digest from staff_preference where person = :person")
                .param("person", person)
                .query((row, index) -> new StaffPreference(
                        row.getString("language"), row.getBoolean("task_mail"), row.getBoolean("digest")))
                .optional()
                .orElse(StaffPreference.DEFAULT);
    }

    /** Keeps a choice in place of the earlier one. */
    public void choose(String person, StaffPreference chosen) {
        jdbc.sql(
                        """
                        insert into staff_preference (person, language, task_mail, digest, changed_at)
                        values (:person, :language, :taskMail, :digest, :at)
                        on conflict (person) do update set language = excluded.language,
                            task_mail = excluded.task_mail, digest = excluded.digest, changed_at = excluded.changed_at
                        """)
                .param("person", person)
                .param("language", chosen.language())
                .param("taskMail", chosen.taskMail())
                .param("digest", chosen.digest())
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }
}
