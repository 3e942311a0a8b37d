package eu.socieux.demonstration.process.history;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prints every few per cent how far the history is and how long the rest may take. */
final class Progress {

    private static final Logger log = LoggerFactory.getLogger("SOCIEUX");
    private static final int STEP = 5;
    private static final int NANOS_TO_SECONDS = 1_000_000_000;

    /** About as long a request keeps people busy, from its arrival to the last report; the follow-up is little work. */
    private static final Duration BUSY = Duration.ofDays(240);

    private final List<Instant> arrivals;
    private final Instant until;
    private final DateTimeFormatter month;
    private final Supplier<String> counts;
    private final long startedAt = System.nanoTime();
    private int told;

    Progress(List<Instant> arrivals, Instant until, ZoneId zone, Supplier<String> counts) {
        this.arrivals = arrivals;
        this.until = until;
        this.month = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.UK).withZone(zone);
        this.counts = counts;
    }

    void at(Instant moment) {
        int percent = (int) (100 * work(moment) / work(until));
        if (percent < told + STEP || percent >= 100) {
            return;
        }
        told = percent - percent % STEP;
        long rest = seconds() * (100 - percent) / percent;
        log.info("{} %: {}, {}; about {} left.", told, month.format(moment), counts.get(), words(rest));
    }

    /** For how long it has been going on. */
    String duration() {
        return words(seconds());
    }

    private long seconds() {
        return (System.nanoTime() - startedAt) / NANOS_TO_SECONDS;
    }

    private double work(Instant moment) {
        return arrivals.stream()
                .filter(moment::isAfter)
                .mapToDouble(arrival ->
                        Math.min(1, (double) Duration.between(arrival, moment).toHours() / BUSY.toHours()))
                .sum();
    }

    private static String words(long seconds) {
        return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
    }
}
