package eu.socieux.forms.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.socieux.IntegrationTest;
import eu.socieux.records.CaseEntry;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Fills in a form as Tasklist and as a REST client do: over HTTP, signed in, with the rights of one role. */
@IntegrationTest
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FormsOverHttpIT {

    private static final String PASSWORD = "Try-it-2026!";
    private static final String TASKLIST = "/camunda/api/engine/engine/default/task/";
    private static final String REST = "/engine-rest/task/";
    private static final String GOOD = "{\"variables\":{\"silenceDecision\":{\"value\":\"wait_longer\"},"
            + "\"silenceReason\":{\"value\":\"The Delegation asked for a week.\"}}}";

    private static int lastCase = 100;

    @LocalServerPort
    private int port;

    @Autowired
    private RuntimeService runtimeService;

    @Autowired
    private TaskService taskService;

    @Autowired
    private CaseFile caseFile;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private CaseNumber caseNumber;
    private String instance;
    private String task;

    @BeforeEach
    void open_a_case_in_which_the_Delegation_was_silent() {
        caseNumber = new CaseNumber("R-1999-" + ++lastCase);
        caseFile.open(caseNumber);
        caseFile.note(
                CaseScope.wholeCase(caseNumber),
                "earlier",
                Map.of(
                        "institutionName",
                        "Ministry of Labour",
                        "silenceDecision",
                        "go_on",
                        "telephoneDate",
                        "2061-03-02",
                        "needs",
                        "Nothing this form shows"));
        instance = runtimeService
                .createProcessInstanceByKey("delegation-consultation")
                .businessKey(caseNumber.value())
                .startBeforeActivity("UserTask_DecideOnSilence")
                .execute()
                .getId();
        task = taskService
                .createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }

    @AfterEach
    void drop_the_instance() {
        runtimeService.deleteProcessInstance(instance, "test ended");
    }

    @Test
    void tasklist_gets_the_facts_the_form_shows_and_files_the_answers() throws Exception {
        String token = signIn("leader");

        HttpResponse<String> variables = send(request(TASKLIST + task + "/form-variables?deserializeValues=false")
                .header("X-XSRF-TOKEN", token)
                .GET());
        assertThat(variables.statusCode()).as(variables.body()).isEqualTo(200);
        JsonNode facts = json.readTree(variables.body());
        assertThat(facts.path("institutionName").path("value").asText()).isEqualTo("Ministry of Labour");
        assertThat(facts.path("telephoneDateInWords").path("value").asText()).isEqualTo("2 March 2061");
        assertThat(facts.path("caseNumber").path("value").asText()).isEqualTo(caseNumber.value());
        assertThat(facts.fieldNames()).toIterable().doesNotContain("silenceDecision", "needs", "activityNumber");

        HttpResponse<String> claimed = post(TASKLIST + task + "/claim", "{\"userId\":\"leader\"}", token);
        assertThat(claimed.statusCode()).as(claimed.body()).isEqualTo(204);
        HttpResponse<String> submitted = post(TASKLIST + task + "/submit-form", GOOD, token);
        assertThat(submitted.statusCode()).as(submitted.body()).isEqualTo(204);

        CaseEntry entry = latestEntry();
        assertThat(entry.author()).isEqualTo("leader");
        assertThat(entry.channel()).isEqualTo("tasklist");
        assertThat(entry.form()).isEqualTo("decide-on-silence");
        assertThat(runtimeService.getVariables(instance)).isEqualTo(Map.of("silenceDecision", "wait_longer"));
    }

    @Test
    void a_refusal_reaches_the_person_as_a_sentence() throws Exception {
        HttpResponse<String> refused = rest(
                "/submit-form",
                "{\"variables\":{\"silenceDecision\":{\"value\":\"perhaps\"},\"surplus\":{\"value\":1}}}");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json.readTree(refused.body()).path("message").asText())
                .startsWith("Your answers were not saved. surplus: this form has no such field.")
                .endsWith("choose from the list.");
        assertThat(caseFile.entries(caseNumber)).hasSize(1);
    }

    @Test
    void the_form_cannot_be_passed_by() throws Exception {
        HttpResponse<String> completed = rest("/complete", "{}");
        HttpResponse<String> withVariables = rest(
                "/complete",
                "{\"variables\":{\"silenceDecision\":{\"value\":\"go_on\"},"
                        + "\"formSubmitted\":{\"value\":\"yes\",\"valueInfo\":{\"transient\":true}}}}");

        assertThat(completed.statusCode()).isEqualTo(400);
        assertThat(json.readTree(completed.body()).path("message").asText())
                .matches("'[^']+' has a form and is completed with it only: open the task in Tasklist, .*\\.");
        assertThat(withVariables.statusCode()).isEqualTo(400);
        assertThat(taskService.createTaskQuery().taskId(task).count()).isOne();
    }

    @Test
    void staff_of_another_role_get_no_facts() throws Exception {
        HttpResponse<String> refused = send(request(REST + task + "/form-variables")
                .header("Authorization", basic("logistician"))
                .GET());

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
    }

    @Test
    void rest_clients_file_answers_too() throws Exception {
        assertThat(rest("/claim", "{\"userId\":\"leader\"}").statusCode()).isEqualTo(204);
        HttpResponse<String> submitted = rest("/submit-form", GOOD);

        assertThat(submitted.statusCode()).as(submitted.body()).isEqualTo(204);
        assertThat(latestEntry().channel()).isEqualTo("rest");
    }

    private CaseEntry latestEntry() {
        var entries = caseFile.entries(caseNumber);
        return entries.get(entries.size() - 1);
    }

    private HttpResponse<String> rest(String operation, String body) throws Exception {
        return send(request(REST + task + operation)
                .header("Authorization", basic("leader"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> post(String path, String body, String token) throws Exception {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", token)
                .POST(BodyPublishers.ofString(body)));
    }

    /** Signs in to Tasklist and gives the token that its requests must carry. */
    private String signIn(String user) throws Exception {
        String token = token();
        HttpResponse<String> answer = send(request("/camunda/api/admin/auth/user/default/login/tasklist")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-XSRF-TOKEN", token)
                .POST(BodyPublishers.ofString("username=" + user + "&password=" + PASSWORD)));
        assertThat(answer.statusCode()).isEqualTo(200);
        return token();
    }

    private String token() throws Exception {
        return send(request("/camunda/app/tasklist/default/").GET())
                .headers()
                .firstValue("X-XSRF-TOKEN")
                .orElseThrow();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private static String basic(String user) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    }
}
