package eu.socieux.tasklist.desk;

import eu.socieux.calendar.WorkingCalendar;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** How a deadline stands now. */
@Component
class Deadline {

    private final WorkingCalendar calendar;
    private final DeskSettings settings;
    private final Clock clock;

    Deadline(WorkingCalendar calendar, DeskSettings settings, Clock clock) {
        this.calendar = calendar;
        this.settings = settings;
        this.clock = clock;
    }

    /** How urgent a deadline is. */
    enum State {
        /** The task has no deadline. */
        NONE,
        /** There is time. */
        LATER,
        /** At most the configured number of working days away. */
        NEAR,
        /** Passed. */
        OVERDUE
    }

    /**
     * A deadline as a card says it.
     *
     * @param on its day at the facility, null without one
     * @param workingDays from today until then; 0 today or, on days off, before the next working day; negative when
     *     passed
     * @param today whether its day is today
     */
    record Standing(State state, LocalDate on, int workingDays, boolean today) {}

    Standing of(Instant due) {
        if (due == null) {
            return new Standing(State.NONE, null, 0, false);
        }
        LocalDate today = LocalDate.now(clock);
        LocalDate on = due.atZone(clock.getZone()).toLocalDate();
        int workingDays = calendar.between(today, on);
        if (due.isBefore(clock.instant())) {
            return new Standing(State.OVERDUE, on, workingDays, on.equals(today));
        }
        State state = workingDays <= settings.nearWorkingDays() ? State.NEAR : State.LATER;
        return new Standing(state, on, workingDays, on.equals(today));
    }
}
