package eu.socieux.records;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private static final TypeReference<Map<String, Object>> ANSWERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    CaseFile(JdbcClient jdbc, ObjectMapper json, Clock clock) {
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

    /** Adds the answers of one step, by a person or (author {@code system}) by the machine. */
    public void enter(
            CaseScope scope, String element, String form, String author, String channel, Map<String, Object> answers) {
        jdbc.sql(
                        """
                        insert into case_entry
                            (case_number, activity_number, element, form, author, channel, answers, entered_at)
                        values (:caseNumber, :activity, :element, :form, :author, :channel, :answers::jsonb, :at)
                        """)
                .param("caseNumber", scope.caseNumber().value())
                .param("activity", scope.activityNumber())
                .param("element", element)
                .param("form", form)
                .param("author", author)
                .param("channel", channel)
                .param("answers", write(answers))
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
        for (CaseEntry entry : entries(scope.caseNumber())) {
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
        for (CaseEntry entry : entries(scope.caseNumber())) {
            if (scope.activityNumber().equals(entry.scope().activityNumber())) {
                facts.putAll(entry.answers());
            }
        }
        facts.put("activityNumber", scope.activityNumber());
        return facts;
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
                        row.getString("channel"),
                        read(row.getString("answers")),
                        row.getTimestamp("entered_at").toInstant()))
                .list();
    }

    /** Who made the latest entry in an element, for the separation of duties. */
    @Transactional(readOnly = true)
    public Optional<String> latestAuthor(CaseScope scope, String element) {
        return jdbc.sql(
                        """
                        select author from case_entry
                        where case_number = :caseNumber and element = :element
                          and activity_number is not distinct from :activity::int
                        order by id desc limit 1
                        """)
                .param("caseNumber", scope.caseNumber().value())
                .param("element", element)
                .param("activity", scope.activityNumber())
                .query(String.class)
                .optional();
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

    private String write(Map<String, Object> answers) {
        try {
            return json.writeValueAsString(new LinkedHashMap<>(answers));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("These answers cannot be kept as JSON: " + answers.keySet(), unwritable);
        }
    }

    private Map<String, Object> read(String stored) {
        try {
            return json.readValue(stored, ANSWERS);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A case entry holds something other than a JSON object.", broken);
        }
    }
}
