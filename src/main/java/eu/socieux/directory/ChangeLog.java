package eu.socieux.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.socieux.directory.Change.Area;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who changed what, and how it was before. */
@Component
public class ChangeLog {

    private static final TypeReference<LinkedHashMap<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    ChangeLog(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Records a change in the transaction that makes it; nothing when nothing differs.
     *
     * @param before texts by field, empty when there was nothing
     * @param after texts by field, empty when there is nothing any more
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(
            Area area, String subject, String person, Map<String, String> before, Map<String, String> after) {
        if (before.equals(after)) {
            return;
        }
        jdbc.sql(
                        """
                        insert into administration_change (area, subject, changed_by, changed_at, before, after)
                        values (:area, :subject, :person, :at, :before::jsonb, :after::jsonb)
                        """)
                .param("area", area.name().toLowerCase(Locale.ROOT))
                .param("subject", subject)
                .param("person", person)
                .param("at", Timestamp.from(clock.instant()))
                .param("before", written(before))
                .param("after", written(after))
                .update();
    }

    /** The changes of one subject, newest first. */
    @Transactional(readOnly = true)
    public List<Change> of(Area area, String subject, int most) {
        return jdbc.sql(
                        """
                        select * from administration_change where area = :area and subject = :subject
                        order by id desc limit :most
                        """)
                .param("area", area.name().toLowerCase(Locale.ROOT))
                .param("subject", subject)
                .param("most", most)
                .query((row, index) -> change(row))
                .list();
    }

    /** The newest changes of all. */
    @Transactional(readOnly = true)
    public List<Change> newest(int most) {
        return jdbc.sql("select * from administration_change order by id desc limit :most")
                .param("most", most)
                .query((row, index) -> change(row))
                .list();
    }

    private Change change(ResultSet row) throws SQLException {
        return new Change(
                Area.valueOf(row.getString("area").toUpperCase(Locale.ROOT)),
                row.getString("subject"),
                row.getString("changed_by"),
                row.getTimestamp("changed_at").toInstant(),
                read(row.getString("before")),
                read(row.getString("after")));
    }

    private String written(Map<String, String> texts) {
        try {
            return texts.isEmpty() ? null : json.writeValueAsString(texts);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Texts could not be written as JSON.", impossible);
        }
    }

    private Map<String, String> read(String texts) {
        try {
            return texts == null ? Map.of() : json.readValue(texts, TEXTS);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("A row of administration_change cannot be read.", unreadable);
        }
    }
}
