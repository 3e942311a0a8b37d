package eu.socieux.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The EU Delegation for each country. One that administrators entered is as they entered it. Of all others, the
 * settings give the address, and the file {@code delegation-languages.csv} the language: French where it is
 * an official language or the usual one of the administration, English elsewhere.
 */
@Component
@Transactional(readOnly = true)
public class Delegations {

    private final JdbcClient jdbc;
    private final Countries countries;
    private final DelegationSettings settings;
    private final Facility facility;
    private final Clock clock;
    private final Map<String, String> languages;

    Delegations(JdbcClient jdbc, Countries countries, DelegationSettings settings, Facility facility, Clock clock) {
        this.jdbc = jdbc;
        this.countries = countries;
        this.settings = settings;
        this.facility = facility;
        this.clock = clock;
        this.languages = CountryList.rows("delegation-languages.csv").stream()
                .collect(Collectors.toUnmodifiableMap(row -> row.get("iso2"), Delegations::language));
    }

    /**
     * The Delegation for the country with this ISO 3166 code of two letters. Where there is none, in Member States and
     * for whatever is not a country of the directory, the desk of the Commission takes its place.
     */
    public Delegation of(String iso2) {
        return countries
                .find(iso2)
                .map(country -> entered(country).orElseGet(() -> byDefault(country)))
                .orElseGet(this::desk);
    }

    private Optional<Delegation> entered(Country country) {
        return jdbc.sql(
                        """
                        select name, email, language from delegation
                        where iso2 = :iso2 and valid_from <= :today and (valid_to is null or valid_to >= :today)
                        """)
                .param("iso2", country.iso2())
                .param("today", LocalDate.now(clock))
                .query(Delegation.class)
                .optional();
    }

    private Delegation byDefault(Country country) {
        if (country.memberState()) {
            return desk();
        }
        return new Delegation(
                "EU Delegation to " + country.names().get("en"),
                settings.addressFor(country),
                languages.getOrDefault(country.iso2(), "en"));
    }

    private Delegation desk() {
        return new Delegation("European Commission", facility.commission(), "en");
    }

    private static String language(CSVRecord row) {
        return row.get("language");
    }
}
