package eu.socieux.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FactsTest {

    private final Facts facts = new Facts(Map.of(
            "count", 3,
            "typed", " 4 ",
            "blank", "  ",
            "day", "2026-05-15",
            "moment", "2026-05-15T09:30+02:00",
            "word", "soon",
            "half", 2.5,
            "kinds", List.of("ngo", "social_partner")));

    @Test
    void numbersAreReadWhetherTheFormSentThemAsNumberOrText() {
        assertThat(facts.requiredInteger("count")).isEqualTo(3);
        assertThat(facts.requiredInteger("typed")).isEqualTo(4);
        assertThat(facts.number("half")).contains(new BigDecimal("2.5"));
    }

    @Test
    void blankAndAbsentAnswersAreTheSame() {
        assertThat(facts.text("blank")).isEmpty();
        assertThat(facts.text("absent")).isEmpty();
        assertThat(facts.flag("absent")).isFalse();
        assertThat(facts.options("absent")).isEmpty();
    }

    @Test
    void theDayOfAPointInTimeIsTheDayAsWritten() {
        assertThat(facts.date("day")).contains(LocalDate.of(2026, 5, 15));
        assertThat(facts.date("moment")).contains(LocalDate.of(2026, 5, 15));
    }

    @Test
    void chosenOptionsKeepTheirOrder() {
        assertThat(facts.options("kinds")).containsExactly("ngo", "social_partner");
    }

    @Test
    void aMissingAnswerNamesTheField() {
        assertThatThrownBy(() -> facts.requiredDate("approvalDate"))
                .isInstanceOf(Facts.MissingFact.class)
                .hasMessageContaining("'approvalDate'");
    }

    @Test
    void anUnreadableAnswerNamesTheFieldAndWhatItHolds() {
        assertThatThrownBy(() -> facts.date("word"))
                .isInstanceOf(Facts.UnreadableFact.class)
                .hasMessageContaining("'word'")
                .hasMessageContaining("'soon'");
        assertThatThrownBy(() -> facts.requiredInteger("half")).hasMessageContaining("a whole number");
    }
}
