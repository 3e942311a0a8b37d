package eu.socieux.portal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import eu.socieux.portal.RequestFilter.Order;
import eu.socieux.portal.process.CaseModels;
import eu.socieux.records.CaseRelations;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The register of requests, read from a narrow row for each ({@code request_line}), which the database keeps. Where a
 * case stands and whom it waits for is asked of the engine. Who may ask is for callers to check.
 */
@Component
class RequestRegister {

    /** Of more requests nobody wants to know how many there are. */
    static final int COUNTED = 10_000;

    private final JdbcClient jdbc;
    private final CaseModels models;
    private final CaseRelations relations;

    RequestRegister(JdbcClient jdbc, CaseModels models, CaseRelations relations) {
        this.jdbc = jdbc;
        this.models = models;
        this.relations = relations;
    }

    /**
     * A request.
     *
     * @param receivedOn when it reached the facility
     * @param firstReceivedOn when it was written or reached whoever passed it on; null when not known
     * @param institution empty while unknown
     * @param decision null before the first
     * @param mergedInto the request in which it lives on; null unless it was merged
     * @param processes keys of those that run for it, none when it is closed
     * @param waits for whom it waits, the longest first
     */
    record Line(
            String number,
            LocalDate receivedOn,
            LocalDate firstReceivedOn,
            String channel,
            String sender,
            String senderAddress,
            String institution,
            String institutionKind,
            String country,
            String requestKind,
            String language,
            String subject,
            String decision,
            String mergedInto,
            List<String> processes,
            List<Wait> waits) {

        private Line with(String merged, List<String> running, List<Wait> open) {
            return new Line(
                    number,
                    receivedOn,
                    firstReceivedOn,
                    channel,
                    sender,
                    senderAddress,
                    institution,
                    institutionKind,
                    country,
                    requestKind,
                    language,
                    subject,
                    decision,
                    merged,
                    running,
                    open);
        }
    }

    /**
     * A task that waits.
     *
     * @param party code of an outside participant, or a group; null for nobody
     * @param element id of the task in its model
     * @param name as in the model
     */
    record Wait(String party, String element, String name, Instant since) {}

    private record Running(String number, String process) {}

    private record Open(String number, Wait task) {}

    /** The stages of cases by key, with the names of their processes, in order. */
    Map<String, String> stages() {
        return models.stages();
    }

    /** The years of which there are requests, the newest first. */
    @Transactional(readOnly = true)
    List<Integer> years() {
        // One look into the index for each year, not one at every request
        return jdbc.sql(
                        """
                        with recursive found as (
                            select max(year) as year from request_line
                            union all
                            select (select max(year) from request_line l where l.year < f.year) from found f
                            where f.year is not null)
                        select year from found where year is not null
                        """)
                .query(Integer.class)
                .list();
    }

    /**
     * A page of the requests that are asked for.
     *
     * @param after number of the request after which it begins, null for the beginning
     * @param before number of the request before which it ends, null when it does not end before any
     */
    @Transactional(readOnly = true)
    Keyset<Line> page(RequestFilter filter, String after, String before, int size) {
        Optional<List<Object>> place = place(filter.order(), before == null ? after : before);
        boolean backwards = before != null && place.isPresent();
        Order order = filter.order();
        boolean descending = order.descending() != backwards;
        Conditions conditions = conditions(filter);
        place.ifPresent(values -> {
            IntStream.range(0, values.size()).forEach(at -> conditions.value("place" + at, values.get(at)));
            conditions.with("(%s) %s (%s)"
                    .formatted(
                            columns(order, ""),
                            descending ? "<" : ">",
                            IntStream.range(0, values.size())
                                    .mapToObj(at -> ":place" + at)
                                    .collect(Collectors.joining(", "))));
        });
        List<Line> found = jdbc.sql("select l.* from request_line l where %s order by %s limit :most"
                        .formatted(conditions.sql(), columns(order, descending ? " desc" : "")))
                .params(conditions.values())
                .param("most", size + 1)
                .query(RequestRegister::line)
                .list();
        Keyset<Line> page = Keyset.of(found, size, place.isPresent() && !backwards, backwards, Line::number);
        return new Keyset<>(complete(page.rows()), page.previous(), page.next());
    }

    /** How many requests are asked for; not counted beyond {@value #COUNTED}, and one more says so. */
    @Transactional(readOnly = true)
    int count(RequestFilter filter) {
        Conditions conditions = conditions(filter);
        return jdbc.sql("select count(*) from (select 1 from request_line l where %s limit :most) found"
                        .formatted(conditions.sql()))
                .params(conditions.values())
                .param("most", COUNTED + 1)
                .query(Integer.class)
                .single();
    }

    private static String columns(Order order, String suffix) {
        return order.columns().stream().map(column -> "l." + column + suffix).collect(Collectors.joining(", "));
    }

