package eu.socieux.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KeysetTest {

    @Test
    void theFirstPageHasNothingBeforeItAndKnowsWhetherThereIsMore() {
        Keyset<String> page = Keyset.of(List.of("f", "e", "d"), 2, false, false, row -> row);

        assertThat(page).isEqualTo(new Keyset<>(List.of("f", "e"), null, "e"));
    }

    @Test
    void aPageAfterARowHasThatRowBeforeIt() {
        Keyset<String> page = Keyset.of(List.of("d"), 2, true, false, row -> row);

        assertThat(page).isEqualTo(new Keyset<>(List.of("d"), "d", null));
    }

    @Test
    void aPageBeforeARowIsFoundBackwardsAndTurnedRound() {
        Keyset<String> page = Keyset.of(List.of("d", "e", "f"), 2, false, true, row -> row);

        assertThat(page).isEqualTo(new Keyset<>(List.of("e", "d"), "e", "d"));
    }

    @Test
    void theFirstPageReachedBackwardsHasNothingBeforeIt() {
        Keyset<String> page = Keyset.of(List.of("e", "f"), 2, false, true, row -> row);

        assertThat(page).isEqualTo(new Keyset<>(List.of("f", "e"), null, "e"));
    }

    @Test
    void anEmptyPageLeadsNowhere() {
        assertThat(Keyset.of(List.<String>of(), 2, true, false, row -> row))
                .isEqualTo(new Keyset<>(List.of(), null, null));
    }
}
