package eu.socieux.cockpit.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.socieux.IntegrationTest;
import eu.socieux.cockpit.CockpitVisitor;
import eu.socieux.records.CaseNumber;
import eu.socieux.scenario.Answers;
import eu.socieux.scenario.CaseDriver;
import eu.socieux.scenario.CaseOpening;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@IntegrationTest
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HistoryIT {

    private static final String ROOT = "socieux-history/default/";

    @LocalServerPort
    private int port;

    @Autowired
    private CaseDriver driver;

    @Autowired
    private CaseOpening cases;

    private CaseNumber number;
    private String instance;

    @BeforeEach
    void aCaseIsAccepted() {
        number = cases.received("2075-05-06");
        instance = cases.start("request-intake", number, Map.of()).getId();
        driver.moveTo("2075-05-07");
        driver.submit(number, "UserTask_ScreenRequest", Answers.screening());
        driver.moveTo("2075-05-08");
        driver.submit(number, "UserTask_AssessEligibility", Map.of("eligibilityDecision", "proceed"));
        ClockUtil.reset();
    }

    @AfterEach
    void theClockRunsAgain() {
        ClockUtil.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"offer", "instances", "instances/any", "event-log/size", "event-log/xes", "event-log/ocel"})
    void strangers_and_staff_without_cockpit_get_nothing(String path) {
        assertThat(new CockpitVisitor(port).get(ROOT + path).statusCode()).isEqualTo(401);
        assertThat(new CockpitVisitor(port)
                        .signIn("clerk", "tasklist")
                        .get(ROOT + path)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void real_names_are_refused_by_default_even_to_administrators() {
        for (String person : List.of("inspector", "leader", "admin")) {
            HttpResponse<String> refused =
                    new CockpitVisitor(port).signIn(person, "cockpit").get(ROOT + "event-log/xes?names=real");

            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body())
                    .contains("socieux.event-log.real-names-roles")
                    .doesNotContain("<trace");
        }
    }

    @Test
    void an_auditor_finds_a_finished_case_by_number_period_and_state() throws Exception {
        CockpitVisitor auditor = new CockpitVisitor(port).signIn("inspector", "cockpit");

        assertThat(found(auditor, "number=" + number + "&from=2075-05-08&to=2075-05-08"))
                .contains(instance);
        assertThat(found(auditor, "number=" + number + "&state=completed&process=request-intake"))
                .containsExactly(instance);
        assertThat(found(auditor, "number=" + number + "&to=2075-05-07")).isEmpty();
        assertThat(found(auditor, "number=" + number + "&state=running")).isEmpty();
        assertThat(found(auditor, "number=" + number + "&state=terminated")).isEmpty();
        assertThat(found(auditor, "number=%25"))
                .as("a per cent sign is no wildcard")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"state=lost", "from=yesterday", "most=100000", "first=-1"})
    void what_cannot_be_asked_for_is_said(String parameters) {
        HttpResponse<String> refused =
                new CockpitVisitor(port).signIn("inspector", "cockpit").get(ROOT + "instances?" + parameters);

        assertThat(refused.statusCode()).isEqualTo(400);
    }

    @Test
    void the_story_of_a_case_has_its_path_performers_variables_and_operations() throws Exception {
        JsonNode story =
                json(new CockpitVisitor(port).signIn("inspector", "cockpit").get(ROOT + "instances/" + instance));

        assertThat(texts(story.get("steps"), "element"))
                .containsExactly(
                        "StartEvent_RequestFiled",
                        "ServiceTask_SendAcknowledgement",
                        "BusinessRuleTask_CheckCompleteness",
                        "UserTask_ScreenRequest",
                        "ServiceTask_RelateRequests",
                        "Gateway_RequestByItself",
                        "BusinessRuleTask_ListGaps",
                        "Gateway_RequestComplete",
                        "BusinessRuleTask_ProposeEligibility",
                        "UserTask_AssessEligibility",
                        "Gateway_RequestEligible",
                        "ServiceTask_RenderEligibilitySheet",
                        "ServiceTask_RecordAcceptance",
                        "EndEvent_RequestAccepted");
        assertThat(texts(story.get("steps"), "performer")).contains("clerk", "action");
        assertThat(texts(story.get("variables"), "name")).contains("intakeOutcome");
        assertThat(texts(story.get("operations"), "operation")).contains("Claim", "Complete");
        assertThat(story.get("passedFlows"))
                .extracting(JsonNode::asText)
                .contains("Flow_RequestComplete")
                .hasSize(13);
        assertThat(story.at("/instance/caseNumber").asText()).isEqualTo(number.value());
        assertThat(story.at("/instance/state").asText()).isEqualTo("completed");
    }

    @Test
    void an_analyst_sees_how_a_case_went_but_not_what_is_in_it() throws Exception {
        JsonNode story =
                json(new CockpitVisitor(port).signIn("designer", "cockpit").get(ROOT + "instances/" + instance));

        assertThat(story.get("steps")).hasSize(14);
        assertThat(story.get("variables")).isEmpty();
    }

    @Test
    void cockpits_own_page_gets_the_versions_of_a_process_though_it_names_no_limit() {
        HttpResponse<String> versions = new CockpitVisitor(port)
                .signIn("leader", "cockpit")
                .engine("process-definition?key=request-intake&sortBy=version&sortOrder=desc");

        assertThat(versions.statusCode()).isEqualTo(200);
        assertThat(versions.body()).contains("\"key\":\"request-intake\"");
    }

    @Test
    void an_unknown_instance_is_not_found() {
        assertThat(new CockpitVisitor(port)
                        .signIn("inspector", "cockpit")
                        .get(ROOT + "instances/none")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void an_event_log_comes_as_a_file() {
        CockpitVisitor leader = new CockpitVisitor(port).signIn("leader", "cockpit");

        HttpResponse<String> xes = leader.get(ROOT + "event-log/xes?from=2075-05-06&to=2075-05-06");
        HttpResponse<String> unknown = leader.get(ROOT + "event-log/xes?process=unheard-of");
        HttpResponse<String> backwards = leader.get(ROOT + "event-log/ocel?from=2075-05-06&to=2075-05-05");

        assertThat(xes.statusCode()).isEqualTo(200);
        assertThat(xes.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).matches("attachment; filename=\".*\\.xes\""));
        assertThat(xes.body()).contains(number.value()).doesNotContain("clerk");
        assertThat(unknown.statusCode()).isEqualTo(403);
        assertThat(backwards.statusCode()).isEqualTo(400);
    }

    private static List<String> found(CockpitVisitor visitor, String parameters) throws Exception {
        return texts(json(visitor.get(ROOT + "instances?" + parameters)).get("instances"), "id");
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    private static List<String> texts(JsonNode array, String field) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(one -> one.get(field).asText())
                .toList();
    }
}
