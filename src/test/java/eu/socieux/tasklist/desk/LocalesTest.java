package eu.socieux.tasklist.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
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
    void tasklistOffersTheLanguages() throws IOException {
        try (InputStream config = getClass().getResourceAsStream(TASKLIST + "scripts/config.js")) {
            assertThat(new String(config.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("availableLocales: ['en', 'fr', 'es', 'pt']");
        }
    }

    private JsonNode read(String language) throws IOException {
        try (InputStream file = getClass().getResourceAsStream(TASKLIST + "locales/" + language + ".json")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            // Camunda's own file begins with a byte order mark.
            return new ObjectMapper().readTree(text.replaceFirst("^\uFEFF", ""));
        }
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
