package eu.socieux.directory;

import static org.assertj.core.api.Assertions.assertThat;

import eu.socieux.IntegrationTest;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@IntegrationTest
@Transactional
class DirectoryIT {

    @Autowired
    private Countries countries;

    @Autowired
    private Delegations delegations;

    @Autowired
    private CountryLoader loader;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aCountryIsFoundByItsCodeInEitherCase() {
        assertThat(countries.find("mw")).hasValueSatisfying(malawi -> {
            assertThat(malawi.iso3()).isEqualTo("MWI");
            assertThat(malawi.name(Locale.forLanguageTag("pt"))).isEqualTo("Maláui");
            assertThat(malawi.region()).isEqualTo("Sub-Saharan Africa");
            assertThat(malawi.incomeGroup()).isEqualTo("low");
        });
        assertThat(countries.find("other")).isEmpty();
        assertThat(countries.find(null)).isEmpty();
    }

    @Test
    void allCountriesComeInTheOrderOfTheirNames() {
        assertThat(countries.all())
                .hasSize(183)
                .extracting(country -> country.names().get("en"))
                .isSorted();
    }

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource({
        "MW,    2026-03-03, ELIGIBLE",
        "NR,    2025-12-31, ELIGIBLE",
        "NR,    2026-01-01, NOT_ELIGIBLE",
        "UY,    2026-03-03, NOT_ELIGIBLE",
        "FR,    2026-03-03, NOT_ELIGIBLE",
        "MW,    2023-12-31, UNKNOWN",
        "other, 2026-03-03, UNKNOWN",
        ",      2026-03-03, UNKNOWN",
    })
    void eligibilityIsAskedForADay(String iso2, LocalDate on, Eligibility expected) {
        assertThat(countries.eligibility(iso2, on)).isEqualTo(expected);
    }

    @Test
    void whatAdministratorsChangedSurvivesTheNextStart() {
        jdbc.sql("update country set name_en = 'Renamed' where iso2 = 'PA'").update();
        jdbc.sql("update country_eligibility set valid_to = '2026-12-31' where iso2 = 'PA'")
                .update();
        jdbc.sql("insert into country_eligibility values ('PA', false, '2027-01-01', null, 'left the list')")
                .update();
        jdbc.sql("delete from country_eligibility where iso2 = 'GY'").update();

        loader.afterPropertiesSet();

        assertThat(countries.find("PA").orElseThrow().name(Locale.ENGLISH)).isEqualTo("Renamed");
        assertThat(countries.eligibility("PA", LocalDate.of(2026, 12, 31))).isEqualTo(Eligibility.ELIGIBLE);
        assertThat(countries.eligibility("PA", LocalDate.of(2027, 1, 1))).isEqualTo(Eligibility.NOT_ELIGIBLE);
        assertThat(countries.eligibility("GY", LocalDate.of(2026, 3, 3))).isEqualTo(Eligibility.UNKNOWN);
    }

    @Test
    void aCountryNewInTheFilesIsEnteredAtTheNextStart() {
        jdbc.sql("delete from country_eligibility where iso2 = 'TV'").update();
        jdbc.sql("delete from country where iso2 = 'TV'").update();

        loader.afterPropertiesSet();

        assertThat(countries.eligibility("TV", LocalDate.of(2026, 3, 3))).isEqualTo(Eligibility.ELIGIBLE);
    }

    @Test
    void aDelegationHasADefaultAddressAndLanguage() {
        assertThat(delegations.of("MW"))
                .isEqualTo(new Delegation("EU Delegation to Malawi", "cooperation@delegation-mw.example.org", "en"));
        assertThat(delegations.of("bj"))
                .isEqualTo(new Delegation("EU Delegation to Benin", "cooperation@delegation-bj.example.org", "fr"));
    }

    @Test
    void aDelegationThatIsEnteredComesBeforeTheDefault() {
        jdbc.sql("insert into delegation values ('MW', 'Delegation in Lilongwe', 'lilongwe@eu.example.org', 'en')")
                .update();

        assertThat(delegations.of("MW").email()).isEqualTo("lilongwe@eu.example.org");
    }

    @ParameterizedTest
    @CsvSource({"other", "FR", "''"})
    void whereThereIsNoDelegationTheDeskOfTheCommissionTakesItsPlace(String iso2) {
        assertThat(delegations.of(iso2))
                .isEqualTo(new Delegation("European Commission", "desk@commission.example.org", "en"));
    }
}
