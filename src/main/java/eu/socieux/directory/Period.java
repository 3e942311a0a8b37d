package eu.socieux.directory;

import eu.socieux.directory.ChangeRefused.Reason;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The days on which an entry holds, both included.
 *
 * @param to null until further notice
 */
record Period(LocalDate from, LocalDate to) {

    boolean holdsOn(LocalDate day) {
        return !from.isAfter(day) && (to == null || !to.isBefore(day));
    }

    /**
     * Whether this period can be entered among those there are, none of which overlap: the past stays as it was, and what
     * is to come is not covered unseen. One that begins on the same day is replaced.
     *
     * @return the earlier entry that ends on the day before this one
     * @throws ChangeRefused when it cannot
     */
    Optional<Period> enterAmong(List<Period> others, LocalDate today) {
        if (from.isBefore(today)) {
            throw new ChangeRefused(Reason.PAST, "from");
        }
        if (to != null && to.isBefore(from)) {
            throw new ChangeRefused(Reason.ENDS_BEFORE, "to");
        }
        if (others.stream().anyMatch(other -> other.from.isAfter(from) && (to == null || !to.isBefore(other.from)))) {
            throw new ChangeRefused(Reason.OVERLAP, "to");
        }
        return others.stream()
                .filter(other -> other.from.isBefore(from) && other.holdsOn(from))
                .findFirst();
    }
}
