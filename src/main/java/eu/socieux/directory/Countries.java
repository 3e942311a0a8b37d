package eu.socieux.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The countries which the facility knows: partners, former partners and neighbours, and Member States. */
@Component
@Transactional(readOnly = true)
public class Countries {

    private static final RowMapper<Country> COUNTRY = (row, index) -> new Country(
            row.getString("iso2"),
            row.getString("iso3"),
            Map.of(
                    "en", row.getString("name_en"),
                    "fr", row.getString("name_fr"),
                    "es", row.getString("name_es"),
                    "pt", row.getString("name_pt")),
            row.getString("region"),
            row.getString("income_group"),
            row.getBoolean("member_state"));

    private final JdbcClient jdbc;

    Countries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The country with this ISO 3166 code of two letters, in either case; empty for null and for any other text. */
    public Optional<Country> find(String iso2) {
        return jdbc.sql("select * from country where iso2 = :iso2")
                .param("iso2", code(iso2))
                .query(COUNTRY)
                .optional();
    }

    /** All countries in the order of their English names. */
    public List<Country> all() {
        return jdbc.sql("select * from country order by name_en collate \"C\"")
                .query(COUNTRY)
                .list();
    }

    /** Whether a country is on the list of eligible countries that is in force on a day. */
    public Eligibility eligibility(String iso2, LocalDate on) {
        return jdbc.sql(
                        """
                        select eligible from country_eligibility
                        where iso2 = :iso2 and valid_from <= :on and (valid_to is null or valid_to >= :on)
                        order by valid_from desc limit 1
                        """)
                .param("iso2", code(iso2))
                .param("on", on)
                .query(Boolean.class)
                .optional()
                .map(eligible -> eligible ? Eligibility.ELIGIBLE : Eligibility.NOT_ELIGIBLE)
                .orElse(Eligibility.UNKNOWN);
    }

    private static String code(String iso2) {
        return iso2 == null ? "" : iso2.strip().toUpperCase(Locale.ROOT);
    }
}
