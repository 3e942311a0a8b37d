package eu.socieux.correspondence;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Facts as a letter says them: dates in words of its language, everything else as it is. */
final class Wording {

    static final List<String> LANGUAGES = List.of("en", "fr", "es", "pt");

    private static final Pattern DATE_KEY = Pattern.compile("(.*(On|Date|At))|date|today");
    private static final Pattern ISO_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern ISO_TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}.*");
    private static final Pattern WITHOUT_SECONDS = Pattern.compile("T\\d{2}:\\d{2}$");

    private final Locale locale;
    private final ZoneId zone;

    Wording(Locale locale, ZoneId zone) {
        this.locale = locale;
        this.zone = zone;
    }

    /** The language of a letter: one of those there are templates for, English for any other. */
    static String language(Object wished) {
        return wished instanceof String code && LANGUAGES.contains(code) ? code : "en";
    }

    /** A locale with the date forms of the European Union's institutions: day before month in English too. */
    static Locale locale(String language) {
        return "en".equals(language) ? Locale.UK : Locale.forLanguageTag("pt".equals(language) ? "pt-PT" : language);
    }

    String date(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(date);
    }

    Map<String, Object> say(Map<String, ?> facts) {
        Map<String, Object> said = new LinkedHashMap<>();
        facts.forEach((key, value) -> said.put(key, say(key, value)));
        return said;
    }

    private Object say(String key, Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> said = new LinkedHashMap<>();
            map.forEach((inner, fact) -> said.put(String.valueOf(inner), say(String.valueOf(inner), fact)));
            return said;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(element -> say(key, element)).toList();
        }
        if (value instanceof LocalDate date) {
            return date(date);
        }
        return value instanceof String text && DATE_KEY.matcher(key).matches() ? sayDate(text) : value;
    }

    private String sayDate(String text) {
        try {
            if (ISO_DATE.matcher(text).matches()) {
                return date(LocalDate.parse(text));
            }
            if (ISO_TIME.matcher(text).matches()) {
                return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .withLocale(locale)
                        .format(local(text));
            }
            return text;
        } catch (DateTimeException notADate) {
            // An answer such as 2026-02-31 typed by a person: the letter quotes it as it stands.
            return text;
        }
    }

    private LocalDateTime local(String text) {
        String full = WITHOUT_SECONDS.matcher(text).find() ? text + ":00" : text;
        var parsed = DateTimeFormatter.ISO_DATE_TIME.parseBest(full, OffsetDateTime::from, LocalDateTime::from);
        return parsed instanceof OffsetDateTime offset
                ? offset.atZoneSameInstant(zone).toLocalDateTime()
                : (LocalDateTime) parsed;
    }
}
