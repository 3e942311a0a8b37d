package eu.socieux.cockpit.bottlenecks;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.springframework.stereotype.Component;

/**
 * What the pages of the plug-in ask for. Every answer is limited to the processes whose history the signed-in person
 * may read; a process they may not read is refused like one that does not exist (403). A parameter that is wrong is
 * refused with a sentence that names it (400).
 */
@Component
@Produces(MediaType.APPLICATION_JSON)
public class ReportResource {

    private static final String CSV = "text/csv; charset=utf-8";
    private static final int PAGE = 100;
    private static final int MOST_ROWS_OF_A_FILE = 100_000;
    private static final int LONGEST_PERIOD_IN_YEARS = 10;

    private final ReadableProcesses processes;
    private final Figures figures;
    private final Clock clock;

    ReportResource(ReadableProcesses processes, Figures figures, Clock clock) {
        this.processes = processes;
        this.figures = figures;
        this.clock = clock;
    }

    /** A process to choose, with its versions, newest first. */
    record Choice(String key, String name, List<ProcessVersion> versions) {}

    /** The table of steps with what it is about. */
    record Waits(Period period, List<Figures.Wait> waits) {}

    /** First and last day, {@code yyyy-MM-dd}. */
    record Period(String from, String to) {}

    /** One page of cases. */
    record Cases(long rows, int page, int pages, List<Figures.CaseRow> cases) {}

    /** The forecasts and how good such forecasts were. */
    record Forecasts(Figures.BackTest backTest, List<Figures.Forecast> cases) {}

    /** The processes this person may choose from; none for who may read no history. */
    @GET
    @Path("processes")
    public List<Choice> processes() {
        Map<String, List<ProcessVersion>> byKey = processes.versions().stream()
                .collect(Collectors.groupingBy(
                        ProcessVersion::key, java.util.LinkedHashMap::new, Collectors.toUnmodifiableList()));
        return byKey.values().stream()
                .map(versions ->
                        new Choice(versions.get(0).key(), versions.get(0).name(), versions))
                .toList();
    }

    /** Where cases wait: of one process ({@code process}), in one version or all, or of all processes. */
    @GET
    @Path("waits")
    public Waits waits(
            @QueryParam("process") String process,
            @QueryParam("version") String version,
            @QueryParam("from") String from,
            @QueryParam("to") String to) {
        Selection selection = selection(process, version, from, to);
        return new Waits(new Period(selection.from().toString(), selection.to().toString()), waitsOf(selection));
    }

    /** The same as a file. */
    @GET
    @Path("waits.csv")
    @Produces(CSV)
    public Response waitsAsFile(
            @QueryParam("process") String process,
            @QueryParam("version") String version,
            @QueryParam("from") String from,
            @QueryParam("to") String to) {
        Selection selection = selection(process, version, from, to);
        Map<String, String> names = selection.versions().stream()
                .collect(Collectors.toMap(ProcessVersion::key, ProcessVersion::name, (newest, older) -> newest));
        List<List<Object>> rows = waitsOf(selection).stream()
                .map(wait -> row(
                        names.get(wait.definition()),
                        wait.name(),
                        wait.party(),
                        wait.roles(),
                        wait.waiting(),
                        wait.oldest(),
                        wait.overdue(),
                        wait.incidents(),
                        wait.finished(),
                        wait.median(),
                        wait.p90(),
                        wait.late(),
                        wait.returned(),
                        wait.spent()))
                .toList();
        List<String> headings = List.of(
                "Process",
                "Step",
                "Waiting for",
                "Roles",
                "Cases waiting now",
                "Longest wait (working days)",
                "Overdue",
                "Incidents",
                "Waits ended",
                "Median (working days)",
                "90th percentile (working days)",
                "Ended late",
                "Returned",
                "Time spent (working days)");
        return file("bottlenecks", selection, headings, rows);
    }

    /** For whom cases wait. */
    @GET
    @Path("parties")
    public List<Figures.Party> parties(
            @QueryParam("process") String process,
            @QueryParam("version") String version,
            @QueryParam("from") String from,
            @QueryParam("to") String to) {
        Selection selection = selection(process, version, from, to);
        return selection.versions().isEmpty() ? List.of() : figures.parties(selection);
    }

    /** Month by month: arrivals, completions and durations, of cases or at one step ({@code activity}). */
    @GET
    @Path("months")
    public List<Figures.Month> months(
            @QueryParam("process") String process,
            @QueryParam("version") String version,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("activity") @DefaultValue("") String activity) {
        Selection selection = selection(process, version, from, to);
        return selection.versions().isEmpty() ? List.of() : figures.months(selection, activity);
    }

