package eu.socieux.directory;

import eu.socieux.directory.Change.Area;
import eu.socieux.directory.ChangeRefused.Reason;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The Delegations as administrators enter them. A change holds from a day on; what held before it stays. */
@Component
@Transactional
public class DelegationDirectory {

    private static final Set<String> LANGUAGES = Set.of("en", "fr", "es", "pt");
    private static final int LINE = 200;
    private static final int LINES = 1000;

    private static final RowMapper<DelegationEntry> ENTRY = (row, index) -> new DelegationEntry(
            row.getString("iso2"),
            row.getString("name"),
            row.getString("email"),
            row.getString("language"),
            row.getString("postal_address"),
            row.getString("focal_person"),
            row.getObject("valid_from", LocalDate.class),
            row.getObject("valid_to", LocalDate.class),
            row.getString("entered_by"),
            row.getTimestamp("entered_at") == null
                    ? null
                    : row.getTimestamp("entered_at").toInstant());

    private final JdbcClient jdbc;
    private final ChangeLog changes;
    private final Clock clock;

    DelegationDirectory(JdbcClient jdbc, ChangeLog changes, Clock clock) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.clock = clock;
    }

    /** What was, is and will be entered for a country, oldest first. */
    @Transactional(readOnly = true)
    public List<DelegationEntry> of(String iso2) {
        return jdbc.sql("select * from delegation where iso2 = :iso2 order by valid_from")
                .param("iso2", iso2)
                .query(ENTRY)
                .list();
    }

    /** What holds on a day, by the code of the country. */
    @Transactional(readOnly = true)
    public Map<String, DelegationEntry> on(LocalDate day) {
        Map<String, DelegationEntry> found = new TreeMap<>();
        jdbc.sql("select * from delegation where valid_from <= :day and (valid_to is null or valid_to >= :day)")
                .param("day", day)
                .query(ENTRY)
                .list()
                .forEach(entry -> found.put(entry.iso2(), entry));
        return found;
    }

    /**
     * Enters what holds from a day on. What holds now ends on the day before; what begins on the same day is replaced.
     *
     * @param wished of which author and time are not read
     * @param version what {@link EligibilityRegister#version} said of the country when it was shown
     * @throws ChangeRefused when a field is wrong, the days are past or taken, or somebody else was faster
     */
    public void enter(DelegationEntry wished, int version, String person) {
        if (wished.from() == null) {
            throw new ChangeRefused(Reason.MISSING, "from");
        }
        if (!LANGUAGES.contains(wished.language())) {
            throw new ChangeRefused(Reason.UNKNOWN, "language");
        }
        DelegationEntry entry = new DelegationEntry(
                wished.iso2(),
                Texts.needed(wished.name(), LINE, "name"),
                Texts.address(Texts.needed(wished.email(), LINE, "email"), "email"),
                wished.language(),
                Texts.optional(wished.postalAddress(), LINES, "postalAddress"),
                Texts.optional(wished.focalPerson(), LINE, "focalPerson"),
                wished.from(),
                wished.to(),
                person,
                clock.instant());
        lock(entry.iso2(), version);
        List<DelegationEntry> before = of(entry.iso2());
        new Period(entry.from(), entry.to())
                .enterAmong(
                        before.stream()
                                .map(one -> new Period(one.from(), one.to()))
                                .toList(),
                        LocalDate.now(clock))
                .ifPresent(earlier -> jdbc.sql(
                                "update delegation set valid_to = :to where iso2 = :iso2 and valid_from = :from")
                        .param("to", entry.from().minusDays(1))
                        .param("iso2", entry.iso2())
                        .param("from", earlier.from())
                        .update());
        store(entry);
        changes.record(Area.DELEGATION, entry.iso2(), person, told(before), told(of(entry.iso2())));
    }

    private void store(DelegationEntry entry) {
        jdbc.sql(
                        """
                        insert into delegation (iso2, name, email, language, postal_address, focal_person, valid_from,
                            valid_to, entered_by, entered_at)
                        values (:iso2, :name, :email, :language, :postalAddress, :focalPerson, :from, :to, :person, :at)
                        on conflict (iso2, valid_from) do update set name = excluded.name, email = excluded.email,
                            language = excluded.language, postal_address = excluded.postal_address,
                            focal_person = excluded.focal_person, valid_to = excluded.valid_to,
                            entered_by = excluded.entered_by, entered_at = excluded.entered_at
                        """)
                .param("iso2", entry.iso2())
                .param("name", entry.name())
                .param("email", entry.email())
                .param("language", entry.language())
                .param("postalAddress", entry.postalAddress())
                .param("focalPerson", entry.focalPerson())
                .param("from", entry.from())
                .param("to", entry.to())
                .param("person", entry.enteredBy())
                .param("at", Timestamp.from(entry.enteredAt()))
                .update();
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

    private static Map<String, String> told(List<DelegationEntry> entries) {
        Map<String, String> told = new LinkedHashMap<>();
        for (DelegationEntry entry : entries) {
            StringBuilder text =
                    new StringBuilder("%s, %s, %s".formatted(entry.name(), entry.email(), entry.language()));
            if (entry.focalPerson() != null) {
                text.append(", ").append(entry.focalPerson());
            }
            if (entry.postalAddress() != null) {
                text.append(", ").append(entry.postalAddress().replace("\n", ", "));
            }
            if (entry.to() != null) {
                text.append(" – ").append(entry.to());
            }
            told.put(entry.from().toString(), text.toString());
        }
        return told;
    }
}
