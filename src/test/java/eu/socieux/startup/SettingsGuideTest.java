package eu.socieux.startup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The operator's guide and the program know the same settings. */
class SettingsGuideTest {

    private static final Path GUIDE = Path.of("docs", "guides", "run.md");
    private static final Pattern TABLE_CELL = Pattern.compile("(?m)^\\| (`[^|]+`) \\|");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    @Test
    void everySettingStandsInATableOfTheGuideAndNoOther() throws IOException {
        assertThat(inTheGuide()).containsExactlyInAnyOrderElementsOf(inTheProgram());
    }

    private static Set<String> inTheProgram() throws IOException {
        Set<String> names = new TreeSet<>();
        for (URL metadata : Collections.list(
                SettingsGuideTest.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
            try (InputStream content = metadata.openStream()) {
                for (JsonNode property : new ObjectMapper().readTree(content).path("properties")) {
                    names.add(property.path("name").asText());
                }
            }
        }
        names.removeIf(name -> !name.startsWith("socieux."));
        return names;
    }

    /** A row may name several settings of one group: {@code `socieux.mailbox.host`, `.port`}. */
    private static Set<String> inTheGuide() throws IOException {
        Set<String> names = new TreeSet<>();
        Matcher cells = TABLE_CELL.matcher(Files.readString(GUIDE));
        while (cells.find()) {
            String group = "";
            Matcher name = NAME.matcher(cells.group(1));
            while (name.find()) {
                String written = name.group(1);
                if (written.startsWith(".")) {
                    names.add(group + written);
                } else {
                    names.add(written);
                    group = written.substring(0, written.lastIndexOf('.'));
                }
            }
        }
        names.removeIf(name -> !name.startsWith("socieux."));
        return names;
    }
}
