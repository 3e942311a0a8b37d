package eu.socieux.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import eu.socieux.IntegrationTest;
import eu.socieux.documents.Documents;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import eu.socieux.scenario.CaseDriver;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Attacks a case over HTTP as the person who may work on its task: everything but the form is refused. */
@IntegrationTest
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CaseChangeGuardIT {

    private static final String PASSWORD = "Try-it-2026!";
    private static final String REST = "/engine-rest";
    private static final String TASKLIST = "/camunda/api/engine/engine/default";
    private static final String VALUE = "{\"value\":\"accepted\",\"type\":\"String\"}";
    private static final String VARIABLES = "{\"modifications\":{\"partnerDecision\":" + VALUE + "}}";

    private static int lastCase = 900;

    @LocalServerPort
    private int port;

    @Autowired
    private RuntimeService runtimeService;

    @Autowired
    private TaskService taskService;

    @Autowired
    private HistoryService historyService;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private Documents documents;

    @Autowired
    private CaseDriver driver;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private CaseNumber caseNumber;
    private String instance;
    private Task task;

    /** One way past the form. */
    private record Attack(String method, String path, String body) {}

    @BeforeEach
    void open_a_case_that_waits_for_the_partner() {
        caseNumber = new CaseNumber("R-2061-" + ++lastCase);
        caseFile.open(caseNumber);
        caseFile.note(CaseScope.wholeCase(caseNumber), "earlier", Map.of("correspondenceLanguage", "en"));
        instance = runtimeService
                .createProcessInstanceByKey("action-planning")
                .businessKey(caseNumber.value())
                .startBeforeActivity("UserTask_AwaitPartnerAcceptance")
                .execute()
                .getId();
        task = taskService.createTaskQuery().processInstanceId(instance).singleResult();
    }

    @AfterEach
    void drop_the_instance() {
        runtimeService.deleteProcessInstance(instance, "test ended");
    }

    @Test
    void staff_move_no_token_and_set_no_variable_over_REST() throws Exception {
        assertThat(send("POST", REST + "/task/" + task.getId() + "/claim", "{\"userId\":\"action\"}", "action")
                        .statusCode())
                .isEqualTo(204);
        for (Attack attack : attacks()) {
            HttpResponse<String> answer = send(attack.method(), REST + attack.path(), attack.body(), "action");

            assertThat(answer.statusCode()).as(attack + ": " + answer.body()).isEqualTo(403);
            assertThat(message(answer))
                    .as(attack.toString())
                    .startsWith("A case is changed by completing its tasks with their forms.");
        }
        nothingHappened();
    }

    @Test
    void nor_through_the_interface_that_Tasklist_brings_along() throws Exception {
        String token = signIn("action");
        for (Attack attack : attacks()) {
            HttpResponse<String> answer =
                    sendWithToken(attack.method(), TASKLIST + attack.path(), attack.body(), token);

            assertThat(answer.statusCode()).as(attack + ": " + answer.body()).isEqualTo(403);
        }
        nothingHappened();
    }

    @Test
    void an_administrator_can_repair_a_case_and_the_engine_keeps_who_did() throws Exception {
        HttpResponse<String> answer =
                send("PUT", REST + "/process-instance/" + instance + "/variables/partnerDecision", VALUE, "admin");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(runtimeService.getVariable(instance, "partnerDecision")).isEqualTo("accepted");
        assertThat(historyService
                        .createUserOperationLogQuery()
                        .processInstanceId(instance)
                        .userId("admin")
                        .operationType("SetVariable")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void a_document_that_is_missing_is_told_in_plain_words() throws Exception {
        String form =
                "{\"variables\":{\"partnerDecision\":" + VALUE + ",\"partnerDecisionOn\":{\"value\":\"2061-03-02\"}}}";
        String expected = "This task cannot be completed yet: “Acceptance by the partner” is not on file for "
                + caseNumber + ". Upload it in the tab Documents, then complete the task.";

        HttpResponse<String> rest = send("POST", REST + "/task/" + task.getId() + "/submit-form", form, "action");
        HttpResponse<String> tasklist =
                sendWithToken("POST", TASKLIST + "/task/" + task.getId() + "/submit-form", form, signIn("action"));

        assertThat(rest.statusCode()).as(rest.body()).isEqualTo(400);
        assertThat(message(rest)).isEqualTo(expected);
        assertThat(tasklist.statusCode()).as(tasklist.body()).isEqualTo(400);
        assertThat(message(tasklist)).isEqualTo(expected);
        nothingHappened();
    }

    private List<Attack> attacks() {
        String ofTask = "/task/" + task.getId();
        String ofInstance = "/process-instance/" + instance;
        return List.of(
                new Attack("POST", "/execution/" + task.getExecutionId() + "/signal", "{}"),
                new Attack("POST", "/execution/" + task.getExecutionId() + "/localVariables", VARIABLES),
                new Attack("POST", ofInstance + "/variables", VARIABLES),
                new Attack("PUT", ofInstance + "/variables/partnerDecision", VALUE),
                new Attack("DELETE", ofInstance + "/variables/partnerDecision", null),
                new Attack(
                        "POST",
                        ofInstance + "/modification",
                        "{\"instructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"UserTask_SubmitActionForm\"}]}"),
                new Attack("POST", ofTask + "/variables", VARIABLES),
                new Attack("PUT", ofTask + "/variables/partnerDecision", VALUE),
                new Attack("POST", ofTask + "/localVariables", VARIABLES),
                new Attack("PUT", ofTask + "/localVariables/partnerDecision", VALUE),
                new Attack("DELETE", ofTask + "/variables/partnerDecision", null),
                new Attack("POST", ofTask + "/resolve", "{\"variables\":{\"partnerDecision\":" + VALUE + "}}"),
                new Attack("POST", ofTask + "/delegate", "{\"userId\":\"leader\"}"),
                new Attack("POST", ofTask + "/bpmnError", "{\"errorCode\":\"x\"}"),
                new Attack("POST", ofTask + "/bpmnEscalation", "{\"escalationCode\":\"x\"}"),
                new Attack(
                        "POST",
                        "/message",
                        "{\"messageName\":\"x\",\"businessKey\":\"" + caseNumber
                                + "\",\"processVariables\":{\"partnerDecision\":" + VALUE + "}}"),
                new Attack("POST", "/signal", "{\"name\":\"x\"}"));
    }

    private void nothingHappened() {
        assertThat(runtimeService.getVariables(instance)).doesNotContainKey("partnerDecision");
        assertThat(driver.openElements(caseNumber)).containsExactly("UserTask_AwaitPartnerAcceptance");
        assertThat(documents.ofCase(caseNumber)).isEmpty();
        assertThat(caseFile.entries(caseNumber)).hasSize(1);
    }

    private String message(HttpResponse<String> answer) throws Exception {
        return json.readTree(answer.body()).path("message").asText();
    }

    private HttpResponse<String> send(String method, String path, String body, String person) throws Exception {
        return send(request(method, path, body)
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((person + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8))));
    }

    private HttpResponse<String> sendWithToken(String method, String path, String body, String token) throws Exception {
        return send(request(method, path, body).header("X-XSRF-TOKEN", token));
    }

    private HttpRequest.Builder request(String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** Signs in to Tasklist and gives the token that its requests must carry. */
    private String signIn(String user) throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/camunda/api/admin/auth/user/default/login/tasklist"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-XSRF-TOKEN", token())
                .POST(BodyPublishers.ofString("username=" + user + "&password=" + PASSWORD)));
        assertThat(answer.statusCode()).isEqualTo(200);
        return token();
    }

    private String token() throws Exception {
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/camunda/app/tasklist/default/")))
                .headers()
                .firstValue("X-XSRF-TOKEN")
                .orElseThrow();
    }
}
