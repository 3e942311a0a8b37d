package eu.socieux.cockpit.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.socieux.IntegrationTest;
import eu.socieux.cockpit.CockpitVisitor;
import eu.socieux.cockpit.NotedProcess;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@IntegrationTest
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MigrationIT {

    private static final String ROOT = "socieux-migration/default/";

    @LocalServerPort
    private int port;

    @Autowired
    private ProcessEngine engine;

    private NotedProcess process;
    private ProcessInstance inKept;
    private ProcessInstance inDropped;
    private CockpitVisitor analyst;

    @BeforeEach
    void twoCasesRunOnAnOlderVersion() {
        process = new NotedProcess(engine, "migration-test");
        process.deployOlder();
        inKept = process.start("R-2075-901");
        inDropped = process.start("R-2075-902");
        engine.getRuntimeService().setVariable(inDropped.getId(), "activityNumber", 2L);
        process.completeFirst(inDropped);
        process.deployNewer();
        analyst = new CockpitVisitor(port).signIn("designer", "cockpit");
    }

    @AfterEach
    void nothingIsLeft() {
        process.remove();
    }

    @Test
    void strangers_get_nothing_and_those_who_oversee_move_nothing() {
        String order = "{\"source\":\"%s\",\"target\":\"%s\",\"instances\":[\"%s\"],\"first\":0,\"most\":10}"
                .formatted(process.older(), process.newer(), inKept.getId());
        CockpitVisitor stranger = new CockpitVisitor(port);
        CockpitVisitor clerk = new CockpitVisitor(port).signIn("clerk", "tasklist");
        CockpitVisitor leader = new CockpitVisitor(port).signIn("leader", "cockpit");

        for (String path : List.of("processes", "migrations", "gone")) {
            assertThat(stranger.get(ROOT + path).statusCode()).isEqualTo(401);
            assertThat(clerk.get(ROOT + path).statusCode()).isEqualTo(403);
            assertThat(leader.get(ROOT + path).statusCode()).isEqualTo(403);
        }
        for (String path : List.of("dry-run", "migrations", "migrations/any/retry")) {
            assertThat(stranger.post(ROOT + path, order).statusCode()).isEqualTo(401);
            assertThat(clerk.post(ROOT + path, order).statusCode()).isEqualTo(403);
            assertThat(leader.post(ROOT + path, order).statusCode()).isEqualTo(403);
        }
        assertThat(leader.get(ROOT + "right").body())
                .as("a refusal ends no session")
                .contains("false");
        assertThat(analyst.postWithoutToken(ROOT + "migrations", order).statusCode())
                .as("a forged request")
                .isEqualTo(403);
        assertThat(process.versionOf(inKept)).isEqualTo(process.older());
    }

    @Test
    void an_older_version_with_running_cases_is_offered() throws Exception {
        JsonNode offered = find(json(analyst.get(ROOT + "processes")), "key", "migration-test");

        assertThat(offered.get("newestId").asText()).isEqualTo(process.newer());
        assertThat(offered.get("older")).hasSize(1);
        assertThat(offered.at("/older/0/running").asLong()).isEqualTo(2);
        assertThat(json(analyst.get(ROOT + "gone?source=" + process.older() + "&target=" + process.newer())))
                .extracting(step -> step.get("name").asText())
                .containsExactly("Ask the colleague");
    }

    @Test
    void a_dry_run_says_which_case_cannot_move_and_why_and_changes_nothing() throws Exception {
        JsonNode tried = json(analyst.post(ROOT + "dry-run", attempt()));

        assertThat(tried.get("total").asLong()).isEqualTo(2);
        assertThat(find(tried.get("outcomes"), "instance", inKept.getId()).get("hindrances"))
                .isEmpty();
        JsonNode stuck = find(tried.get("outcomes"), "instance", inDropped.getId());
        assertThat(stuck.get("caseNumber").asText()).isEqualTo("R-2075-902");
        assertThat(stuck.get("activity").asLong()).isEqualTo(2);
        assertThat(tried.at("/outcomes/0/activity").isNull())
                .as("about the whole case")
                .isTrue();
        assertThat(stuck.at("/hindrances/0/reason").asText()).isEqualTo("STEP_GONE");
        assertThat(stuck.at("/hindrances/0/step").asText()).isEqualTo("Ask the colleague");
        assertThat(process.versionOf(inKept)).isEqualTo(process.older());
        assertThat(engine.getHistoryService()
                        .createUserOperationLogQuery()
                        .processDefinitionId(process.older())
                        .operationType("Migrate")
                        .count())
                .isZero();
    }

    @Test
    void cases_are_moved_in_the_background_and_a_failed_one_is_tried_again() throws Exception {
        JsonNode started = json(analyst.post(
                ROOT + "migrations",
                "{\"source\":\"%s\",\"target\":\"%s\",\"instances\":[\"%s\",\"%s\"]}"
                        .formatted(process.older(), process.newer(), inKept.getId(), inDropped.getId())));
        String id = started.get("id").asText();
        process.runBatch(id);

        JsonNode running = find(json(analyst.get(ROOT + "migrations")), "id", id);
        assertThat(process.versionOf(inKept)).isEqualTo(process.newer());
        assertThat(process.versionOf(inDropped)).isEqualTo(process.older());
        assertThat(running.get("total").asInt()).isEqualTo(2);
        assertThat(running.get("done").asInt()).isEqualTo(1);
        assertThat(running.get("failed").asInt()).isEqualTo(1);
        assertThat(running.at("/failures/0/caseNumber").asText()).isEqualTo("R-2075-902");
        assertThat(running.at("/failures/0/message").asText()).contains("Cannot migrate process instance");
        assertThat(running.get("startedBy").asText()).isEqualTo("designer");

        process.reopenFirst(inDropped);
        assertThat(json(analyst.post(ROOT + "migrations/" + id + "/retry", "{}"))
                        .get("jobs")
                        .asInt())
                .isEqualTo(1);
        process.runBatch(id);

        assertThat(process.versionOf(inDropped)).isEqualTo(process.newer());
        JsonNode over = find(json(analyst.get(ROOT + "migrations")), "id", id);
        assertThat(over.get("endedAt").isNull()).isFalse();
        assertThat(over.get("done").asInt()).isEqualTo(2);
    }

    @Test
    void only_a_newer_version_of_the_same_process_is_a_target() {
        String backwards = "{\"source\":\"%s\",\"target\":\"%s\",\"first\":0,\"most\":10}"
                .formatted(process.newer(), process.older());
        String unknown = "{\"source\":\"%s\",\"target\":\"none\",\"first\":0,\"most\":10}".formatted(process.older());

        assertThat(analyst.post(ROOT + "dry-run", backwards).statusCode()).isEqualTo(400);
        assertThat(analyst.post(ROOT + "dry-run", unknown).statusCode()).isEqualTo(404);
        assertThat(analyst.post(ROOT + "dry-run", "{}").statusCode()).isEqualTo(400);
    }

    private String attempt() {
        return "{\"source\":\"%s\",\"target\":\"%s\",\"first\":0,\"most\":10}"
                .formatted(process.older(), process.newer());
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    private static JsonNode find(JsonNode array, String field, String value) {
        return StreamSupport.stream(array.spliterator(), false)
                .filter(one -> one.get(field).asText().equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError(field + " " + value + " is not in " + array));
    }
}
