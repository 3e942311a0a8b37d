package eu.socieux.portal.administration;

import eu.socieux.directory.Change;
import eu.socieux.directory.Change.Area;
import eu.socieux.directory.Change.Difference;
import eu.socieux.directory.Countries;
import eu.socieux.directory.Eligibility;
import eu.socieux.directory.Institution;
import eu.socieux.directory.Institutions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Changes that administrators made, in the words of the reader. */
@Component
class ChangeLines {

    private static final Pattern DAY = Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}\\b");

    private final MessageSource texts;
    private final Countries countries;
    private final Institutions institutions;
    private final Clock clock;

    ChangeLines(MessageSource texts, Countries countries, Institutions institutions, Clock clock) {
        this.texts = texts;
        this.countries = countries;
        this.institutions = institutions;
        this.clock = clock;
    }

    /**
     * One change.
     *
     * @param when day and time
     * @param about the country, institution or letter
     * @param address the page on which it was made
     */
    record Line(String when, String person, String area, String about, String address, List<Difference> differences) {}

    List<Line> of(List<Change> changes, Locale locale) {
        return changes.stream()
                .map(change -> new Line(
                        moment(change.at(), locale),
                        change.person(),
                        text("administration.area." + change.area(), locale),
                        about(change, locale),
                        address(change),
                        change.differences().stream()
                                .map(difference -> told(change.area(), difference, locale))
                                .toList()))
                .toList();
    }

    /** A point in time as people of the language write it. */
    String moment(Instant at, Locale locale) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .format(at.atZone(clock.getZone()));
    }

    private String about(Change change, Locale locale) {
        String subject = change.subject();
        return switch (change.area()) {
            case ELIGIBILITY, DELEGATION ->
                countries.find(subject).map(country -> country.name(locale)).orElse(subject);
            case INSTITUTION ->
                institutions
                        .find(Long.parseLong(subject))
                        .map(Institution::name)
                        .orElse(subject);
            case LETTER -> {
                int dot = subject.lastIndexOf('.');
                yield term("letter." + subject.substring(0, dot), subject.substring(0, dot), locale) + ", "
                        + text("language." + subject.substring(dot + 1), locale);
            }
        };
    }

    private static String address(Change change) {
        return switch (change.area()) {
            case ELIGIBILITY -> "/administration/eligibility/" + change.subject();
            case DELEGATION -> "/administration/delegations/" + change.subject();
            case INSTITUTION -> "/administration/institutions/" + change.subject();
            case LETTER -> "/administration/letters/" + change.subject().replace('.', '/');
        };
    }

    private Difference told(Area area, Difference difference, Locale locale) {
        String field = DAY.matcher(difference.field()).matches()
                ? text("administration.since", locale, day(difference.field(), locale))
                : term("administration.field." + difference.field(), difference.field(), locale);
        if (area == Area.LETTER && difference.before() != null && difference.after() != null) {
            return new Difference(
                    field,
                    without(difference.before(), difference.after()),
                    without(difference.after(), difference.before()));
        }
        return area == Area.INSTITUTION
                ? new Difference(field, difference.before(), difference.after())
                : new Difference(field, said(difference.before(), locale), said(difference.after(), locale));
    }

    /** The lines of a text that are not in another. */
    private static String without(String text, String other) {
        Set<String> there = other.lines().map(String::strip).collect(Collectors.toSet());
        String left = text.lines().filter(line -> !there.contains(line.strip())).collect(Collectors.joining("\n"));
        return left.isBlank() ? null : left;
    }

    /** Whether a country was eligible is recorded by its code, and days as they are in the calendar of computers. */
    private String said(String recorded, Locale locale) {
        if (recorded == null) {
            return null;
        }
        String text = DAY.matcher(recorded).replaceAll(found -> Matcher.quoteReplacement(day(found.group(), locale)));
        for (Eligibility code : Eligibility.values()) {
            if (text.equals(code.name()) || text.startsWith(code.name() + " ")) {
                return text("administration.eligibility." + code, locale)
                        + text.substring(code.name().length());
            }
        }
        return text;
    }

    private static String day(String written, Locale locale) {
        try {
            return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                    .withLocale(locale)
                    .format(LocalDate.parse(written));
        } catch (DateTimeParseException notInTheCalendar) {
            return written;
        }
    }

    private String text(String key, Locale locale, Object... values) {
        return texts.getMessage(key, values, locale);
    }

    private String term(String key, String otherwise, Locale locale) {
        return texts.getMessage(key, null, otherwise, locale);
    }
}
