package eu.socieux.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TaskNamesTest {

    private final TaskNames names = new TaskNames();

    @Test
    void every_user_task_is_called_as_in_its_model() throws IOException {
        Map<String, String> inModels = new TreeMap<>();
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".bpmn")).toList()) {
                Bpmn.readModelFromFile(file.toFile())
                        .getModelElementsByType(UserTask.class)
                        .forEach(task -> inModels.put("task." + task.getId(), task.getName()));
            }
        }

        assertThat(texts("tasks.properties")).isEqualTo(inModels);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "es", "pt"})
    void every_name_is_translated(String language) throws IOException {
        Map<String, String> english = texts("tasks.properties");
        Map<String, String> translated = texts("tasks_" + language + ".properties");

        assertThat(translated).containsOnlyKeys(english.keySet());
        assertThat(translated)
                .allSatisfy((key, name) -> assertThat(name).isNotBlank().isNotEqualTo(english.get(key)));
        assertThat(List.copyOf(translated.values())).doesNotHaveDuplicates();
    }

    @Test
    void a_task_has_its_name_in_the_language_of_the_reader() {
        assertThat(names.of("UserTask_ScreenRequest", "Screen request", Locale.FRENCH))
                .isEqualTo("Examiner la demande");
        assertThat(names.of("UserTask_ScreenRequest", "Screen request", Locale.UK))
                .isEqualTo("Screen request");
        assertThat(names.of("UserTask_ScreenRequest", "Screen request", Locale.GERMAN))
                .isEqualTo("Screen request");
    }

    @Test
    void what_an_analyst_named_keeps_that_name() {
        assertThat(names.of("UserTask_ScreenRequest", "Screen the request twice", Locale.FRENCH))
                .isEqualTo("Screen the request twice");
        assertThat(names.of("UserTask_AskTheCourt", "Ask the court", Locale.FRENCH))
                .isEqualTo("Ask the court");
        assertThat(names.of("UserTask_AskTheCourt", null, Locale.FRENCH)).isNull();
    }

    private static Map<String, String> texts(String file) throws IOException {
        Properties read = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources/messages", file))) {
            read.load(reader);
        }
        Map<String, String> texts = new TreeMap<>();
        read.forEach((key, text) -> texts.put(key.toString(), text.toString()));
        return texts;
    }
}
