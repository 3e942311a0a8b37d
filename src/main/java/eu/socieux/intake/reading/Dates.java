package eu.socieux.intake.reading;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds days as people write them in the four languages. */
final class Dates {

    private static final Pattern ISO = Pattern.compile("\\b(20\\d\\d)-(\\d\\d)-(\\d\\d)\\b");
    private static final Pattern NUMBERS = Pattern.compile("\\b(\\d{1,2})[/.](\\d{1,2})[/.](20\\d\\d)\\b");
    private static final Pattern WORDS = Pattern.compile(
            "\\b(\\d{1,2}) *(?:er|st|nd|rd|th|º|o)? +(?:de +|of +)?([a-z]+),?(?: +(?:de +)?(20\\d\\d))?");

    private final Map<String, Integer> months;

    Dates(Wordlists words) {
        this.months = words.months();
    }

    /**
     * The first day in a text; with a month in words the year may be missing.
     *
     * @param year stands in for a missing one; null when none may
     */
    Optional<LocalDate> first(String text, Integer year) {
        Matcher iso = ISO.matcher(text);
        if (iso.find()) {
            return day(Integer.valueOf(iso.group(1)), iso.group(2), Integer.valueOf(iso.group(3)));
        }
        Matcher numbers = NUMBERS.matcher(text);
        if (numbers.find()) {
            return day(Integer.valueOf(numbers.group(3)), numbers.group(2), Integer.valueOf(numbers.group(1)));
        }
        Matcher words = WORDS.matcher(Words.plain(text));
        while (words.find()) {
            Integer month = months.get(words.group(2));
            Integer written = words.group(3) == null ? year : Integer.valueOf(words.group(3));
            if (month != null && written != null) {
                return day(written, month.toString(), Integer.valueOf(words.group(1)));
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> day(int year, String month, int day) {
        try {
            return Optional.of(LocalDate.of(year, Integer.parseInt(month), day));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
