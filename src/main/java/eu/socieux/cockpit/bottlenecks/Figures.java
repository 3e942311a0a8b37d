package eu.socieux.cockpit.bottlenecks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * The figures on waiting, each computed by one statement in the database. All durations are working days of the
 * facility, rounded to two places; dates are {@code yyyy-MM-dd}, moments {@code yyyy-MM-dd HH:mm}, in its time zone.
 */
@Component
class Figures {

    /** Earlier cases from which forecasts are made, and those of them on which they are tried. */
    private static final int HISTORY = 500;

    private static final int TESTED = 60;
    private static final int MOST_FORECASTS = 1000;

    private static final String WAITS = statement("waits");
    private static final String PARTIES = statement("parties");
    private static final String MONTHS = statement("months");
    private static final String CASES = statement("cases");
    private static final String INCIDENTS = statement("incidents");
    private static final String FORECAST = statement("forecast");
    private static final String BACK_TEST = statement("back-test");

    private final JdbcClient jdbc;
    private final ProcessSteps steps;
    private final BottleneckSettings settings;
    private final ObjectMapper json;
    private final Clock clock;

    Figures(JdbcClient jdbc, ProcessSteps steps, BottleneckSettings settings, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.steps = steps;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    /**
     * One step where cases wait.
     *
     * @param waiting cases that wait there now
     * @param oldest for how long the first of them has
     * @param overdue those of them whose task is past its due date
     * @param incidents cases with an open incident there
     * @param finished waits that ended in the period
     * @param median of their durations, null when there are none
     * @param p90 what nine of ten stayed below, null when there are none
     * @param late those that ended after their due date
     * @param returned those of cases that had been there before; 0 where the model says that the step repeats
     * @param spent all working days of the waits that ended, and of those that go on when the period reaches today
     */
    record Wait(
            String definition,
            String activity,
            String name,
            String party,
            String roles,
            long waiting,
            BigDecimal oldest,
            long overdue,
            long incidents,
            long finished,
            BigDecimal median,
            BigDecimal p90,
            long late,
            long returned,
            BigDecimal spent) {}

    /** The same figures for all steps at which cases wait for one party. */
    record Party(
            String party,
            long waiting,
            long overdue,
            long finished,
            BigDecimal median,
            BigDecimal p90,
            BigDecimal spent) {}

    /** One month, {@code yyyy-MM}: what came, what was done, and how long that had taken. */
    record Month(String month, long arrivals, long completions, BigDecimal median, BigDecimal p90) {}

    /** One wait behind a number, {@code running} while its process runs; {@code rows} is how many there are in all. */
    record CaseRow(
            String caseNumber,
            String instance,
            String root,
            String entered,
            String leftOn,
            String due,
            BigDecimal days,
            String assignee,
            boolean running,
            long rows) {}

    /**
     * When a running case will probably end.
     *
     * @param step where it stands
     * @param age for how long
     * @param cases earlier cases that stood there at least as long
     * @param remaining working days that are probably still ahead, null when there are too few such cases
     * @param earliest one of ten ends before this day
     * @param latest nine of ten end by this day
     */
    record Forecast(
            String caseNumber,
            String instance,
            String root,
            String started,
            String step,
            BigDecimal age,
            long cases,
            BigDecimal remaining,
            String earliest,
            String likely,
            String latest) {}

    /**
     * How good forecasts were.
     *
     * @param moments forecasts that could be held against what came
     * @param medianError half of them were wrong by no more than this
     * @param medianAhead how much was really ahead at half of these moments
     * @param inside percentage of cases that ended between the earliest and the latest day foretold
     */
    record BackTest(long moments, long cases, BigDecimal medianError, BigDecimal medianAhead, BigDecimal inside) {}

    /** Where cases wait, the most time first. */
    List<Wait> waits(Selection selection) {
        return withSteps(WAITS, selection)
                .param("single", selection.single())
                .query(Wait.class)
                .list();
    }

    /** For whom cases wait, the most time first. */
    List<Party> parties(Selection selection) {
        return withSteps(PARTIES, selection).query(Party.class).list();
    }

    /**
     * Each month of the period, also those in which nothing happened.
     *
     * @param activity id of a step, empty for cases from start to end
     */
    List<Month> months(Selection selection, String activity) {
        return of(MONTHS, selection)
                .param("from", selection.from())
                .param("to", selection.to())
                .param("single", selection.single())
                .param("activity", activity)
                .query(Month.class)
                .list();
    }

    /** One page of the waits behind a number. */
    List<CaseRow> cases(Selection selection, String activity, Measure measure, int limit, int offset) {
        if (measure == Measure.RETURNED && repeats(selection, activity)) {
            return List.of();
        }
        StatementSpec statement;
        if (measure == Measure.INCIDENTS) {
            statement = jdbc.sql(INCIDENTS).param("ids", selection.ids());
        } else {
            statement = of(CASES, selection)
                    .param("from", selection.from())
                    .param("to", selection.to())
                    .param("now", now())
                    .param("measure", measure.key());
        }
        return statement
                .param("activity", activity)
                .param("limit", limit)
                .param("offset", offset)
                .query(CaseRow.class)
                .list();
    }

    /**
     * When the running cases of one process will probably end, the first first; those nobody can tell at the end.
     *
     * @param readable all versions the person may read, for the steps of called processes
     */
    List<Forecast> forecasts(Selection selection, List<ProcessVersion> readable) {
        return jdbc.sql(FORECAST)
                .param("key", selection.keys().get(0))
                .param("ids", selection.ids())
                .param("keys", keys(readable))
                .param("steps", json(steps.of(readable)))
                .param("now", now())
                .param("history", HISTORY)
                .param("minimum", settings.forecastMinimum())
                .param("limit", MOST_FORECASTS)
                .query(Forecast.class)
                .list();
    }

    /** How good the forecasts for one process were. */
    BackTest backTest(Selection selection, List<ProcessVersion> readable) {
        return jdbc.sql(BACK_TEST)
                .param("key", selection.keys().get(0))
                .param("keys", keys(readable))
                .param("history", HISTORY)
                .param("tested", TESTED)
                .param("minimum", settings.forecastMinimum())
                .query(BackTest.class)
                .single();
    }

    private boolean repeats(Selection selection, String activity) {
        return steps.of(selection.versions()).stream()
                .anyMatch(step -> step.activity().equals(activity) && step.repeats());
    }

    private StatementSpec withSteps(String statement, Selection selection) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        return of(statement, selection)
                .param("steps", json(steps.of(selection.versions())))
                .param("from", selection.from())
                .param("to", selection.to())
                .param("now", now())
                .param("includesToday", !selection.to().isBefore(today));
    }

    private StatementSpec of(String statement, Selection selection) {
        return jdbc.sql(statement).param("keys", selection.keys()).param("ids", selection.ids());
    }

    private Timestamp now() {
        Instant now = clock.instant();
        return Timestamp.from(now);
    }

    private String json(List<Step> values) {
        try {
            return json.writeValueAsString(values);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("The steps of a model could not be written as JSON.", impossible);
        }
    }

    private static List<String> keys(List<ProcessVersion> versions) {
        return versions.stream().map(ProcessVersion::key).distinct().toList();
    }

    private static String statement(String name) {
        try {
            return new ClassPathResource(name + ".sql", Figures.class).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException("The statement " + name + ".sql is missing.", missing);
        }
    }
}
