package eu.socieux.cockpit.bottlenecks;

import eu.socieux.calendar.CalendarSettings;
import eu.socieux.calendar.WorkingCalendar;
import java.time.Clock;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives the database the facility's calendar, so that durations in working days are computed where the history is. At
 * a start with changed settings the days are written anew and all durations with them; otherwise nothing is done.
 */
@Component
class WorkingDays implements InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(WorkingDays.class);

    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2099, 12, 31);

    private final WorkingCalendar calendar;
    private final CalendarSettings settings;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    WorkingDays(
            WorkingCalendar calendar,
            CalendarSettings settings,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.calendar = calendar;
        this.settings = settings;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void afterPropertiesSet() {
        String fingerprint = fingerprint();
        if (!fingerprint.equals(written())) {
            transaction.executeWithoutResult(status -> write(fingerprint));
        }
    }

    /** A newer version of the library may know other holidays. */
    private String fingerprint() {
        return "%s, days %s to %s, closed %s, holidays of version %s"
                .formatted(
                        settings.country(),
                        FIRST,
                        LAST,
                        settings.closingDays().stream().sorted().toList(),
                        de.focus_shift.jollyday.core.HolidayManager.class
                                .getPackage()
                                .getImplementationVersion());
    }

    private String written() {
        return jdbc.sql("select fingerprint from working_calendar where zone = :zone")
                .param("zone", clock.getZone().getId())
                .query(String.class)
                .optional()
                .orElse("");
    }

    private void write(String fingerprint) {
        // Two nodes that start together write one after the other, and engines at work wait.
        jdbc.sql("lock table working_calendar, working_day, finished_wait in access exclusive mode")
                .update();
        jdbc.sql("delete from working_calendar").update();
        jdbc.sql("insert into working_calendar (fingerprint, zone) values (:fingerprint, :zone)")
                .param("fingerprint", fingerprint)
                .param("zone", clock.getZone().getId())
                .update();
        jdbc.sql("delete from working_day").update();
        jdbc.sql(
                        """
                        insert into working_day (day, worked, passed)
                        select day, worked, sum(worked) over (order by day) - worked
                        from (select d::date as day, (free.day is null)::integer as worked
                              from generate_series(cast(:first as date), cast(:last as date), interval '1 day') d
                              left join unnest(cast(:free as date[])) as free (day) on free.day = d::date) days
                        """)
                .param("free", freeDays())
                .param("first", FIRST)
                .param("last", LAST)
                .update();
        // Nothing else tells the planner that the calendar is one row: it would read all days for each wait that ends.
        jdbc.sql("analyze working_calendar, working_day").update();
        jdbc.sql("delete from finished_wait").update();
        int waits = jdbc.sql("insert into finished_wait select * from measured_wait")
                .update();
        log.info("The calendar of {} counts working days; {} earlier waits were measured.", settings.country(), waits);
    }

    private String freeDays() {
        StringBuilder days = new StringBuilder("{");
        FIRST.datesUntil(LAST.plusDays(1))
                .filter(day -> !calendar.isWorkingDay(day))
                .forEach(day -> days.append(days.length() > 1 ? "," : "").append(day));
        return days.append('}').toString();
    }
}
