package eu.socieux.demonstration.process.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PaceTest {

    private static final Pattern USER_TASK = Pattern.compile("<bpmn:userTask id=\"UserTask_(\\w+)\"");

    @Test
    void every_task_of_the_models_has_a_pace_and_no_other() throws IOException {
        assertThat(Pace.known()).isEqualTo(tasksOfTheModels());
    }

    private static Set<String> tasksOfTheModels() throws IOException {
        try (Stream<Path> models = Files.list(Path.of("processes"))) {
            return models.filter(file -> file.toString().endsWith(".bpmn"))
                    .map(PaceTest::text)
                    .flatMap(model -> USER_TASK.matcher(model).results().map(found -> found.group(1)))
                    .collect(Collectors.toSet());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
