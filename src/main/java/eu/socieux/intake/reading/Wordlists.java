package eu.socieux.intake.reading;

import eu.socieux.intake.reading.Words.Phrases;
import java.time.Month;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The word lists which the reading goes by, from {@code intake/reading.yaml}. Taking them in costs half a second, which
 * the first request pays and not the start: whoever wants them asks for them when there is something to read.
 */
@Lazy
@Component
class Wordlists {

    private static final String FILE = "intake/reading.yaml";

    private final Map<String, Object> lists;
    private final Map<String, List<Set<String>>> labels;
    private final Map<String, Area> areas;
    private final Map<String, Phrases> areaGroups;
    private final Map<String, Phrases> kinds;
    private final Map<String, Phrases> languages;
    private final Map<String, List<String>> countryAliases;

    Wordlists() {
        var yaml = new YamlMapFactoryBean();
        yaml.setResources(new ClassPathResource(FILE));
        this.lists = Optional.ofNullable(yaml.getObject())
                .orElseThrow(() -> new IllegalStateException("The file " + FILE + " is empty."));
        this.labels = sections("labels", entries -> entries.stream()
                .map(entry -> Set.copyOf(Words.of(entry)))
                .toList());
        this.areas = new LinkedHashMap<>();
        section("areas").forEach((area, words) -> areas.put(area, area(area, words)));
        this.areaGroups = sections("areaGroups", Phrases::new);
        this.kinds = sections("kinds", Phrases::new);
        this.languages = sections("languages", Phrases::new);
        this.countryAliases = sections("countryNames", names -> names);
    }

    /**
     * The words by which an area is known.
     *
     * @param vague count where no area has a clear word
     */
    record Area(Phrases clear, Phrases vague) {}

    /** By field, the groups of words that make a label one of it. */
    Map<String, List<Set<String>>> labels() {
        return labels;
    }

    Map<String, Area> areas() {
        return areas;
    }

    Map<String, Phrases> areaGroups() {
        return areaGroups;
    }

    Map<String, Phrases> kinds() {
        return kinds;
    }

    Map<String, Phrases> languages() {
        return languages;
    }

    /** Other names of countries by ISO code. */
    Map<String, List<String>> countryAliases() {
        return countryAliases;
    }

    /** The words of a list, for example {@code closings} or {@code delegation.names}. */
    Phrases phrases(String list) {
        int dot = list.indexOf('.');
        return new Phrases(texts(
                list,
                dot < 0 ? lists.get(list) : section(list.substring(0, dot)).get(list.substring(dot + 1))));
    }

    Set<String> words(String list) {
        return texts(list, lists.get(list)).stream().map(Words::folded).collect(Collectors.toUnmodifiableSet());
    }

    /** Number by its word. */
    Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        section("numbers").forEach((word, number) -> numbers.put(word, Integer.valueOf(String.valueOf(number))));
        return numbers;
    }

    /** Month from 1 by its name. */
    Map<String, Integer> months() {
        Map<String, Integer> months = new LinkedHashMap<>();
        section("months").forEach((month, names) -> texts("months", names)
                .forEach(name -> months.put(
                        Words.folded(name),
                        Month.valueOf(month.toUpperCase(Locale.ROOT)).getValue())));
        return months;
    }

    /** What the screening form calls one of its fields. */
    String fieldLabel(String field) {
        return String.valueOf(section("fields").getOrDefault(field, field));
    }

    /** How a letter asks for what is missing; in English where there is no such sentence in the language. */
    String missing(String item, String language) {
        Map<String, Object> sentences = texts(section("missing").get(item), "missing." + item);
        return String.valueOf(sentences.getOrDefault(language, sentences.get("en")));
    }

    private static Area area(String area, Object words) {
        Map<String, Object> lists = texts(words, "areas." + area);
        return new Area(
                new Phrases(texts("areas." + area + ".clear", lists.get("clear"))),
                new Phrases(texts("areas." + area + ".vague", lists.get("vague"))));
    }

    private <T> Map<String, T> sections(String name, Function<List<String>, T> reading) {
        Map<String, T> sections = new LinkedHashMap<>();
        section(name).forEach((key, entries) -> sections.put(key, reading.apply(texts(name + "." + key, entries))));
        return sections;
    }

    private Map<String, Object> section(String name) {
        return texts(lists.get(name), name);
    }

    private static Map<String, Object> texts(Object section, String name) {
        if (!(section instanceof Map<?, ?> entries)) {
            throw new IllegalStateException("The section '" + name + "' is missing in " + FILE + ".");
        }
        Map<String, Object> texts = new LinkedHashMap<>();
        entries.forEach((key, value) -> texts.put(word(key), value));
        return texts;
    }

    private static List<String> texts(String name, Object list) {
        if (!(list instanceof Collection<?> entries)) {
            throw new IllegalStateException("The list '" + name + "' is missing in " + FILE + ".");
        }
        return entries.stream().map(Wordlists::word).toList();
    }

    /** What YAML takes for a truth value is a word here. */
    private static String word(Object entry) {
        return entry instanceof Boolean truth ? (truth ? "yes" : "no") : String.valueOf(entry);
    }
}
