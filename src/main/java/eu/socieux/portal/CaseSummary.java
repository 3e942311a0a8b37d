package eu.socieux.portal;

import eu.socieux.directory.Countries;
import eu.socieux.records.CaseEntry;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts what is known of a case in words: the facts worth a glance by group, and each entry of its history. */
@Component
class CaseSummary {

    private static final Pattern ISO_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern ELEMENT_PREFIX = Pattern.compile("^[A-Za-z]+_(?=[A-Z])");
    private static final Pattern WORD_STARTS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Za-z])(?=\\d)|_|-");
    private static final String ACTIVITY = "activity";
    private static final int ACTIVITIES = 9;

    /** Group to facts, in the order in which they are shown. */
    private static final Map<String, List<String>> GROUPS = groups();

    /** Facts whose value is a code, and where the name of the code stands in the terms. */
    private static final Map<String, String> TERMS = Map.of(
            "requestKind", "requestKind",
            "institutionKind", "institutionKind",
            "mainArea", "area",
            "areas", "area",
            "correspondenceLanguage", "language",
            "delegationOpinion", "opinion",
            "approvalDecision", "decision",
            "partnerDecision", "decision",
            "eligibilityDecision", "decision");

    private final MessageSource texts;
    private final Countries countries;
    private final Clock clock;

    CaseSummary(MessageSource texts, Countries countries, Clock clock) {
        this.texts = texts;
        this.countries = countries;
        this.clock = clock;
    }

    /** A named value. */
    record Fact(String name, String value) {}

    /** A titled group of facts. */
    record Group(String title, List<Fact> facts) {}

    /**
     * An entry of the history: what was done, by whom, how, when, and the answers given.
     *
     * @param onBehalfOf for whom the author stood in, null when they acted for themselves
     */
    record Step(
            String name,
            Integer activityNumber,
            String author,
            String onBehalfOf,
            String channel,
            String enteredAt,
            List<Fact> answers) {}

    /** A fact with one text in each of these is a text in the language of the reader. */
    private static final Set<String> LANGUAGES = Set.of("en", "fr", "es", "pt");

    /** The groups in which something is known. */
    List<Group> groups(Map<String, Object> facts, Locale locale) {
        List<Group> groups = new ArrayList<>();
        GROUPS.forEach((group, keys) -> add(groups, text("summary." + group, locale), known(facts, keys, locale)));
        for (int number = 1; number <= ACTIVITIES; number++) {
            String prefix = ACTIVITY + number;
            Map<String, Object> activity = new LinkedHashMap<>();
            for (String fact : List.of("Title", "Place", "StartsOn", "EndsOn")) {
                activity.put(ACTIVITY + fact, facts.get(prefix + fact));
            }
            add(groups, text("summary.activity", locale) + " " + number, known(activity, activity.keySet(), locale));
        }
        return groups;
    }

    /** The history, newest first. */
    List<Step> steps(List<CaseEntry> entries, Locale locale) {
        List<Step> steps = new ArrayList<>();
        for (CaseEntry entry : entries) {
            List<Fact> answers = entry.answers().entrySet().stream()
                    .map(answer -> new Fact(words(answer.getKey()), value(answer.getKey(), answer.getValue(), locale)))
                    .filter(answer -> !answer.value().isBlank())
                    .toList();
            String name = words(ELEMENT_PREFIX.matcher(entry.element()).replaceFirst(""));
            steps.add(
                    0,
                    new Step(
                            name,
                            entry.scope().activityNumber(),
                            entry.author(),
                            entry.onBehalfOf(),
                            text("channel." + entry.channel(), locale),
                            moment(entry.enteredAt(), locale),
                            answers));
        }
        return steps;
    }

    /** A point in time as people of the language write it. */
    String moment(Instant instant, Locale locale) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .format(instant.atZone(clock.getZone()));
    }

    /** A day as people of the language write it. */
    static String day(LocalDate day, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(day);
    }

    private List<Fact> known(Map<String, Object> facts, Collection<String> keys, Locale locale) {
        return keys.stream()
                .filter(key -> facts.get(key) != null)
                .map(key -> new Fact(text("fact." + key, locale), value(key, facts.get(key), locale)))
                .filter(fact -> !fact.value().isBlank())
                .toList();
    }

    private static void add(List<Group> groups, String title, List<Fact> facts) {
        if (!facts.isEmpty()) {
            groups.add(new Group(title, facts));
        }
    }

    private String value(String key, Object value, Locale locale) {
        if (value instanceof Collection<?> items) {
            return items.stream().map(item -> value(key, item, locale)).collect(Collectors.joining(", "));
        }
        if (value instanceof Map<?, ?> map) {
            if (map.keySet().containsAll(LANGUAGES)) {
                return String.valueOf(map.get(LANGUAGES.contains(locale.getLanguage()) ? locale.getLanguage() : "en"));
            }
            return map.entrySet().stream()
                    .map(entry -> words(entry.getKey().toString()) + ": "
                            + value(entry.getKey().toString(), entry.getValue(), locale))
                    .collect(Collectors.joining("; "));
        }
        if (value instanceof Boolean answer) {
            return text(answer ? "yes" : "no", locale);
        }
        String plain = value == null ? "" : value.toString();
        if ("country".equals(key)) {
            return countries.find(plain).map(country -> country.name(locale)).orElse(plain);
        }
        if (TERMS.containsKey(key)) {
            return texts.getMessage(TERMS.get(key) + "." + plain, null, plain, locale);
        }
        return ISO_DATE.matcher(plain).matches() ? date(plain, locale) : plain;
    }

    private static String date(String iso, Locale locale) {
        try {
            return day(LocalDate.parse(iso), locale);
        } catch (DateTimeParseException noSuchDay) {
            // Somebody wrote "2026-02-30": it is shown as it was written.
            return iso;
        }
    }

    private String text(String key, Locale locale) {
        return texts.getMessage("pages." + key, null, words(key.substring(key.indexOf('.') + 1)), locale);
    }

    /** {@code ScreenRequest} and {@code screen_request} read "Screen request". */
    private static String words(String name) {
        String spaced = WORD_STARTS.matcher(name).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
        return spaced.isEmpty() ? name : Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }

    private static Map<String, List<String>> groups() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        groups.put(
                "request",
                List.of(
                        "title",
                        "subject",
                        "requestKind",
                        "mainArea",
                        "areas",
                        "receivedOn",
                        "senderName",
                        "senderEmail"));
        groups.put(
                "institution",
                List.of(
                        "institutionName",
                        "institutionNameEnglish",
                        "institutionKind",
                        "parentMinistry",
                        "country",
                        "contactName",
                        "contactPosition",
                        "contactEmail",
                        "contactPhone",
                        "correspondenceLanguage"));
        groups.put("opinion", List.of("delegationOpinion", "opinionDate", "opinionReservations"));
        groups.put(
                "action",
                List.of(
                        "actionCode",
                        "actionTitle",
                        "generalObjective",
                        "specificObjective",
                        "partnerDecision",
                        "partnerDecisionOn",
                        "approvalDecision",
                        "approvalDate",
                        "approvalConditions"));
        return groups;
    }
}