    private Optional<List<Object>> place(Order order, String number) {
        return number == null
                ? Optional.empty()
                : jdbc.sql("select %s from request_line l where case_number = :number".formatted(columns(order, "")))
                        .param("number", number)
                        .query((row, index) -> {
                            int columns = order.columns().size();
                            Object[] values = new Object[columns];
                            for (int at = 0; at < columns; at++) {
                                values[at] = row.getObject(at + 1);
                            }
                            return List.of(values);
                        })
                        .optional();
    }

    private Conditions conditions(RequestFilter filter) {
        Conditions conditions = new Conditions()
                .with("l.year = :year", "year", filter.year())
                .with("l.country = :country", "country", filter.country())
                .with("l.channel = :channel", "channel", filter.channel())
                .with("l.institution_kind = :kind", "kind", filter.institutionKind())
                .with("l.language = :language", "language", filter.language())
                .with("l.received_on >= :from", "from", filter.from())
                .with("l.received_on <= :to", "to", filter.to());
        if (RequestFilter.CLOSED.equals(filter.stage())) {
            conditions.with("not exists (select 1 from running_process r where r.case_number = l.case_number)");
        } else {
            conditions.with(
                    "l.case_number in (select r.case_number from running_process r where r.process = :stage)",
                    "stage",
                    filter.stage());
        }
        if (filter.waitingFor() != null) {
            conditions.with(
                    "l.case_number in (select t.case_number from open_task t where t.definition || ' ' || t.element in (:tasks))",
                    "tasks",
                    tasksWaitingFor(filter.waitingFor()));
        }
        search(conditions, filter.words());
        return conditions;
    }

    /** Every word somewhere in the case, also inside its documents; or a part of its number. */
    private static void search(Conditions conditions, String words) {
        if (CaseSearch.PART_OF_NUMBER.matcher(words).matches()) {
            conditions.with("l.case_number ilike :number", "number", "%" + words + "%");
            return;
        }
        SearchWords search = SearchWords.of(words);
        if (search.words().isEmpty() && !words.isEmpty()) {
            conditions.with("false");
        }
        IntStream.range(0, search.words().size())
                .forEach(index -> conditions.with(
                        "l.case_number in (select s.case_number from searchable_text s where s.words @@ "
                                + CaseSearch.condition(index) + ")"));
        conditions.values().putAll(CaseSearch.values(search));
    }

    /** Definition and element of the tasks that wait for somebody, in the versions of models of which tasks are open. */
    private List<String> tasksWaitingFor(String party) {
        List<String> tasks = jdbc.sql("select distinct definition from open_task").query(String.class).list().stream()
                .flatMap(definition -> models.parties(definition).entrySet().stream()
                        .filter(task -> task.getValue().equals(party))
                        .map(task -> definition + " " + task.getKey()))
                .toList();
        // There is no list of nothing in SQL
        return tasks.isEmpty() ? List.of("") : tasks;
    }

    private List<Line> complete(List<Line> lines) {
        if (lines.isEmpty()) {
            return lines;
        }
        List<String> numbers = lines.stream().map(Line::number).toList();
        Map<String, List<String>> processes = processes(numbers);
        Map<String, List<Wait>> waits = waits(numbers);
        Map<String, String> merged = relations.mergedInto(numbers);
        return lines.stream()
                .map(line -> line.with(
                        merged.get(line.number()),
                        processes.getOrDefault(line.number(), List.of()),
                        waits.getOrDefault(line.number(), List.of())))
                .toList();
    }

    private Map<String, List<String>> processes(Collection<String> numbers) {
        return jdbc
                .sql("select distinct case_number, process from running_process where case_number in (:numbers)")
                .param("numbers", numbers)
                .query((row, index) -> new Running(row.getString("case_number"), row.getString("process")))
                .list()
                .stream()
                .collect(groupingBy(Running::number, mapping(Running::process, toList())));
    }

    private Map<String, List<Wait>> waits(Collection<String> numbers) {
        return jdbc
                .sql("select * from open_task where case_number in (:numbers) order by since, element")
                .param("numbers", numbers)
                .query((row, index) -> new Open(
                        row.getString("case_number"),
                        new Wait(
                                models.parties(row.getString("definition")).get(row.getString("element")),
                                row.getString("element"),
                                row.getString("name"),
                                row.getTimestamp("since").toInstant())))
                .list()
                .stream()
                .collect(groupingBy(Open::number, mapping(Open::task, toList())));
    }

    private static Line line(ResultSet row, int index) throws SQLException {
        return new Line(
                row.getString("case_number"),
                row.getObject("received_on", LocalDate.class),
                row.getObject("first_received_on", LocalDate.class),
                row.getString("channel"),
                row.getString("sender"),
                row.getString("sender_address"),
                row.getString("institution"),
                row.getString("institution_kind"),
                row.getString("country"),
                row.getString("request_kind"),
                row.getString("language"),
                row.getString("subject"),
                row.getString("decision"),
                null,
                List.of(),
                List.of());
    }
}
