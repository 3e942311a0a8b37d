package eu.socieux.directory;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What the list of eligible countries says about a country in a time.
 *
 * @param to last day; null until further notice
 * @param source where it is said: the list and its date, or a remark; may be null
 * @param enteredBy null for entries that came with the software
 */
public record EligibilityPeriod(
        boolean eligible, LocalDate from, LocalDate to, String source, String enteredBy, Instant enteredAt) {}
