package eu.socieux.tasklist.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalesTest {

    private static final String TASKLIST = "/META-INF/resources/webjars/camunda/app/tasklist/";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{ ?(\\w+) ?}}");

    @ParameterizedTest
    @ValueSource(strings = {"fr", "es", "pt"})
    void aLanguageHasEveryTextThatTasklistHas(String language) throws IOException {
        JsonNode english = read("en");
        JsonNode translated = read(language);

        assertThat(names(translated.get("labels"))).isEqualTo(names(english.get("labels")));
        assertThat(names(translated.get("dateLocales"))).isEqualTo(names(english.get("dateLocales")));
        for (String dates : List.of("calendar", "longDateFormat", "relativeTime")) {
            assertThat(names(translated.at("/dateLocales/" + dates)))
                    .isEqualTo(names(english.at("/dateLocales/" + dates)));
        }
        for (String list : List.of("months", "monthsShort", "weekdays", "weekdaysMin", "weekdaysShort")) {
            assertThat(translated.at("/dateLocales/" + list))
                    .hasSameSizeAs(english.at("/dateLocales/" + list))
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "es", "pt"})
    void noTextIsEmptyOrLosesAValueThatIsFilledIn(String language) throws IOException {
        JsonNode english = read("en").get("labels");
        JsonNode translated = read(language).get("labels");

        for (String key : names(english)) {
            String original = english.get(key).textValue();
            String text = translated.get(key).textValue();
            assertThat(text.isBlank()).as(key).isEqualTo(original.isBlank());
            assertThat(placeholders(text)).as(key).isEqualTo(placeholders(original));
        }
    }

    @Test
    void theScriptsOfThePlugInSayTheSameInEachLanguage() throws IOException {
        Map<String, Set<String>> keys = new TreeMap<>();
        String language = null;
        for (String line : resource("/plugin-webapp/socieux-desk/app/texts.js")
                .lines()
                .takeWhile(line -> !line.equals("};"))
                .toList()) {
            Matcher opening = Pattern.compile("^  (\\w\\w): \\{$").matcher(line);
            Matcher entry = Pattern.compile("^    (\\w+): '.+',?$").matcher(line);
            if (opening.matches()) {
                language = opening.group(1);
                keys.put(language, new TreeSet<>());
            } else if (entry.matches()) {
                keys.get(language).add(entry.group(1));
            }
        }

        assertThat(keys.keySet()).containsExactly("en", "es", "fr", "pt");
        assertThat(keys.get("en")).hasSizeGreaterThan(50);
        assertThat(Set.copyOf(keys.values())).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "es", "pt"})
    void pagesAndMailsSayTheSameInEachLanguage(String language) throws IOException {
        Properties english = properties("");
        Properties translated = properties("_" + language);

        assertThat(translated.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(arguments(translated.getProperty(key))).as(key).isEqualTo(arguments(english.getProperty(key)));
        }
    }

    private Properties properties(String suffix) throws IOException {
        Properties texts = new Properties();
        texts.load(new StringReader(resource("/messages/desk" + suffix + ".properties")));
        return texts;
    }

    private static Set<String> arguments(String text) {
        return Pattern.compile("\\{(\\d)")
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private String resource(String name) throws IOException {
        try (InputStream file = getClass().getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void tasklistOffersTheLanguages() throws IOException {
        assertThat(resource(TASKLIST + "scripts/config.js")).contains("const languages = ['en', 'fr', 'es', 'pt'];");
    }

    private JsonNode read(String language) throws IOException {
        // Camunda's own file begins with a byte order mark.
        return new ObjectMapper()
                .readTree(resource(TASKLIST + "locales/" + language + ".json").replaceFirst("^\uFEFF", ""));
    }

    private static Set<String> names(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .map(found -> found.replace(" ", ""))
                .collect(Collectors.toSet());
    }
}
