package eu.socieux.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.ui.ExtendedModelMap;

class ListFiltersTest {

    private static final Set<String> COUNTRIES = Set.of("MW", "SN");
    private static final Set<String> STAGES = Set.of("request-intake");

    @Test
    void anAddressAsksForTheSameAsTheFilterItWasMadeFrom() {
        Map<String, String> asked = Map.of(
                "q",
                "pension & santé",
                "year",
                "2087",
                "country",
                "MW",
                "stage",
                "closed",
                "kind",
                "mandated_body",
                "language",
                "fr",
                "from",
                "2087-01-01",
                "waiting",
                "partner",
                "sort",
                "received-asc");

        RequestFilter filter = RequestFilter.of(new Asked(asked), COUNTRIES, STAGES);

        assertThat(filter.parameters()).isEqualTo(asked);
        assertThat(filter.from()).isEqualTo(LocalDate.of(2087, 1, 1));
        var model = new ExtendedModelMap();
        ListLinks.add(
                model,
                "/requests",
                filter.parameters(),
                Keyset.of(List.of("R-2087-002", "R-2087-001"), 1, false, false, row -> row));
        assertThat((String) model.get("next"))
                .startsWith("/requests?q=pension%20%26%20sant%C3%A9&year=2087&country=MW")
                .endsWith("&after=R-2087-002");
        assertThat((String) model.get("csv")).startsWith("/requests.csv?q=pension%20%26%20sant%C3%A9");
        assertThat(model.get("previous")).isNull();
    }

    @Test
    void whatCannotBeMeantIsNotAskedFor() {
        Asked nonsense = new Asked(Map.of(
                "q", " \u0000 ",
                "year", "MMXX",
                "country", "XX",
                "stage", "'; drop table request_line; --",
                "kind", "castle",
                "from", "2087-02-30",
                "waiting", "godot",
                "sort", "sequence; --",
                "placement", "bin",
                "case", "R-1'"));

        assertThat(RequestFilter.of(nonsense, COUNTRIES, STAGES).parameters()).isEmpty();
        assertThat(MailFilter.of(nonsense).parameters()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2087-02-30", "2087-2-3", "+999999999-12-31", "-0001-01-01", "tomorrow", ""})
    void aDayThatIsNoneIsNotAskedFor(String typed) {
        assertThat(new Asked(Map.of("to", typed)).day("to")).isNull();
    }

    @Test
    void aStateOfALetterLeavesOutWhatCameInAndAPlacementLeavesOutLetters() {
        MailFilter failed = MailFilter.of(new Asked(Map.of("state", "FAILED")));
        assertThat(failed.includesOut()).isTrue();
        assertThat(failed.includesIn()).isFalse();

        MailFilter placed = MailFilter.of(new Asked(Map.of("placement", "automatic")));
        assertThat(placed.includesIn()).isTrue();
        assertThat(placed.includesOut()).isFalse();

        MailFilter received = MailFilter.of(new Asked(Map.of("direction", "in")));
        assertThat(received.includesIn()).isTrue();
        assertThat(received.includesOut()).isFalse();
    }
}
