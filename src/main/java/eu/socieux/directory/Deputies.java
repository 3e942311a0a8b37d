package eu.socieux.directory;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who stands in for whom on which days, and for which tasks they do so now. */
@Component
@Transactional
public class Deputies {

    private final JdbcClient jdbc;
    private final Clock clock;

    Deputies(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A task of a person that is open to a deputy. */
    public record OpenTask(String taskId, String deputy, String person) {}

    /**
     * Names a deputy.
     *
     * @throws IllegalArgumentException when the days end before they begin or are over, or when somebody would stand in
     *     for themselves
     */
    public void name(String person, String deputy, LocalDate from, LocalDate to, String namedBy) {
        if (to.isBefore(from) || to.isBefore(LocalDate.now(clock)) || person.equals(deputy)) {
            throw new IllegalArgumentException(
                    "%s cannot stand in for %s from %s to %s.".formatted(deputy, person, from, to));
        }
        jdbc.sql(
                        """
                        insert into deputy (person, deputy, from_day, to_day, named_by, named_at)
                        values (:person, :deputy, :from, :to, :by, :at)
                        """)
                .param("person", person)
                .param("deputy", deputy)
                .param("from", Date.valueOf(from))
                .param("to", Date.valueOf(to))
                .param("by", namedBy)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** Ends it before its last day. */
    public void end(long id, String endedBy) {
        jdbc.sql("update deputy set ended_by = :by, ended_at = :at where id = :id and ended_at is null")
                .param("by", endedBy)
                .param("at", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
    }

    /** Those of today and of days to come, by first day. */
    @Transactional(readOnly = true)
    public List<Deputyship> coming() {
        return jdbc.sql("select * from deputy where ended_at is null and to_day >= :today order by from_day, id")
                .param("today", today())
                .query(Deputies::read)
                .list();
    }

    /** Those in force today. */
    @Transactional(readOnly = true)
    public List<Deputyship> inForce() {
        LocalDate today = LocalDate.now(clock);
        return coming().stream().filter(one -> !one.from().isAfter(today)).toList();
    }

    /** Makes whoever calls this at the same time, on any node, wait until the caller's transaction has ended. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void oneAtATime() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('deputy_task'))::text")
                .query(String.class)
                .single();
    }

    /** Notes that a task of a person is open to a deputy. */
    public void open(OpenTask task) {
        jdbc.sql(
                        """
                        insert into deputy_task (task_id, deputy, person) values (:task, :deputy, :person)
                        on conflict (task_id, deputy) do update set person = excluded.person
                        """)
                .param("task", task.taskId())
                .param("deputy", task.deputy())
                .param("person", task.person())
                .update();
    }

    /** Notes that a task is no longer open to a deputy. */
    public void close(OpenTask task) {
        jdbc.sql("delete from deputy_task where task_id = :task and deputy = :deputy")
                .param("task", task.taskId())
                .param("deputy", task.deputy())
                .update();
    }

    /** Every task that is open to a deputy. */
    @Transactional(readOnly = true)
    public Set<OpenTask> openTasks() {
        return jdbc.sql("select * from deputy_task")
                .query((row, index) ->
                        new OpenTask(row.getString("task_id"), row.getString("deputy"), row.getString("person")))
                .set();
    }

    /** For whom somebody stands in, when they act on this task. */
    @Transactional(readOnly = true)
    public Optional<String> representedBy(String deputy, String taskId) {
        return jdbc.sql("select person from deputy_task where task_id = :task and deputy = :deputy")
                .param("task", taskId)
                .param("deputy", deputy)
                .query(String.class)
                .optional();
    }

    private Date today() {
        return Date.valueOf(LocalDate.now(clock));
    }

    private static Deputyship read(ResultSet row, int index) throws SQLException {
        return new Deputyship(
                row.getLong("id"),
                row.getString("person"),
                row.getString("deputy"),
                row.getDate("from_day").toLocalDate(),
                row.getDate("to_day").toLocalDate(),
                row.getString("named_by"));
    }
}
