package eu.socieux.tasklist;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** Words, dates and times as people of a language write them. */
@Component("caseworkTexts")
class Texts {

    private static final Pattern ISO_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(T.*)?");
    private static final int LENGTH_OF_DATE = 10;

    private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    private final Clock clock;

    Texts(Clock clock) {
        this.clock = clock;
        messages.setBasenames("messages/tasklist", "messages/terms");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
    }

    /** A sentence of {@code messages/tasklist}, with its places filled. */
    String say(String key, Locale locale, Object... values) {
        return messages.getMessage("tasklist." + key, values, locale);
    }

    /** The name of a term, or its key when it has none. */
    String term(String kind, String key, Locale locale) {
        return key == null ? "" : messages.getMessage(kind + "." + key, null, key, locale);
    }

    /** A point in time, null for null. */
    String moment(Instant instant, Locale locale) {
        return instant == null
                ? null
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(locale)
                        .format(instant.atZone(clock.getZone()));
    }

    /** The day of an ISO date or time; anything else as it was written. */
    String day(String written, Locale locale) {
        if (!ISO_DATE.matcher(written).matches()) {
            return written;
        }
        try {
            return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                    .withLocale(locale)
                    .format(LocalDate.parse(written.substring(0, LENGTH_OF_DATE)));
        } catch (DateTimeParseException noSuchDay) {
            // Somebody wrote "2026-02-30": it is shown as it was written.
            return written;
        }
    }

    /** Whether a point in time has passed; never for null. */
    boolean isPast(Instant instant) {
        return instant != null && instant.isBefore(clock.instant());
    }
}
