package eu.socieux.eventlog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Reads cases from the engine's history and from our own tables, row by row: the driver fetches {@value #ROWS_AT_A_TIME}
 * at a time, provided a transaction is open, so that memory does not grow with the log.
 *
 * <p>Free text that people wrote, titles and file names are never read: nobody can tell whom they name.
 */
@Component
class CaseHistory {

    private static final int ROWS_AT_A_TIME = 500;

    /**
     * The engine's times carry no zone: they are in the zone of the Java runtime, which is also that of the database
     * session, so that the cast is right.
     */
    private static final String CHOSEN =
            """
            with chosen as materialized (
                select f.case_number, f.opened_at,
                       (select e.answers ->> 'country' from case_entry e
                        where e.case_number = f.case_number and e.activity_number is null
                          and e.answers ->> 'country' is not null
                        order by e.id desc limit 1) as country
                from case_file f
                where f.kind = 'request' and f.opened_at >= coalesce(:from, '-infinity'::timestamptz)
                  and f.opened_at < coalesce(:to, 'infinity'::timestamptz)
                  and exists (select 1 from act_hi_procinst p
                              where p.business_key_ = f.case_number and p.proc_def_key_ in (:processes))
            ), step as (
                select c.case_number, p.id_ as instance, p.start_time_ as instance_start,
                       p.proc_def_key_ as process, d.version_ as process_version,
                       (select v.long_::integer from act_hi_varinst v
                        where v.proc_inst_id_ = p.id_ and v.name_ = 'activityNumber' limit 1) as activity_number,
                       a.id_ as id, a.act_id_ as element, coalesce(nullif(a.act_name_, ''), a.act_id_) as name,
                       a.act_type_ as type, a.task_id_ as task, a.assignee_ as assignee,
                       a.start_time_::timestamptz as started_at, a.end_time_::timestamptz as ended_at,
                       coalesce(a.act_inst_state_, 0) = 2 as cancelled, coalesce(a.sequence_counter_, 0) as sequence
                from chosen c
                join act_hi_procinst p on p.business_key_ = c.case_number and p.proc_def_key_ in (:processes)
                join act_hi_actinst a on a.proc_inst_id_ = p.id_
                left join act_re_procdef d on d.id_ = p.proc_def_id_
                where a.act_type_ not like '%Gateway'
                  and a.act_type_ not in ('multiInstanceBody', 'subProcess', 'transaction', 'callActivity')
            )
            """;

    private static final String EVENTS = CHOSEN
            + """
            , event as (
                select s.id || '-' || l.transition as id, s.case_number, l.at, 1 as source, s.instance_start,
                       s.instance, s.sequence, l.rank, s.name, l.transition, s.element, s.process, s.process_version,
                       s.activity_number, case when l.transition = 'complete' then s.assignee end as performer,
                       s.task, null::bigint as document, null::text as expert
                from step s
                cross join lateral (values
                    (case when s.task is not null then 'schedule' end, s.started_at, 0),
                    (case when not s.cancelled then 'complete'
                          when s.task is null or s.assignee is not null then 'ate_abort'
                          else 'withdraw' end, s.ended_at, 2)) as l (transition, at, rank)
                where l.transition is not null and l.at is not null
                union all
                select 'assign-' || i.id_, s.case_number, i.timestamp_::timestamptz, 1, s.instance_start,
                       s.instance, s.sequence, 1, s.name, 'assign', s.element, s.process, s.process_version,
                       s.activity_number, i.user_id_, s.task, null, null
                from step s
                join act_hi_identitylink i on i.task_id_ = s.task and i.type_ = 'assignee' and i.operation_type_ = 'add'
                union all
                select 'document-version-' || v.id, c.case_number, v.registered_at, 0, null,
                       null, v.id, 0, 'Document registered: ' || replace(d.type, '_', ' '), 'complete', null, null, null,
                       d.activity_number, case when v.origin <> 'generated' and v.author <> 'system' then v.author end,
                       null, d.id, a.email
                from chosen c
                join document d on d.case_number = c.case_number
                join document_version v on v.document_id = d.id
                left join application a on a.reference = d.subject
                union all
                select 'application-' || a.reference, c.case_number, a.received_at, 0, null,
                       null, a.number, 0, 'Application received', 'complete', null, null, null,
                       k.activity_number, null, null, null, a.email
                from chosen c
                join call k on k.case_number = c.case_number
                join application a on a.call_id = k.id
                union all
                select 'milestone-' || m.id, c.case_number, m.reached_at, 2, null,
                       null, m.id, 0, 'Milestone reached: ' || replace(m.name, '_', ' '), 'complete', null, null, null,
                       m.activity_number, null, null, null, null
                from chosen c
                join milestone m on m.case_number = c.case_number
                union all
                select 'letter-' || l.id, c.case_number, l.sent_at, 3, null,
                       null, l.id, 0, 'Letter sent: ' || replace(l.letter, '_', ' '), 'complete', null, null, null,
                       l.activity_number, null, null, null, null
                from chosen c
                join message_log l on l.case_number = c.case_number and l.state = 'SENT' and l.sent_at is not null
            )
            """;

    private static final String ORDER = ", e.source, e.instance_start, e.instance, e.sequence, e.rank, e.id";

    private static final String ROLE =
            """
            left join lateral (select i.group_id_ as role from act_hi_identitylink i
                               where i.task_id_ = e.task and i.type_ = 'candidate' and i.group_id_ is not null
                               order by i.timestamp_, i.group_id_ limit 1) r on true
            """;

    private final NamedParameterJdbcTemplate jdbc;
    private final ZoneId zone;

