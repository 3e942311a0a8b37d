package eu.socieux.cockpit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DictionariesTest {

    private static final Path PLUGINS = Path.of("src", "main", "resources", "plugin-webapp");
    private static final Pattern KEY = Pattern.compile("(?m)^  '?([\\w.]+)'?: ");
    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");

    @ParameterizedTest
    @ValueSource(strings = {"socieux-history", "socieux-migration"})
    void everyTextIsThereInEveryLanguageWithTheSamePlacesToFill(String plugin) throws IOException {
        String english = dictionary(plugin, "en");

        for (String language : Set.of("fr", "es", "pt")) {
            String other = dictionary(plugin, language);
            assertThat(found(KEY, other)).as("keys in %s", language).isEqualTo(found(KEY, english));
            assertThat(found(PLACE, other)).as("places in %s", language).isEqualTo(found(PLACE, english));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"socieux-history", "socieux-migration"})
    void everyTextThatAScriptAsksForIsThere(String plugin) throws IOException {
        Set<String> known = found(KEY, dictionary(plugin, "en"));
        Pattern use = Pattern.compile("\\bt\\('([\\w.]+)'");
        try (var scripts = Files.list(PLUGINS.resolve(plugin).resolve("app"))) {
            for (Path script :
                    scripts.filter(file -> file.toString().endsWith(".js")).toList()) {
                assertThat(known).as(script.toString()).containsAll(found(use, Files.readString(script)));
            }
        }
    }

    private static String dictionary(String plugin, String language) throws IOException {
        String all = Files.readString(PLUGINS.resolve(plugin).resolve("app").resolve("texts.js"));
        int begin = all.indexOf("const " + language + " = {");
        assertThat(begin).as("dictionary %s", language).isNotNegative();
        return all.substring(begin, all.indexOf("\n};", begin));
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> all = new TreeSet<>();
        pattern.matcher(text)
                .results()
                .forEach(match -> all.add(match.groupCount() > 0 ? match.group(1) : match.group()));
        return all;
    }
}
