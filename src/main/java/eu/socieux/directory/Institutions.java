package eu.socieux.directory;

import eu.socieux.directory.Change.Area;
import eu.socieux.directory.ChangeRefused.Reason;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The institutions the facility knows. */
@Component
@Transactional
public class Institutions {

    /** The kinds there are, in the order of the request form. */
    public static final List<String> KINDS = List.of(
            "central_government",
            "regional_government",
            "local_government",
            "mandated_body",
            "parliament_or_judiciary",
            "social_partner",
            "regional_organisation",
            "university_or_school",
            "civil_society",
            "other");

    static final List<String> LANGUAGES = List.of("en", "fr", "es", "pt");

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int LINE = 300;
    private static final int MOST_ALIASES = 20;
    private static final int DEEPEST = 20;

    private final JdbcClient jdbc;
    private final Countries countries;
    private final ChangeLog changes;

    Institutions(JdbcClient jdbc, Countries countries, ChangeLog changes) {
        this.jdbc = jdbc;
        this.countries = countries;
        this.changes = changes;
    }

    /** All of them, by country and name. */
    @Transactional(readOnly = true)
    public List<Institution> all() {
        return jdbc.sql("select * from institution order by iso2, lower(name)")
                .query((row, index) -> institution(row))
                .list();
    }

