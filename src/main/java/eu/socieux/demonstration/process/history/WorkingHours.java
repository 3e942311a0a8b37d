package eu.socieux.demonstration.process.history;

import eu.socieux.calendar.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** When people in the office get round to things. */
final class WorkingHours {

    private static final LocalTime OPEN = LocalTime.of(9, 0);
    private static final LocalTime CLOSE = LocalTime.of(17, 30);
    private static final int MINUTES = (int) ChronoUnit.MINUTES.between(OPEN, CLOSE);

    private final WorkingCalendar calendar;
    private final ZoneId zone;

    WorkingHours(WorkingCalendar calendar, ZoneId zone) {
        this.calendar = calendar;
        this.zone = zone;
    }

    /** So many working days later, in office hours; always at least half an hour later. */
    Instant after(Instant from, double workingDays, Draws draws) {
        int days = (int) workingDays;
        if (days > 0) {
            return on(calendar.plus(day(from), days), draws);
        }
        ZonedDateTime soon = from.atZone(zone).plusMinutes(30 + (long) (workingDays * MINUTES));
        boolean open = calendar.isWorkingDay(soon.toLocalDate())
                && !soon.toLocalTime().isBefore(OPEN)
                && soon.toLocalTime().isBefore(CLOSE);
        if (open) {
            return soon.truncatedTo(ChronoUnit.SECONDS).toInstant();
        }
        boolean beforeOpening = soon.toLocalTime().isBefore(OPEN);
        return on(calendar.workingDayOnOrAfter(soon.toLocalDate().plusDays(beforeOpening ? 0 : 1)), draws);
    }

    /** Some time in office hours of this day or, if it is free, of the next working day. */
    Instant on(LocalDate day, Draws draws) {
        return calendar.workingDayOnOrAfter(day)
                .atTime(OPEN)
                .plusMinutes(draws.between(0, MINUTES - 1))
                .plusSeconds(draws.between(0, 59))
                .atZone(zone)
                .toInstant();
    }

    LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }
}
