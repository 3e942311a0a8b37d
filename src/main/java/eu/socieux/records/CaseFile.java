package eu.socieux.records;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The case files. Entries are only ever added; a fact is the latest answer to a key, so that what was asked first and
 * what was decided later stay side by side.
 */
@Component
@Transactional
public class CaseFile {

    private final JdbcClient jdbc;
    private final AnswersJson json;
    private final Clock clock;

    CaseFile(JdbcClient jdbc, AnswersJson json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Opens the file of a new case. */
    public void open(CaseNumber caseNumber) {
        jdbc.sql("insert into case_file (case_number, opened_at) values (:caseNumber, :at)")
                .param("caseNumber", caseNumber.value())
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** Whether there is a file with this number. */
    @Transactional(readOnly = true)
    public boolean exists(CaseNumber caseNumber) {
        return jdbc.sql("select exists (select 1 from case_file where case_number = :caseNumber)")
                .param("caseNumber", caseNumber.value())
                .query(Boolean.class)
                .single();
    }

    /**
     * Makes others who hold this case wait until the transaction ends: what is looked up now still holds when it is
     * written.
     *
     * @throws IllegalArgumentException when there is no such case
     */
    public void hold(CaseNumber caseNumber) {
        if (jdbc.sql("select 1 from case_file where case_number = :caseNumber for no key update")
                .param("caseNumber", caseNumber.value())
                .query(Integer.class)
                .optional()
                .isEmpty()) {
            throw new IllegalArgumentException("There is no case " + caseNumber + ".");
        }
    }

    /** Adds the answers of one step, by a person or (author {@code system}) by the machine. */
    public void enter(
            CaseScope scope, String element, String form, String author, String channel, Map<String, Object> answers) {
        enter(scope, element, form, author, null, channel, answers);
    }

    /**
     * Adds the answers of one step, given by somebody who stands in for another.
     *
     * @param onBehalfOf user id of the one they stand in for, null when they act for themselves
     */
    public void enter(
            CaseScope scope,
            String element,
            String form,
            String author,
            String onBehalfOf,
            String channel,
            Map<String, Object> answers) {
        jdbc.sql(
                        """
                        insert into case_entry
                            (case_number, activity_number, element, form, author, on_behalf_of, channel, answers, entered_at)
                        values (:caseNumber, :activity, :element, :form, :author, :onBehalfOf, :channel,
                            :answers::jsonb, :at)
                        """)
                .param("caseNumber", scope.caseNumber().value())
                .param("activity", scope.activityNumber())
                .param("element", element)
                .param("form", form)
                .param("author", author)
                .param("onBehalfOf", onBehalfOf)
                .param("channel", channel)
                .param("answers", json.write(answers))
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** Adds facts which the machine found or computed in a step. */
    public void note(CaseScope scope, String element, Map<String, Object> facts) {
        enter(scope, element, null, "system", "system", facts);
    }

    /**
     * The latest answer to each key. For an activity its own answers come before those of the case, and the plan's
     * {@code activity2Title} reads {@code activityTitle} in activity 2.
     */
    @Transactional(readOnly = true)
    public Map<String, Object> facts(CaseScope scope) {
        Map<String, Object> facts = new HashMap<>();
        List<CaseEntry> entries = entries(scope.caseNumber());
        for (CaseEntry entry : entries) {
            if (entry.scope().activityNumber() == null) {
                facts.putAll(entry.answers());
            }
        }
        if (scope.activityNumber() == null) {
            return facts;
        }
        String planned = "activity" + scope.activityNumber();
        new HashMap<>(facts).forEach((key, value) -> {
            if (key.startsWith(planned) && key.length() > planned.length()) {
                facts.put("activity" + key.substring(planned.length()), value);
            }
        });
        for (CaseEntry entry : entries) {
            if (scope.activityNumber().equals(entry.scope().activityNumber())) {
                facts.putAll(entry.answers());
            }
        }
        facts.put("activityNumber", scope.activityNumber());
        return facts;
    }

    /**
     * The latest answers to a few keys in many cases at once, activities left out.
     *
     * @return by case number and key; an answer that is empty, or was never given, is missing
     */
    @Transactional(readOnly = true)
    public Map<String, Map<String, String>> latest(Collection<String> caseNumbers, Collection<String> keys) {
        Map<String, Map<String, String>> latest = new HashMap<>();
        if (caseNumbers.isEmpty() || keys.isEmpty()) {
            return latest;
        }
        jdbc.sql(
                        """
                        select distinct on (e.case_number, a.key) e.case_number, a.key, a.value
                        from case_entry e cross join lateral jsonb_each_text(e.answers) a
                        where e.case_number in (:cases) and e.activity_number is null and a.key in (:keys)
                        order by e.case_number, a.key, e.id desc
                        """)
                .param("cases", caseNumbers)
                .param("keys", keys)
                .query(row -> {
                    String value = row.getString("value");
                    if (value != null && !value.isBlank()) {
                        latest.computeIfAbsent(row.getString("case_number"), number -> new HashMap<>())
                                .put(row.getString("key"), value);
                    }
                });
        return latest;
    }

    /** Every entry of a case, oldest first. */
    @Transactional(readOnly = true)
    public List<CaseEntry> entries(CaseNumber caseNumber) {
        return jdbc.sql("select * from case_entry where case_number = :caseNumber order by id")
                .param("caseNumber", caseNumber.value())
                .query((row, index) -> new CaseEntry(
                        new CaseScope(caseNumber, row.getObject("activity_number", Integer.class)),
                        row.getString("element"),
                        row.getString("form"),
                        row.getString("author"),
                        row.getString("on_behalf_of"),
                        row.getString("channel"),
                        json.read(row.getString("answers")),
                        row.getTimestamp("entered_at").toInstant()))
                .list();
    }

    /**
     * Who made the latest entry in an element, for the separation of duties: its author and, where the author stood in
     * for somebody, that person as well. Empty when there is no entry.
     */
    @Transactional(readOnly = true)
    public Set<String> latestAuthors(CaseScope scope, String element) {
        return jdbc.sql(
                        """
                        select author, on_behalf_of from case_entry
                        where case_number = :caseNumber and element = :element
                          and activity_number is not distinct from :activity::int
                        order by id desc limit 1
                        """)
                .param("caseNumber", scope.caseNumber().value())
                .param("element", element)
                .param("activity", scope.activityNumber())
                .query((row, index) -> Stream.of(row.getString("author"), row.getString("on_behalf_of"))
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()))
                .optional()
                .orElse(Set.of());
    }

    /** Records that a milestone was reached now. */
    public void reach(CaseScope scope, String milestone) {
        jdbc.sql(
                        """
                        insert into milestone (case_number, activity_number, name, reached_at)
                        values (:caseNumber, :activity, :name, :at)
                        """)
                .param("caseNumber", scope.caseNumber().value())
                .param("activity", scope.activityNumber())
                .param("name", milestone)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** The milestones of a case in the order they were reached. */
    @Transactional(readOnly = true)
    public List<Milestone> milestones(CaseNumber caseNumber) {
        return jdbc.sql("select * from milestone where case_number = :caseNumber order by id")
                .param("caseNumber", caseNumber.value())
                .query((row, index) -> new Milestone(
                        new CaseScope(caseNumber, row.getObject("activity_number", Integer.class)),
                        row.getString("name"),
                        row.getTimestamp("reached_at").toInstant()))
                .list();
    }
}
