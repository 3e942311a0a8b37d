package eu.socieux.directory;

import eu.socieux.directory.Change.Area;
import eu.socieux.directory.ChangeRefused.Reason;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which countries are eligible when. A change is a further row from a day on; what held before it stays. */
@Component
@Transactional
public class EligibilityRegister {

    private static final int LONGEST_SOURCE = 500;
    private static final RowMapper<EligibilityPeriod> PERIOD = (row, index) -> new EligibilityPeriod(
            row.getBoolean("eligible"),
            row.getObject("valid_from", LocalDate.class),
            row.getObject("valid_to", LocalDate.class),
            row.getString("note"),
            row.getString("entered_by"),
            row.getTimestamp("entered_at") == null
                    ? null
                    : row.getTimestamp("entered_at").toInstant());

    private final JdbcClient jdbc;
    private final ChangeLog changes;
    private final Clock clock;

    EligibilityRegister(JdbcClient jdbc, ChangeLog changes, Clock clock) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.clock = clock;
    }

    /** What was, is and will be said about a country, oldest first. */
    @Transactional(readOnly = true)
    public List<EligibilityPeriod> of(String iso2) {
        return jdbc.sql("select * from country_eligibility where iso2 = :iso2 order by valid_from")
                .param("iso2", iso2)
                .query(PERIOD)
                .list();
    }

    /** What is said about each country on a day, by its code; countries of which nothing is said are absent. */
    @Transactional(readOnly = true)
    public Map<String, EligibilityPeriod> on(LocalDate day) {
        Map<String, EligibilityPeriod> found = new TreeMap<>();
        jdbc.sql(
                        """
                        select * from country_eligibility
                        where valid_from <= :day and (valid_to is null or valid_to >= :day)
                        """)
                .param("day", day)
                .query((row, index) -> found.put(row.getString("iso2"), PERIOD.mapRow(row, index)))
                .list();
        return found;
    }

    /** Counts the changes of a country, to be handed back with the next one. */
    @Transactional(readOnly = true)
    public int version(String iso2) {
        return jdbc.sql("select version from country where iso2 = :iso2")
                .param("iso2", iso2)
                .query(Integer.class)
                .single();
    }

    /**
     * Enters what holds from a day on. What holds now ends on the day before; what begins on the same day is replaced.
     *
     * @param to last day; null until further notice
     * @param source where it is said
     * @param version what {@link #version} said when the country was shown
     * @throws ChangeRefused when the days are past or taken, or somebody else was faster
     */
    public void enter(
            String iso2, boolean eligible, LocalDate from, LocalDate to, String source, int version, String person) {
        if (from == null) {
            throw new ChangeRefused(Reason.MISSING, "from");
        }
        String where = Texts.needed(source, LONGEST_SOURCE, "source");
        lock(iso2, version);
        List<EligibilityPeriod> before = of(iso2);
        new Period(from, to)
                .enterAmong(
                        before.stream()
                                .map(one -> new Period(one.from(), one.to()))
                                .toList(),
                        LocalDate.now(clock))
                .ifPresent(earlier -> jdbc.sql(
                                "update country_eligibility set valid_to = :to where iso2 = :iso2 and valid_from = :from")
                        .param("to", from.minusDays(1))
                        .param("iso2", iso2)
                        .param("from", earlier.from())
                        .update());
        jdbc.sql(
                        """
                        insert into country_eligibility
                            (iso2, eligible, valid_from, valid_to, note, entered_by, entered_at)
                        values (:iso2, :eligible, :from, :to, :source, :person, :at)
                        on conflict (iso2, valid_from) do update set eligible = excluded.eligible,
                            valid_to = excluded.valid_to, note = excluded.note, entered_by = excluded.entered_by,
                            entered_at = excluded.entered_at
                        """)
                .param("iso2", iso2)
                .param("eligible", eligible)
                .param("from", from)
                .param("to", to)
                .param("source", where)
                .param("person", person)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        changes.record(Area.ELIGIBILITY, iso2, person, told(before), told(of(iso2)));
    }

    private void lock(String iso2, int version) {
        int current = jdbc.sql("update country set version = version + 1 where iso2 = :iso2 and version = :version")
                .param("iso2", iso2)
                .param("version", version)
                .update();
        if (current != 1) {
            throw new ChangeRefused(Reason.CHANGED_MEANWHILE, null);
        }
    }

    /** A line for each row: the day it begins as the field, the rest as its text. */
    private static Map<String, String> told(List<EligibilityPeriod> periods) {
        Map<String, String> told = new LinkedHashMap<>();
        periods.forEach(one -> told.put(
                one.from().toString(),
                (one.eligible() ? Eligibility.ELIGIBLE : Eligibility.NOT_ELIGIBLE).name()
                        + (one.to() == null ? "" : " – " + one.to())
                        + (one.source() == null ? "" : " (" + one.source() + ")")));
        return told;
    }
}
