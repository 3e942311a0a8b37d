package eu.socieux.calendar;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * The working days of the facility: every day except Saturdays, Sundays, the public holidays at its seat and the
 * configured closing days.
 */
@Component
public class WorkingCalendar {

    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private final SingletonSupplier<HolidayManager> publicHolidays;
    private final Set<LocalDate> closingDays;

    /** The calendar of these settings. */
    public WorkingCalendar(CalendarSettings settings) {
        String country = knownCountry(settings.country());
        this.publicHolidays = SingletonSupplier.of(() -> HolidayManager.getInstance(ManagerParameters.create(country)));
        this.closingDays = Set.copyOf(settings.closingDays());
    }

    /** Whether the facility works on this day. */
    public boolean isWorkingDay(LocalDate day) {
        return !WEEKEND.contains(day.getDayOfWeek()) && !closingDays.contains(day) && !isPublicHoliday(day);
    }

    /**
     * The day on which this many working days have passed. The day it starts from never counts; for 0 it is the answer.
     *
     * @param workingDays 0 or more
     */
    public LocalDate plus(LocalDate from, int workingDays) {
        if (workingDays < 0) {
            throw new IllegalArgumentException("A number of working days is 0 or more, not " + workingDays + ".");
        }
        LocalDate day = from;
        for (int passed = 0; passed < workingDays; passed++) {
            day = workingDayOnOrAfter(day.plusDays(1));
        }
        return day;
    }

    /** This day if the facility works on it, otherwise the next on which it does. */
    public LocalDate workingDayOnOrAfter(LocalDate day) {
        LocalDate found = day;
        while (!isWorkingDay(found)) {
            found = found.plusDays(1);
        }
        return found;
    }

    /** How many working days lie after one day up to and including the other; negative when {@code to} is earlier. */
    public int between(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return -between(to, from);
        }
        return (int) from.plusDays(1)
                .datesUntil(to.plusDays(1))
                .filter(this::isWorkingDay)
                .count();
    }

    /** Days that are only kept, such as All Souls, are worked. */
    private boolean isPublicHoliday(LocalDate day) {
        return publicHolidays.obtain().isHoliday(day, HolidayType.PUBLIC_HOLIDAY);
    }

    /** By the name of their file: the library's own list of countries takes a good part of a second to make. */
    private static String knownCountry(String country) {
        String code = country.strip().toLowerCase(Locale.ROOT);
        if (HolidayManager.class.getResource("/holidays/Holidays_" + code + ".xml") == null) {
            throw new IllegalArgumentException("No public holidays are known for '" + country
                    + "'; set socieux.calendar.country to an ISO 3166 code such as BE.");
        }
        return code;
    }
}
