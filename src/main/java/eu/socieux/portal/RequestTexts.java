package eu.socieux.portal;

import static java.util.stream.Collectors.joining;

import eu.socieux.directory.Countries;
import eu.socieux.directory.Country;
import eu.socieux.engine.TaskNames;
import eu.socieux.portal.RequestRegister.Line;
import java.text.Collator;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The register of requests in the words of its reader. */
@Component
class RequestTexts {

    private final MessageSource texts;
    private final Countries countries;
    private final TaskNames tasks;
    private final Clock clock;

    RequestTexts(MessageSource texts, Countries countries, TaskNames tasks, Clock clock) {
        this.texts = texts;
        this.countries = countries;
        this.tasks = tasks;
        this.clock = clock;
    }

    /**
     * A request as it is shown; what is not known is null.
     *
     * @param firstReceived only when it is another day than that at the facility
     * @param stages none when the case is closed
     */
    record Row(
            String number,
            String received,
            String firstReceived,
            String channel,
            String sender,
            String institution,
            String institutionKind,
            String country,
            String requestKind,
            String language,
            String subject,
            List<String> stages,
            String decision,
            List<Waiting> waits) {}

    /** For whom a request waits, since which day, and in which task. */
    record Waiting(String party, String since, String task) {}

    /** A choice of a filter. */
    record Choice(String code, String name) {}

    List<Row> rows(List<Line> lines, Map<String, String> stages, Locale locale) {
        Map<String, Country> known = countries();
        return lines.stream().map(line -> row(line, known, stages, locale)).toList();
    }

    private Row row(Line line, Map<String, Country> known, Map<String, String> stages, Locale locale) {
        boolean elsewhereFirst =
                line.firstReceivedOn() != null && !line.firstReceivedOn().equals(line.receivedOn());
        return new Row(
                line.number(),
                CaseSummary.day(line.receivedOn(), locale),
                elsewhereFirst ? CaseSummary.day(line.firstReceivedOn(), locale) : null,
                term("channel", line.channel(), locale),
                sender(line),
                line.institution().isEmpty() ? null : line.institution(),
                term("institutionKind", line.institutionKind(), locale),
                country(line.country(), known, locale),
                term("requestKind", line.requestKind(), locale),
                term("language", line.language(), locale),
                line.subject().isEmpty() ? null : line.subject(),
                stageNames(line, stages, locale),
                line.mergedInto() == null
                        ? term("registers.decision", line.decision(), locale)
                        : texts.getMessage("pages.related.into", new Object[] {line.mergedInto()}, locale),
                line.waits().stream()
                        .map(wait -> new Waiting(
                                party(wait.party(), locale),
                                CaseSummary.day(day(wait.since()), locale),
                                tasks.of(wait.element(), wait.name(), locale)))
                        .toList());
    }

    /** The headings of the file for spreadsheets, for the cells of {@link #cells}. */
    List<String> headings(Locale locale) {
        return Stream.of(
                        "number",
                        "facilityDay",
                        "firstDay",
                        "channel",
                        "sender",
                        "senderAddress",
                        "institution",
                        "institutionKind",
                        "country",
                        "requestKind",
                        "language",
                        "subject",
                        "stage",
                        "decision",
                        "waitsFor",
                        "waitsSince",
                        "task")
                .map(column -> text("registers.column." + column, locale))
                .toList();
    }

    /** A request as a row of a spreadsheet: days as such, everything in one cell each. */
    List<String> cells(Line line, Map<String, Country> known, Map<String, String> stages, Locale locale) {
        Row row = row(line, known, stages, locale);
        return Arrays.asList(
                row.number(),
                line.receivedOn().toString(),
                line.firstReceivedOn() == null ? null : line.firstReceivedOn().toString(),
                row.channel(),
                line.sender(),
                line.senderAddress(),
                row.institution(),
                row.institutionKind(),
                row.country(),
                row.requestKind(),
                row.language(),
                row.subject(),
                String.join("; ", row.stages()),
                row.decision(),
                row.waits().stream().map(Waiting::party).distinct().collect(joining("; ")),
                line.waits().isEmpty() ? null : day(line.waits().get(0).since()).toString(),
                row.waits().stream().map(Waiting::task).distinct().collect(joining("; ")));
    }

    Map<String, Country> countries() {
        return countries.all().stream().collect(Collectors.toMap(Country::iso2, Function.identity()));
    }

    /** The choices of each filter, in the order in which they are offered. */
    Map<String, List<Choice>> choices(Map<String, String> stages, List<Integer> years, Locale locale) {
        List<Choice> countryChoices = countries.all().stream()
                .map(country -> new Choice(country.iso2(), country.name(locale)))
                .sorted((one, other) -> Collator.getInstance(locale).compare(one.name(), other.name()))
                .toList();
        List<Choice> stageChoices = new ArrayList<>(stages.keySet().stream()
                .map(key -> new Choice(key, stage(key, stages, locale)))
                .toList());
        stageChoices.add(new Choice(RequestFilter.CLOSED, text("registers.stage." + RequestFilter.CLOSED, locale)));
        return Map.of(
                "year",
                years.stream()
                        .map(year -> new Choice(year.toString(), year.toString()))
                        .toList(),
                "country",
                countryChoices,
                "stage",
                stageChoices,
                "channel",
                terms("channel", RequestFilter.CHANNELS, locale),
                "kind",
                terms("institutionKind", RequestFilter.INSTITUTION_KINDS, locale),
                "language",
                terms("language", RequestFilter.LANGUAGES, locale),
                "waiting",
                RequestFilter.PARTIES.stream()
                        .map(party -> new Choice(party, party(party, locale)))
                        .toList(),
                "sort",
                Arrays.stream(RequestFilter.Order.values())
                        .map(order -> new Choice(order.code(), text("registers.sort." + order.code(), locale)))
                        .toList());
    }

    private List<Choice> terms(String kind, List<String> codes, Locale locale) {
        return codes.stream()
                .map(code -> new Choice(code, term(kind, code, locale)))
                .toList();
    }

    private List<String> stageNames(Line line, Map<String, String> stages, Locale locale) {
        if (line.processes().isEmpty()) {
            return List.of(text("registers.stage." + RequestFilter.CLOSED, locale));
        }
        return stages.keySet().stream()
                .filter(line.processes()::contains)
                .map(key -> stage(key, stages, locale))
                .toList();
    }

    /** As people call the stage; one that an analyst added is called as its process. */
    private String stage(String key, Map<String, String> stages, Locale locale) {
        String name = stages.get(key);
        return texts.getMessage("registers.stage." + key, null, name == null ? key : name, locale);
    }

    private String party(String party, Locale locale) {
        if (party == null) {
            return "–";
        }
        return texts.getMessage("recipient." + party, null, term("role", party, locale), locale);
    }

    private static String sender(Line line) {
        if (line.sender() == null || line.sender().equals(line.institution())) {
            return line.senderAddress();
        }
        return line.sender();
    }

    private static String country(String iso2, Map<String, Country> known, Locale locale) {
        return iso2 == null || !known.containsKey(iso2) ? iso2 : known.get(iso2).name(locale);
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, clock.getZone());
    }

    private String term(String kind, String code, Locale locale) {
        return code == null ? null : texts.getMessage(kind + "." + code, null, code, locale);
    }

    private String text(String key, Locale locale) {
        return texts.getMessage(key, null, locale);
    }
}