    CaseHistory(DataSource dataSource, Clock clock) {
        JdbcTemplate template = new JdbcTemplate(dataSource);
        template.setFetchSize(ROWS_AT_A_TIME);
        this.jdbc = new NamedParameterJdbcTemplate(template);
        this.zone = clock.getZone();
    }

    EventLogSize size(EventLogSelection selection) {
        return jdbc.queryForObject(
                EVENTS + "select (select count(*) from chosen) as cases, (select count(*) from event) as events",
                parameters(selection),
                (row, index) -> new EventLogSize(row.getLong("cases"), row.getLong("events")));
    }

    /** Case after case, and in each as it happened. */
    void eventsByCase(EventLogSelection selection, Consumer<LoggedEvent> reader) {
        events(selection, "order by c.opened_at, e.case_number, e.at" + ORDER, reader);
    }

    /** As they happened, whichever case they belong to. */
    void eventsByTime(EventLogSelection selection, Consumer<LoggedEvent> reader) {
        events(selection, "order by e.at, c.opened_at, e.case_number" + ORDER, reader);
    }

    private void events(EventLogSelection selection, String order, Consumer<LoggedEvent> reader) {
        read(
                EVENTS + "select e.*, c.country, r.role from event e join chosen c using (case_number)\n" + ROLE
                        + order,
                selection,
                row -> reader.accept(new LoggedEvent(
                        row.getString("id"),
                        row.getString("case_number"),
                        row.getString("country"),
                        instant(row, "at"),
                        row.getString("name"),
                        row.getString("transition"),
                        row.getString("element"),
                        row.getString("process"),
                        row.getObject("process_version", Integer.class),
                        row.getObject("activity_number", Integer.class),
                        row.getString("performer"),
                        row.getString("role"),
                        row.getString("task"),
                        row.getObject("document", Long.class),
                        row.getString("expert"))));
    }

    /** The names under which {@link #eventsByTime} reports events, each once. */
    void eventNames(EventLogSelection selection, RowCallbackHandler reader) {
        read(EVENTS + "select distinct name from event order by name", selection, reader);
    }

    /** Columns case_number, opened_at, country and institution (its id, null while unknown). */
    void cases(EventLogSelection selection, RowCallbackHandler reader) {
        read(
                CHOSEN
                        + """
                        select c.case_number, c.opened_at, c.country, i.id as institution
                        from chosen c left join lateral (
                        """
                        + INSTITUTION
                        + """
                        ) i on true
                        order by c.opened_at, c.case_number
                        """,
                selection,
                reader);
    }

    /** Columns id, name, kind, country and opened_at (of its first case). */
    void institutions(EventLogSelection selection, RowCallbackHandler reader) {
        read(
                CHOSEN
                        + """
                        select distinct on (i.id) i.id, i.name, i.kind, c.country, c.opened_at
                        from chosen c cross join lateral (
                        """
                        + INSTITUTION
                        + """
                        ) i
                        order by i.id, c.opened_at
                        """,
                selection,
                reader);
    }

    /** The same institution, written in large or small letters, is one. */
    private static final String INSTITUTION =
            """
            select 'institution-' || left(encode(sha256(convert_to(
                       lower(btrim(e.answers ->> 'institutionName')) || ' ' || coalesce(c.country, ''), 'UTF8')),
                       'hex'), 16) as id,
                   btrim(e.answers ->> 'institutionName') as name, e.answers ->> 'institutionKind' as kind
            from case_entry e
            where e.case_number = c.case_number and e.activity_number is null
              and btrim(e.answers ->> 'institutionName') <> ''
            order by e.id desc limit 1
            """;

    /** Columns task, case_number, element, process, process_version and started_at. */
    void tasks(EventLogSelection selection, RowCallbackHandler reader) {
        read(
                CHOSEN
                        + """
                        select s.task, s.case_number, s.element, s.process, s.process_version, s.started_at
                        from step s where s.task is not null
                        order by s.started_at, s.task
                        """,
                selection,
                reader);
    }

    /** Columns document, case_number, type, version, registered_at and expert (address or null); by document. */
    void documents(EventLogSelection selection, RowCallbackHandler reader) {
        read(
                CHOSEN
                        + """
                        select d.id as document, c.case_number, d.type, v.number as version, v.registered_at,
                               a.email as expert
                        from chosen c
                        join document d on d.case_number = c.case_number
                        join document_version v on v.document_id = d.id
                        left join application a on a.reference = d.subject
                        order by d.id, v.number
                        """,
                selection,
                reader);
    }

    /** Columns expert (address), case_number, employer_kind, result (null before the selection), received_at; by expert. */
    void applications(EventLogSelection selection, RowCallbackHandler reader) {
        read(
                CHOSEN
                        + """
                        select lower(a.email) as expert, c.case_number, a.employer_kind, a.result, a.received_at
                        from chosen c
                        join call k on k.case_number = c.case_number
                        join application a on a.call_id = k.id
                        order by lower(a.email), a.received_at, a.reference
                        """,
                selection,
                reader);
    }

    private void read(String sql, EventLogSelection selection, RowCallbackHandler reader) {
        jdbc.query(sql, parameters(selection), reader);
    }

    private MapSqlParameterSource parameters(EventLogSelection selection) {
        return new MapSqlParameterSource("processes", selection.processes())
                .addValue("from", beginning(selection.openedFrom()), Types.TIMESTAMP_WITH_TIMEZONE)
                .addValue(
                        "to",
                        selection.openedTo() == null
                                ? null
                                : beginning(selection.openedTo().plusDays(1)),
                        Types.TIMESTAMP_WITH_TIMEZONE);
    }

    private Object beginning(LocalDate day) {
        return day == null ? null : day.atStartOfDay(zone).toOffsetDateTime();
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
