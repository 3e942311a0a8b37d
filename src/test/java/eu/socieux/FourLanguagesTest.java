package eu.socieux;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.FileSystemResource;

/** Everything that people read is there in English, French, Spanish and Portuguese; what is missing is named. */
class FourLanguagesTest {

    private static final List<String> OTHERS = List.of("fr", "es", "pt");
    private static final Path RESOURCES = Path.of("src", "main", "resources");
    private static final Path MESSAGES = RESOURCES.resolve("messages");
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(.*?)}}");
    private static final Pattern PAGE_TEXT = Pattern.compile("#\\{([a-zA-Z][\\w.]*)[}(]");

    @Test
    void everyLetterIsWrittenInEveryLanguageAndSpeaksOfTheSameFacts() throws IOException {
        var catalogue = new YamlMapFactoryBean();
        catalogue.setResources(new FileSystemResource(RESOURCES.resolve("letters/catalogue.yaml")));
        List<String> missing = new ArrayList<>();
        for (String letter : catalogue.getObject().keySet()) {
            Set<String> english = facts(letter, "en", missing);
            for (String language : OTHERS) {
                Set<String> other = facts(letter, language, missing);
                if (!other.isEmpty()) {
                    difference(english, other)
                            .forEach(fact -> missing.add("templates/letters/" + letter + "." + language + ".html: {{"
                                    + fact + "}} is in this text or in the English one, not in both"));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyTextOfPagesMailsAndTasksIsThereInEveryLanguage() throws IOException {
        List<String> missing = new ArrayList<>();
        for (String bundle : bundles()) {
            Map<String, String> english = texts(bundle + ".properties");
            for (String language : OTHERS) {
                String file = bundle + "_" + language + ".properties";
                if (!Files.exists(MESSAGES.resolve(file))) {
                    missing.add("messages/" + file + ": the file is missing");
                    continue;
                }
                Map<String, String> other = texts(file);
                english.keySet().stream()
                        .filter(key -> other.getOrDefault(key, "").isBlank()
                                && !english.get(key).isBlank())
                        .forEach(key -> missing.add("messages/" + file + ": " + key + " is missing"));
                other.keySet().stream()
                        .filter(key -> !english.containsKey(key))
                        .forEach(key -> missing.add("messages/" + file + ": " + key + " is not in the English file"));
                english.forEach((key, text) -> {
                    if (other.containsKey(key) && !found(ARGUMENT, text).equals(found(ARGUMENT, other.get(key)))) {
                        missing.add("messages/" + file + ": " + key + " fills in other values than the English text");
                    }
                });
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyTextThatAPageAsksForIsThere() throws IOException {
        Set<String> known = new TreeSet<>();
        for (String bundle : bundles()) {
            known.addAll(texts(bundle + ".properties").keySet());
        }
        List<String> missing = new ArrayList<>();
        try (Stream<Path> pages = Files.walk(RESOURCES.resolve("templates"))) {
            for (Path page :
                    pages.filter(file -> file.toString().endsWith(".html")).toList()) {
                found(PAGE_TEXT, Files.readString(page)).stream()
                        .filter(key -> !known.contains(key))
                        .forEach(key -> missing.add(page + ": the text " + key + " is missing"));
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyFormIsTranslated() throws IOException {
        var json = new ObjectMapper();
        List<String> missing = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("forms"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".form")).toList()) {
                JsonNode form = json.readTree(file.toFile());
                Set<String> words = new TreeSet<>();
                form.path("components").forEach(component -> collect(component, words));
                for (String language : OTHERS) {
                    String name = language + "/" + form.path("id").asText() + ".json";
                    Path translation = Path.of("forms", "translations").resolve(name);
                    if (!Files.exists(translation)) {
                        missing.add("forms/translations/" + name + ": the file is missing");
                        continue;
                    }
                    JsonNode translated = json.readTree(translation.toFile());
                    words.stream()
                            .filter(word -> translated.path(word).asText("").isBlank())
                            .forEach(word -> missing.add("forms/translations/" + name + ": " + word + " is missing"));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyTextOfThePlugInsOfTasklistAndCockpitIsThereInEveryLanguage() throws IOException {
        List<String> missing = new ArrayList<>();
        try (Stream<Path> files = Files.walk(RESOURCES.resolve("plugin-webapp"))) {
            for (Path file : files.filter(path -> path.endsWith("texts.js")).toList()) {
                Map<String, Set<String>> dictionaries = dictionaries(file);
                assertThat(dictionaries).as("languages of %s", file).containsOnlyKeys("en", "es", "fr", "pt");
                dictionaries.forEach((language, keys) -> difference(dictionaries.get("en"), keys)
                        .forEach(key -> missing.add(
                                file + ": " + key + " is not both in the English and the " + language + " words")));
            }
        }
        assertThat(missing).isEmpty();
    }

    private static Map<String, Set<String>> dictionaries(Path file) throws IOException {
        Pattern opening = Pattern.compile("^(?:const |  )(en|fr|es|pt)(?: =|:) \\{$");
        Pattern entry = Pattern.compile("^ {2,4}'?([\\w.]+)'?:.*");
        Map<String, Set<String>> found = new TreeMap<>();
        String language = null;
        for (String line : Files.readAllLines(file)) {
            Matcher begins = opening.matcher(line);
            Matcher word = entry.matcher(line);
            if (begins.matches()) {
                language = begins.group(1);
                found.put(language, new TreeSet<>());
            } else if (line.matches(" {0,2}}[,;]?")) {
                language = null;
            } else if (language != null && word.matches()) {
                found.get(language).add(word.group(1));
            }
        }
        return found;
    }

    private static void collect(JsonNode component, Set<String> words) {
        String id = component.path("id").asText();
        for (String property : List.of("label", "description", "text", "content")) {
            String said = component.path(property).asText("");
            if (!said.isBlank() && !said.startsWith("=")) {
                words.add(id + "." + property);
            }
        }
        component
                .path("values")
                .forEach(
                        value -> words.add(id + ".values." + value.path("value").asText()));
        component.path("components").forEach(inner -> collect(inner, words));
    }

    private static Set<String> facts(String letter, String language, List<String> missing) throws IOException {
        Path file = RESOURCES.resolve("templates/letters/" + letter + "." + language + ".html");
        if (!Files.exists(file)) {
            missing.add("templates/letters/" + letter + "." + language + ".html: the text is missing");
            return Set.of();
        }
        return found(PLACEHOLDER, Files.readString(file)).stream()
                .filter(placeholder -> !placeholder.startsWith("#")
                        && !placeholder.startsWith("/")
                        && !placeholder.equals("else")
                        && !placeholder.equals("recipientName"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> bundles() throws IOException {
        try (Stream<Path> files = Files.list(MESSAGES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[a-z]+\\.properties"))
                    .map(name -> name.replace(".properties", ""))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, String> texts(String file) throws IOException {
        Properties read = new Properties();
        try (Reader reader = Files.newBufferedReader(MESSAGES.resolve(file))) {
            read.load(reader);
        }
        Map<String, String> texts = new TreeMap<>();
        read.forEach((key, text) -> texts.put(key.toString(), text.toString()));
        return texts;
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> difference(Set<String> some, Set<String> others) {
        Set<String> different = new TreeSet<>(some);
        different.addAll(others);
        different.removeIf(one -> some.contains(one) && others.contains(one));
        return different;
    }
}
