package eu.socieux.eventlog;

import java.time.LocalDate;
import java.util.Set;

/**
 * What goes into a log. A case is in it when it was opened in the period and one of the processes ran for it.
 *
 * @param processes ids of the processes whose steps are written; not empty
 * @param openedFrom first day of the period, null for no beginning
 * @param openedTo last day of the period, null for no end
 */
public record EventLogSelection(Set<String> processes, LocalDate openedFrom, LocalDate openedTo) {

    public EventLogSelection {
        processes = Set.copyOf(processes);
        if (processes.isEmpty()) {
            throw new IllegalArgumentException("A log needs at least one process.");
        }
        if (openedFrom != null && openedTo != null && openedTo.isBefore(openedFrom)) {
            throw new IllegalArgumentException("The last day of the period is before the first.");
        }
    }
}
