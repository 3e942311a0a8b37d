package eu.socieux.cockpit.bottlenecks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A number in the table of steps whose cases can be listed. */
enum Measure {
    WAITING,
    OVERDUE,
    INCIDENTS,
    FINISHED,
    LATE,
    RETURNED;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Measure> find(String key) {
        return Arrays.stream(values())
                .filter(measure -> measure.key().equals(key))
                .findFirst();
    }
}
