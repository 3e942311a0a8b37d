package eu.socieux.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.socieux.directory.ChangeRefused.Reason;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeriodTest {

    private static final LocalDate TODAY = LocalDate.of(2088, 6, 15);
    private static final Period SINCE_2024 = new Period(LocalDate.of(2024, 1, 1), null);
    private static final Period FROM_2090 = new Period(LocalDate.of(2090, 1, 1), null);

    @Test
    void whatHoldsUntilFurtherNoticeIsEndedByTheNextEntry() {
        assertThat(new Period(TODAY, null).enterAmong(List.of(SINCE_2024), TODAY))
                .contains(SINCE_2024);
    }

    @Test
    void anEntryOfTheSameDayIsReplacedAndEndsNothing() {
        Period today = new Period(TODAY, null);
        assertThat(today.enterAmong(List.of(new Period(LocalDate.of(2024, 1, 1), TODAY.minusDays(1)), today), TODAY))
                .isEmpty();
    }

    @Test
    void thePastStaysAsItWas() {
        refused(new Period(TODAY.minusDays(1), null), Reason.PAST);
    }

    @Test
    void noEntryEndsBeforeItBegins() {
        refused(new Period(TODAY, TODAY.minusDays(1)), Reason.ENDS_BEFORE);
    }

    @Test
    void whatIsToComeIsNotCoveredUnseen() {
        refused(new Period(TODAY, null), Reason.OVERLAP);
        refused(new Period(TODAY, FROM_2090.from()), Reason.OVERLAP);
        assertThat(new Period(TODAY, FROM_2090.from().minusDays(1)).enterAmong(List.of(SINCE_2024, FROM_2090), TODAY))
                .contains(SINCE_2024);
    }

    private static void refused(Period period, Reason reason) {
        assertThatThrownBy(() -> period.enterAmong(List.of(SINCE_2024, FROM_2090), TODAY))
                .isInstanceOfSatisfying(ChangeRefused.class, refusal -> assertThat(refusal.reason())
                        .isEqualTo(reason));
    }
}
