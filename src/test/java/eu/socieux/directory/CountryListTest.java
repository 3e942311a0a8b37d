package eu.socieux.directory;

import static org.assertj.core.api.Assertions.assertThat;

import eu.socieux.directory.CountryList.Listed;
import eu.socieux.directory.CountryList.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountryListTest {

    private static final LocalDate START = LocalDate.of(2024, 1, 1);

    private final List<Listed> listed = CountryList.read();

    @Test
    void everyPartnerAndEveryMemberStateIsListedOnce() {
        assertThat(listed).extracting(entry -> entry.country().iso2()).doesNotHaveDuplicates();
        assertThat(listed).filteredOn(entry -> entry.country().memberState()).hasSize(27);
        assertThat(listed).filteredOn(entry -> !entry.country().memberState()).hasSize(156);
    }

    @Test
    void everyCountryHasCodesAndANameInEachLanguage() {
        assertThat(listed).allSatisfy(entry -> {
            assertThat(entry.country().iso2()).hasSize(2);
            assertThat(entry.country().iso3()).hasSize(3);
            assertThat(entry.country().names()).containsOnlyKeys("en", "fr", "es", "pt");
            assertThat(entry.country().names().values())
                    .allSatisfy(name -> assertThat(name).isNotBlank());
        });
    }

    @Test
    void aCountryIsNamedInTheLanguageOfTheReader() {
        Country germany = countryOf("DE");

        assertThat(germany.name(Locale.FRENCH)).isEqualTo("Allemagne");
        assertThat(germany.name(Locale.forLanguageTag("es-PA"))).isEqualTo("Alemania");
        assertThat(germany.name(Locale.forLanguageTag("pt"))).isEqualTo("Alemanha");
        assertThat(germany.name(Locale.ITALIAN)).isEqualTo("Germany");
    }

    @Test
    void aCountryOnTheListIsEligibleSinceTheListIsInForce() {
        assertThat(periodsOf("MW")).containsExactly(new Period(true, START, null, null));
    }

    @Test
    void aCountryThatLeftTheListWhileItWasInForceWasEligibleUntilThen() {
        assertThat(periodsOf("NR"))
                .containsExactly(
                        new Period(true, START, LocalDate.of(2025, 12, 31), null),
                        new Period(false, LocalDate.of(2026, 1, 1), null, "left the list 1 Jan 2026"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UY", "BH", "RU", "FR"})
    void aCountryThatLeftBeforeOrWasNeverOnTheListIsNotEligible(String iso2) {
        assertThat(periodsOf(iso2)).singleElement().satisfies(period -> {
            assertThat(period.eligible()).isFalse();
            assertThat(period.from()).isEqualTo(START);
            assertThat(period.to()).isNull();
        });
    }

    @Test
    void leavingAGroupOfTheListIsNotLeavingTheList() {
        assertThat(periodsOf("ST")).extracting(Period::eligible).containsExactly(true);
    }

    private Country countryOf(String iso2) {
        return find(iso2).country();
    }

    private List<Period> periodsOf(String iso2) {
        return find(iso2).periods();
    }

    private Listed find(String iso2) {
        return listed.stream()
                .filter(entry -> entry.country().iso2().equals(iso2))
                .findAny()
                .orElseThrow();
    }
}
