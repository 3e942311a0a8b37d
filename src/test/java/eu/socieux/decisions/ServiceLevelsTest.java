package eu.socieux.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceLevelsTest {

    private static final Pattern USE =
            Pattern.compile("name=\"serviceLevel\" value=\"([^\"]+)\"|deadlines\\.after\\('([^']+)'\\)");
    private static final Pattern ROW = Pattern.compile("<inputEntry[^>]*>\\s*<text>\"([^\"]+)\"</text>");

    private final DecisionTable table = DecisionTable.of("service-levels");

    @ParameterizedTest(name = "{0} takes {1} {2}")
    @CsvSource({
        "message-sorting, 1, working_days",
        "registration, 1, working_days",
        "screening, 2, working_days",
        "clarification, 15, working_days",
        "clarification-reminder, 10, working_days",
        "clarification-lapse, 40, working_days",
        "revival, 12, months",
        "held-request, 6, months",
        "eligibility, 5, working_days",
        "rejection, 3, working_days",
        "delegation-opinion, 15, working_days",
        "delegation-first-reminder, 5, working_days",
        "delegation-second-reminder, 10, working_days",
        "delegation-telephone-call, 12, working_days",
        "delegation-silence, 15, working_days",
        "telephone-call, 1, working_days",
        "silence, 2, working_days",
        "opinion-talk, 5, working_days",
        "fine-tuning, 20, working_days",
        "partner-acceptance, 10, working_days",
        "partner-acceptance-reminder, 5, working_days",
        "submission, 3, working_days",
        "approval, 10, working_days",
        "approval-reminder, 7, working_days",
        "approval-escalation, 15, working_days",
        "approval-validity, 12, months",
        "approval-extension, 6, months",
        "lapsed-approval, 10, working_days",
        "suspension-review, 20, working_days",
        "terms-of-reference, 5, working_days",
        "call-preparation, 5, working_days",
        "application, 15, working_days",
        "admissibility, 2, working_days",
        "call-extension, 2, working_days",
        "missing-experts, 3, working_days",
        "panel, 10, working_days",
        "selection, 3, working_days",
        "partner-consent, 5, working_days",
        "availability, 3, working_days",
        "contracting, 10, working_days",
        "contract-signature, 5, working_days",
        "briefing, 5, working_days",
        "mission, 20, working_days",
        "rescheduling, 5, working_days",
        "incomplete-team, 3, working_days",
        "mission-report, 10, working_days",
        "report-reminder, 10, working_days",
        "report-review, 5, working_days",
        "report-decision, 3, working_days",
        "claims, 10, working_days",
        "questionnaire-dispatch, 2, working_days",
        "questionnaire, 15, working_days",
        "questionnaire-reminder, 7, working_days",
        "questionnaire-close, 25, working_days",
        "expert-rating, 5, working_days",
        "evaluation-report, 20, working_days",
        "evaluation-validation, 5, working_days",
        "follow-up-six-months, 6, months",
        "follow-up-twelve-months, 6, months",
        "follow-up-answer, 20, working_days",
    })
    void everyServiceLevelHasItsLength(String serviceLevel, int amount, String unit) {
        List<DmnDecisionRuleResult> rows = table.rowsFor(Map.of("serviceLevel", serviceLevel));

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.<Integer>getEntry("amount")).isEqualTo(amount);
            assertThat(row.<String>getEntry("unit")).isEqualTo(unit);
        });
    }

    @Test
    void anUnknownServiceLevelHasNoRow() {
        assertThat(table.rowsFor(Map.of("serviceLevel", "coffee-break"))).isEmpty();
    }

    @Test
    void theModelsUseTheServiceLevelsOfTheTableAndNoOthers() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> models = Files.list(Path.of("processes"))) {
            for (Path model :
                    models.filter(path -> path.toString().endsWith(".bpmn")).toList()) {
                used.addAll(find(USE, Files.readString(model)));
            }
        }
        Set<String> rows = find(ROW, Files.readString(Path.of("processes/decisions/service-levels.dmn")));

        assertThat(rows).isEqualTo(used);
    }

    private static Set<String> find(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        pattern.matcher(text).results().map(ServiceLevelsTest::key).forEach(found::add);
        return found;
    }

    private static String key(MatchResult match) {
        return match.group(1) != null ? match.group(1) : match.group(2);
    }
}
