package eu.socieux.demonstration.process.history;

import static org.assertj.core.api.Assertions.assertThatCode;

import eu.socieux.IntegrationTest;
import eu.socieux.calendar.WorkingCalendar;
import eu.socieux.forms.FormSchema;
import eu.socieux.forms.FormSchemas;
import eu.socieux.forms.FormValidation;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever chance has people answer is what the forms of the models accept. */
@IntegrationTest
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AnswersFitFormsIT {

    private static final Pattern USER_TASK =
            Pattern.compile("<bpmn:userTask id=\"(UserTask_\\w+)\"[^>]*camunda:formRef=\"([\\w-]+)\"");
    /** So many that each kind of request comes in each language. */
    private static final int REQUESTS = 200;

    private static final LocalDate TODAY = LocalDate.of(2025, 5, 14);

    @Autowired
    private FormSchemas schemas;

    @Autowired
    private FormValidation validation;

    @Autowired
    private WorkingCalendar calendar;

    @Test
    void every_answer_is_accepted_by_the_form_of_its_task() throws IOException {
        Words words = Words.read();
        var stories = new RequestStories(words, calendar, ZoneId.of("Europe/Brussels"), 1);
        List<RequestStory> told = stories.between(TODAY.minusYears(2), TODAY, REQUESTS);
        Conduct conduct = new Conduct(words, calendar, stories);
        for (Map.Entry<String, String> task : formsOfTasks().entrySet()) {
            FormSchema form = schemas.read(form(task.getValue()));
            for (RequestStory story : told) {
                Step step = step(task.getKey(), story, 1 + story.number() % 4);
                Map<String, Object> answers = FormSheet.filled(form, Map.of(), step, conduct.answer(step));
                assertThatCode(() -> validation.check(form, answers, step.facts()))
                        .as("%s of %s: %s", task.getKey(), story, answers)
                        .doesNotThrowAnyException();
            }
        }
    }

    private static Step step(String element, RequestStory story, int round) {
        return new Step(
                story,
                new CaseScope(new CaseNumber("R-2025-001"), 1),
                element,
                round,
                Draws.of(story.number(), element),
                TODAY,
                TODAY.plusDays(7),
                () -> facts(story.number()));
    }

    /** What the file of a case with an approved plan and a team would say; the mission is over in every second life. */
    private static Map<String, Object> facts(int life) {
        LocalDate starts = life % 2 == 0 ? TODAY.minusDays(20) : TODAY.plusDays(20);
        Map<String, Object> facts = new HashMap<>();
        facts.put("activity1StartsOn", starts.toString());
        facts.put("activity1EndsOn", starts.plusDays(11).toString());
        facts.put("callClosesOn", TODAY.plusDays(10).toString());
        facts.put("experts", List.of(Map.of("reference", "25-1/MWI/1/001"), Map.of("reference", "25-1/MWI/1/002")));
        facts.put(
                "expertOptions",
                List.of(
                        Map.of("label", "One", "value", "25-1/MWI/1/001"),
                        Map.of("label", "Two", "value", "25-1/MWI/1/002")));
        return facts;
    }

    private static Map<String, String> formsOfTasks() throws IOException {
        Map<String, String> forms = new TreeMap<>();
        try (Stream<Path> models = Files.list(Path.of("processes"))) {
            for (Path model :
                    models.filter(file -> file.toString().endsWith(".bpmn")).toList()) {
                Matcher task = USER_TASK.matcher(Files.readString(model));
                while (task.find()) {
                    forms.put(task.group(1), task.group(2));
                }
            }
        }
        return forms;
    }

    private static String form(String id) throws IOException {
        try (Stream<Path> forms = Files.walk(Path.of("forms"))) {
            return Files.readString(forms.filter(file -> file.endsWith(id + ".form"))
                    .findFirst()
                    .orElseThrow());
        }
    }
}