    /** Those of a country, by name; the closed ones last. */
    @Transactional(readOnly = true)
    public List<Institution> ofCountry(String iso2) {
        return jdbc.sql("select * from institution where iso2 = :iso2 order by active desc, lower(name)")
                .param("iso2", iso2)
                .query((row, index) -> institution(row))
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Institution> find(long id) {
        return jdbc.sql("select * from institution where id = :id")
                .param("id", id)
                .query((row, index) -> institution(row))
                .optional();
    }

    /**
     * Those with these words in one of their names or abbreviations, in either case.
     *
     * @param words empty for all
     * @param iso2 only those of this country; null or empty for all countries
     */
    @Transactional(readOnly = true)
    public List<Institution> search(String words, String iso2, int most) {
        return jdbc.sql(
                        """
                        select * from institution
                        where (:iso2 = '' or iso2 = :iso2)
                            and lower(concat_ws(' ', name, name_en, name_fr, name_es, name_pt,
                                array_to_string(aliases, ' '))) like :words escape '!'
                        order by active desc, iso2, lower(name) limit :most
                        """)
                .param("iso2", iso2 == null ? "" : iso2.toUpperCase(Locale.ROOT))
                .param("words", "%" + literal(words == null ? "" : words.strip()) + "%")
                .param("most", most)
                .query((row, index) -> institution(row))
                .list();
    }

    /**
     * The active institutions of a country that a request may mean by this name: one of their names is in it, or it in one
     * of theirs. For screening to choose from.
     */
    @Transactional(readOnly = true)
    public List<Institution> meantBy(String name, String iso2) {
        String sought = words(name == null ? "" : name);
        return sought.isBlank()
                ? List.of()
                : ofCountry(iso2).stream()
                        .filter(Institution::active)
                        .filter(one -> allNames(one).stream()
                                .map(Institutions::words)
                                .anyMatch(known -> known.contains(sought) || sought.contains(known)))
                        .toList();
    }

    /**
     * Enters one.
     *
     * @return its number
     * @throws ChangeRefused when a field is wrong or the country has one of this name
     */
    public long add(Institution wished, String person) {
        Institution checked = checked(wished);
        long id = with(
                        jdbc.sql(
                                """
                        insert into institution (name, name_en, name_fr, name_es, name_pt, kind, iso2, aliases, parent_id,
                            contact_name, contact_email, contact_phone, active)
                        values (:name, :en, :fr, :es, :pt, :kind, :iso2, :aliases, :parentId, :contactName,
                            :contactEmail, :contactPhone, :active)
                        returning id
                        """),
                        checked)
                .query(Long.class)
                .single();
        changes.record(Area.INSTITUTION, String.valueOf(id), person, Map.of(), told(checked));
        return id;
    }

    /**
     * Changes one.
     *
     * @throws ChangeRefused when a field is wrong, the country has another of this name, or somebody else was faster
     */
    public void change(Institution wished, String person) {
        Institution checked = checked(wished);
        Institution before = find(wished.id()).orElseThrow(() -> new ChangeRefused(Reason.CHANGED_MEANWHILE, null));
        int changed = with(
                        jdbc.sql(
                                """
                        update institution set name = :name, name_en = :en, name_fr = :fr, name_es = :es, name_pt = :pt,
                            kind = :kind, iso2 = :iso2, aliases = :aliases, parent_id = :parentId,
                            contact_name = :contactName, contact_email = :contactEmail,
                            contact_phone = :contactPhone, active = :active, version = version + 1
                        where id = :id and version = :version
                        """),
                        checked)
                .param("id", wished.id())
                .param("version", wished.version())
                .update();
        if (changed != 1) {
            throw new ChangeRefused(Reason.CHANGED_MEANWHILE, null);
        }
        changes.record(Area.INSTITUTION, String.valueOf(wished.id()), person, told(before), told(checked));
    }

    private Institution checked(Institution wished) {
        Map<String, String> names = new HashMap<>();
        for (String language : LANGUAGES) {
            String field = "name." + language;
            String name = Texts.optional(wished.names().get(language), LINE, field);
            if (name != null) {
                names.put(language, name);
            }
        }
        if (!KINDS.contains(wished.kind())) {
            throw new ChangeRefused(
                    wished.kind() == null || wished.kind().isEmpty() ? Reason.MISSING : Reason.UNKNOWN, "kind");
        }
        Country country = countries
                .find(wished.iso2())
                .orElseThrow(() -> new ChangeRefused(
                        wished.iso2() == null || wished.iso2().isEmpty() ? Reason.MISSING : Reason.UNKNOWN, "country"));
        Set<String> aliases = new LinkedHashSet<>();
        for (String alias : wished.aliases()) {
            String text = Texts.optional(alias, LINE, "aliases");
            if (text != null) {
                aliases.add(text);
            }
        }
        if (aliases.size() > MOST_ALIASES) {
            throw new ChangeRefused(Reason.TOO_LONG, "aliases");
        }
        Institution checked = new Institution(
                wished.id(),
                Texts.needed(wished.name(), LINE, "name"),
                names,
                wished.kind(),
                country.iso2(),
                List.copyOf(aliases),
                wished.parentId(),
                Texts.optional(wished.contactName(), LINE, "contactName"),
                Texts.address(wished.contactEmail(), "contactEmail"),
                Texts.optional(wished.contactPhone(), LINE, "contactPhone"),
                wished.active(),
                wished.version());
        requireOnlyOne(checked);
        requireParentAbove(checked);
        return checked;
    }

    private void requireOnlyOne(Institution one) {
        boolean taken = ofCountry(one.iso2()).stream()
                .anyMatch(other -> !Objects.equals(other.id(), one.id())
                        && other.name()
                                .toLowerCase(Locale.ROOT)
                                .equals(one.name().toLowerCase(Locale.ROOT)));
        if (taken) {
            throw new ChangeRefused(Reason.SAME_NAME, "name");
        }
    }

    private void requireParentAbove(Institution one) {
        Long above = one.parentId();
        for (int steps = 0; above != null; steps++) {
            if (above.equals(one.id()) || steps > DEEPEST) {
                throw new ChangeRefused(Reason.CIRCLE, "parent");
            }
            above = find(above)
                    .orElseThrow(() -> new ChangeRefused(Reason.UNKNOWN, "parent"))
                    .parentId();
        }
    }

    private static JdbcClient.StatementSpec with(JdbcClient.StatementSpec statement, Institution one) {
        return statement
                .param("name", one.name())
                .param("en", one.names().get("en"))
                .param("fr", one.names().get("fr"))
                .param("es", one.names().get("es"))
                .param("pt", one.names().get("pt"))
                .param("kind", one.kind())
                .param("iso2", one.iso2())
                .param("aliases", one.aliases().toArray(String[]::new))
                .param("parentId", one.parentId(), java.sql.Types.BIGINT)
                .param("contactName", one.contactName())
                .param("contactEmail", one.contactEmail())
                .param("contactPhone", one.contactPhone())
                .param("active", one.active());
    }

    private static Institution institution(ResultSet row) throws SQLException {
        Map<String, String> names = new HashMap<>();
        for (String language : LANGUAGES) {
            String name = row.getString("name_" + language);
            if (name != null) {
                names.put(language, name);
            }
        }
        Array aliases = row.getArray("aliases");
        return new Institution(
                row.getLong("id"),
                row.getString("name"),
                names,
                row.getString("kind"),
                row.getString("iso2"),
                List.of((String[]) aliases.getArray()),
                row.getObject("parent_id", Long.class),
                row.getString("contact_name"),
                row.getString("contact_email"),
                row.getString("contact_phone"),
                row.getBoolean("active"),
                row.getInt("version"));
    }

    private Map<String, String> told(Institution one) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("name", one.name());
        LANGUAGES.forEach(language -> put(told, "name." + language, one.names().get(language)));
        told.put("kind", one.kind());
        told.put("country", one.iso2());
        put(told, "aliases", String.join("; ", one.aliases()));
        put(
                told,
                "parent",
                one.parentId() == null
                        ? null
                        : find(one.parentId()).map(Institution::name).orElse(null));
        put(told, "contactName", one.contactName());
        put(told, "contactEmail", one.contactEmail());
        put(told, "contactPhone", one.contactPhone());
        told.put("active", String.valueOf(one.active()));
        return told;
    }

    private static void put(Map<String, String> told, String field, String text) {
        if (text != null && !text.isEmpty()) {
            told.put(field, text);
        }
    }

    private static Set<String> allNames(Institution one) {
        Set<String> names = new LinkedHashSet<>(one.aliases());
        names.add(one.name());
        names.addAll(one.names().values());
        return names;
    }

    /** Its words in small letters, with a blank around each. */
    private static String words(String name) {
        return " "
                + NO_WORD.matcher(name.toLowerCase(Locale.ROOT)).replaceAll(" ").strip() + " ";
    }

    private static String literal(String words) {
        return Arrays.stream(words.toLowerCase(Locale.ROOT).split("\\s+", -1))
                .map(word -> word.replaceAll("([!%_])", "!$1"))
                .collect(Collectors.joining("%"));
    }
}