    /** The cases behind a number: {@code measure} is the name of its column, {@code activity} the id of its step. */
    @GET
    @Path("cases")
    public Cases cases(
            @QueryParam("process") String process,
            @QueryParam("version") String version,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("activity") @DefaultValue("") String activity,
            @QueryParam("measure") @DefaultValue("") String measure,
            @QueryParam("page") @DefaultValue("0") int page) {
        Selection selection = selection(required(process), version, from, to);
        int shown = Math.min(Math.max(page, 0), MOST_ROWS_OF_A_FILE / PAGE);
        List<Figures.CaseRow> rows = figures.cases(selection, activity, measure(measure), PAGE, shown * PAGE);
        long all = rows.isEmpty() ? 0 : rows.get(0).rows();
        return new Cases(all, shown, (int) ((all + PAGE - 1) / PAGE), rows);
    }

    /** All of them as a file. */
    @GET
    @Path("cases.csv")
    @Produces(CSV)
    public Response casesAsFile(
            @QueryParam("process") String process,
            @QueryParam("version") String version,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("activity") @DefaultValue("") String activity,
            @QueryParam("measure") @DefaultValue("") String measure) {
        Selection selection = selection(required(process), version, from, to);
        Measure chosen = measure(measure);
        List<List<Object>> rows = figures.cases(selection, activity, chosen, MOST_ROWS_OF_A_FILE, 0).stream()
                .map(wait -> row(
                        wait.caseNumber(),
                        wait.entered(),
                        wait.leftOn(),
                        wait.due(),
                        wait.days(),
                        wait.assignee(),
                        wait.instance()))
                .toList();
        List<String> headings = List.of("Case", "Entered", "Left", "Due", "Working days", "Person", "Process instance");
        return file("cases-" + chosen.key(), selection, headings, rows);
    }

    /** When the running cases of one process will probably end. */
    @GET
    @Path("forecast")
    public Forecasts forecast(@QueryParam("process") String process, @QueryParam("version") String version) {
        Selection selection = selection(required(process), version, null, null);
        List<ProcessVersion> readable = processes.versions();
        return new Forecasts(figures.backTest(selection, readable), figures.forecasts(selection, readable));
    }

    private List<Figures.Wait> waitsOf(Selection selection) {
        return selection.versions().isEmpty() ? List.of() : figures.waits(selection);
    }

    private Selection selection(String process, String version, String from, String to) {
        LocalDate last = day("to", to, LocalDate.ofInstant(clock.instant(), clock.getZone()));
        LocalDate first = day("from", from, last.minusYears(1).plusDays(1));
        if (first.isAfter(last) || first.plusYears(LONGEST_PERIOD_IN_YEARS).isBefore(last)) {
            throw new RestException(
                    Status.BAD_REQUEST,
                    "The period from " + first + " to " + last + " must have at least a day and at most "
                            + LONGEST_PERIOD_IN_YEARS + " years; change 'from' or 'to'.");
        }
        if (process == null || process.isEmpty()) {
            return new Selection(processes.versions(), false, first, last);
        }
        List<ProcessVersion> versions = processes.versions().stream()
                .filter(readable -> readable.key().equals(process))
                .filter(readable ->
                        version == null || version.isEmpty() || version.equals(Integer.toString(readable.version())))
                .toList();
        if (versions.isEmpty()) {
            throw new RestException(Status.FORBIDDEN, "You may not read the history of this process or version.");
        }
        return new Selection(versions, true, first, last);
    }

    private static LocalDate day(String parameter, String value, LocalDate otherwise) {
        if (value == null || value.isEmpty()) {
            return otherwise;
        }
        try {
            return LocalDate.parse(value);
        } catch (DateTimeParseException malformed) {
            throw new RestException(
                    Status.BAD_REQUEST, malformed, "'" + parameter + "' must be a date such as 2026-01-31.");
        }
    }

    private static String required(String process) {
        if (process == null || process.isEmpty()) {
            throw new RestException(Status.BAD_REQUEST, "Say which process with 'process'.");
        }
        return process;
    }

    private static Measure measure(String key) {
        return Measure.find(key)
                .orElseThrow(() -> new RestException(
                        Status.BAD_REQUEST,
                        "'measure' must be one of "
                                + Arrays.stream(Measure.values())
                                        .map(Measure::key)
                                        .collect(Collectors.joining(", ")) + "."));
    }

    private static List<Object> row(Object... cells) {
        return Arrays.asList(cells);
    }

    private static Response file(String name, Selection selection, List<String> headings, List<List<Object>> rows) {
        String fileName = "%s-%s-%s.csv".formatted(name, selection.from(), selection.to());
        return Response.ok(CsvTable.of(headings, rows), CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName + "\"")
                .build();
    }
}
