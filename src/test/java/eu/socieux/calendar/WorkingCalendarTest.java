package eu.socieux.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTest {

    private static final LocalDate CLOSED = LocalDate.of(2026, 4, 2);

    private final WorkingCalendar calendar = new WorkingCalendar(new CalendarSettings("BE", List.of(CLOSED)));

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2026-03-06, true,  an ordinary Friday",
        "2026-03-07, false, a Saturday",
        "2026-03-08, false, a Sunday",
        "2026-01-01, false, New Year",
        "2026-04-06, false, Easter Monday",
        "2026-05-14, false, Ascension",
        "2026-07-21, false, the national day",
        "2026-11-11, false, Armistice",
        "2026-12-25, false, Christmas",
        "2026-11-02, true,  a day that is kept but worked",
        "2026-07-14, true,  a public holiday elsewhere",
        "2026-04-02, false, a closing day of the Commission",
    })
    void weekendsPublicHolidaysAndClosingDaysAreFree(LocalDate day, boolean working, String what) {
        assertThat(calendar.isWorkingDay(day)).as(what).isEqualTo(working);
    }

    @ParameterizedTest(name = "{1} working days after {0} it is {2}")
    @CsvSource({
        "2026-03-09,  0, 2026-03-09",
        "2026-03-07,  0, 2026-03-07",
        "2026-03-09,  1, 2026-03-10",
        "2026-03-09,  5, 2026-03-16",
        "2026-03-09, 10, 2026-03-23",
        "2026-03-07,  1, 2026-03-09",
        "2026-04-01,  1, 2026-04-03",
        "2026-04-03,  1, 2026-04-07",
        "2026-12-24,  5, 2027-01-04",
    })
    void onlyWorkingDaysCount(LocalDate from, int workingDays, LocalDate reached) {
        assertThat(calendar.plus(from, workingDays)).isEqualTo(reached);
    }

    @ParameterizedTest(name = "from {0} to {1}: {2}")
    @CsvSource({
        "2026-03-09, 2026-03-09,   0",
        "2026-03-09, 2026-03-23,  10",
        "2026-03-23, 2026-03-09, -10",
        "2026-04-01, 2026-04-07,   2",
        "2026-03-06, 2026-03-08,   0",
    })
    void theWorkingDaysBetweenTwoDaysAreCounted(LocalDate from, LocalDate to, int workingDays) {
        assertThat(calendar.between(from, to)).isEqualTo(workingDays);
    }

    @Test
    void aDayOffIsFollowedByTheNextWorkingDay() {
        assertThat(calendar.workingDayOnOrAfter(LocalDate.of(2026, 4, 4))).isEqualTo(LocalDate.of(2026, 4, 7));
    }

    @Test
    void anotherSeatHasOtherHolidays() {
        var paris = new WorkingCalendar(new CalendarSettings("fr", List.of()));

        assertThat(paris.isWorkingDay(LocalDate.of(2026, 7, 14))).isFalse();
        assertThat(paris.isWorkingDay(LocalDate.of(2026, 7, 21))).isTrue();
    }

    @Test
    void aSeatWithoutKnownHolidaysIsRefused() {
        var nowhere = new CalendarSettings("QQ", List.of());

        assertThatThrownBy(() -> new WorkingCalendar(nowhere)).hasMessageContaining("socieux.calendar.country");
    }

    @Test
    void aNegativeNumberOfWorkingDaysIsRefused() {
        assertThatThrownBy(() -> calendar.plus(CLOSED, -1)).hasMessageContaining("-1");
    }
}
