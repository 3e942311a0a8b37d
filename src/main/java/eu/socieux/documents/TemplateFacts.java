package eu.socieux.documents;

import eu.socieux.directory.Countries;
import eu.socieux.directory.Facility;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Turns the facts of a case into what templates print: dates as people of a language write them, names for codes. */
@Component
class TemplateFacts {

    private static final Pattern ISO_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}.*)?");

    private final Countries countries;
    private final Facility facility;
    private final Clock clock;

    TemplateFacts(Countries countries, Facility facility, Clock clock) {
        this.countries = countries;
        this.facility = facility;
        this.clock = clock;
    }

    /** Every fact under its key and in the map {@code facts}, and what each document needs besides. */
    Map<String, Object> of(Map<String, Object> facts, Locale locale) {
        Map<String, Object> printed = new HashMap<>();
        facts.forEach((key, value) -> printed.put(key, printed(value, locale)));
        country(facts, locale).ifPresent(name -> printed.put("countryName", name));
        Map<String, Object> variables = new HashMap<>(printed);
        variables.put("facts", printed);
        variables.put("facility", facility);
        variables.put("today", date(LocalDate.now(clock), locale));
        return variables;
    }

    /** A day as people of the language write it. */
    static String date(LocalDate day, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(day);
    }

    private Optional<String> country(Map<String, Object> facts, Locale locale) {
        return Optional.ofNullable(facts.get("country"))
                .flatMap(code -> countries.find(code.toString()))
                .map(country -> country.name(locale));
    }

    private Object printed(Object value, Locale locale) {
        if (value instanceof String text && ISO_DATE.matcher(text).matches()) {
            return parsed(text).map(time -> printed(time, locale)).orElse(text);
        }
        if (value instanceof Date instant) {
            return printed(instant.toInstant(), locale);
        }
        if (value instanceof Instant instant) {
            return printed(instant.atZone(clock.getZone()).toLocalDateTime(), locale);
        }
        if (value instanceof OffsetDateTime moment) {
            return printed(moment.toInstant(), locale);
        }
        if (value instanceof LocalDate day) {
            return date(day, locale);
        }
        if (value instanceof LocalDateTime time) {
            return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                    .withLocale(locale)
                    .format(time);
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> result = new LinkedHashMap<>();
            map.forEach((key, item) -> result.put(key, printed(item, locale)));
            return result;
        }
        if (value instanceof Collection<?> items) {
            return items.stream().map(item -> printed(item, locale)).toList();
        }
        return value;
    }

    private static Optional<TemporalAccessor> parsed(String text) {
        try {
            return Optional.of(
                    text.length() == 10
                            ? LocalDate.parse(text)
                            : DateTimeFormatter.ISO_DATE_TIME.parseBest(
                                    text, OffsetDateTime::from, LocalDateTime::from));
        } catch (DateTimeParseException plainText) {
            // Somebody wrote "2026-02-30": it is printed as it was written.
            return Optional.empty();
        }
    }
}
