package eu.socieux.demonstration.process.history;

import static org.assertj.core.api.Assertions.assertThat;

import eu.socieux.calendar.CalendarSettings;
import eu.socieux.calendar.WorkingCalendar;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PaceTest {

    private static final Pattern USER_TASK = Pattern.compile("<bpmn:userTask id=\"UserTask_(\\w+)\"");

    private static final LocalDate TODAY = LocalDate.of(2025, 5, 14);

    private final WorkingCalendar calendar = new WorkingCalendar(new CalendarSettings("BE", List.of()));

    @Test
    void every_pace_is_of_a_task_that_a_model_has() throws IOException {
        assertThat(tasksOfTheModels()).containsAll(Pace.known());
    }

    @Test
    void a_task_of_an_analyst_takes_most_of_the_time_its_service_level_gives() {
        assertThat(median(calendar.plus(TODAY, 20))).isBetween(calendar.plus(TODAY, 13), calendar.plus(TODAY, 15));
        assertThat(median(null)).isBetween(calendar.plus(TODAY, 2), calendar.plus(TODAY, 4));
    }

    /** The day on which half of many such tasks are done. */
    private LocalDate median(LocalDate due) {
        ZoneId zone = ZoneId.of("Europe/Brussels");
        var hours = new WorkingHours(calendar, zone);
        var pace = new Pace(hours, calendar, zone);
        return IntStream.range(0, 1001)
                .mapToObj(number -> pace.of(
                                step(due, number),
                                TODAY.atTime(10, 0).atZone(zone).toInstant())
                        .orElseThrow())
                .sorted()
                .map(hours::day)
                .toList()
                .get(500);
    }

    private static Step step(LocalDate due, int number) {
        return new Step(
                null,
                new CaseScope(new CaseNumber("R-2091-001"), null),
                "UserTask_CallBack",
                1,
                Draws.of(number),
                TODAY,
                due,
                Map::of);
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
