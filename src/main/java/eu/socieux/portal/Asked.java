package eu.socieux.portal;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The parameters of an address of a list. What cannot be meant counts as not asked: an address typed by hand still works. */
record Asked(Map<String, String> parameters) {

    static final int LONGEST_QUERY = 200;

    /** What was typed, without control characters and not longer than is searched; empty for nothing. */
    String words(String name) {
        String typed =
                parameters.getOrDefault(name, "").replaceAll("\\p{Cc}", " ").strip();
        return typed.substring(0, Math.min(typed.length(), LONGEST_QUERY));
    }

    /** One of these; null for none. */
    String oneOf(String name, Collection<String> choices) {
        String chosen = parameters.get(name);
        return chosen != null && choices.contains(chosen) ? chosen : null;
    }

    /** A day of a year of four digits; null for none. */
    LocalDate day(String name) {
        try {
            return matching(name, "\\d{4}-\\d{2}-\\d{2}").map(LocalDate::parse).orElse(null);
        } catch (DateTimeParseException noDay) {
            return null;
        }
    }

    /** A year of four digits; null for none. */
    Integer year(String name) {
        return matching(name, "\\d{4}").map(Integer::valueOf).orElse(null);
    }

    Optional<String> matching(String name, String form) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> value.matches(form));
    }
}
