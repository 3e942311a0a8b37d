package eu.socieux.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import eu.socieux.IntegrationTest;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Attacks the application over HTTP as a stranger and as a signed-in member of staff would. */
@IntegrationTest
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PublishedHolesIT {

    private static final String PASSWORD = "Try-it-2026!";
    private static final String HIDDEN_EXPRESSION =
            "{\"orQueries\":[{\"dueAfterExpression\":\"${now()}\",\"candidateGroup\":\"registry\"}]}";
    private static final String PLAIN_EXPRESSION = "{\"dueAfterExpression\":\"${now()}\"}";
    private static final String NEW_ADMINISTRATOR =
            "{\"profile\":{\"id\":\"intruder\",\"firstName\":\"I\",\"lastName\":\"N\",\"email\":\"i@example.org\"},"
                    + "\"credentials\":{\"password\":\"Intruder-2026!\"}}";

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identityService;

    @Autowired
    private FilterService filterService;

    @Autowired
    private TaskService taskService;

    private final HttpClient stranger =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    private String filterId;

    @AfterEach
    void removeFilter() {
        if (filterId != null) {
            filterService.deleteFilter(filterId);
        }
    }

    @Test
    void rest_answers_nobody_without_a_password() throws Exception {
        assertThat(get("/engine-rest/task", null).statusCode()).isEqualTo(401);
        assertThat(get("/engine-rest/engine", null).statusCode()).isEqualTo(401);
        assertThat(get("/engine-rest/task", basic("designer", "wrong")).statusCode())
                .isEqualTo(401);
        identityService.unlockUser("designer");
        assertThat(get("/engine-rest/task?maxResults=10", basic("clerk", PASSWORD))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void rest_refuses_an_expression_hidden_in_an_or_query() throws Exception {
        HttpResponse<String> count = post("/engine-rest/task/count", HIDDEN_EXPRESSION, basic("clerk", PASSWORD));
        HttpResponse<String> list = post("/engine-rest/task", HIDDEN_EXPRESSION, basic("clerk", PASSWORD));

        assertThat(count.statusCode()).isEqualTo(400);
        assertThat(count.body()).contains("Expressions are not allowed in a query");
        assertThat(list.statusCode()).isEqualTo(400);
    }

    @Test
    void rest_refuses_an_expression_that_extends_a_stored_filter() throws Exception {
        Filter filter = filterService.newTaskFilter("all").setQuery(taskService.createTaskQuery());
        filterId = filterService.saveFilter(filter).getId();
        String path = "/engine-rest/filter/" + filterId + "/count";

        assertThat(post(path, HIDDEN_EXPRESSION, basic("admin", PASSWORD)).statusCode())
                .isEqualTo(400);
        assertThat(post(path, PLAIN_EXPRESSION, basic("admin", PASSWORD)).statusCode())
                .isEqualTo(400);
        assertThat(post(path, "{}", basic("admin", PASSWORD)).statusCode()).isEqualTo(200);
    }

    @Test
    void a_stored_filter_reaches_functions_but_neither_classes_nor_beans() throws Exception {
        assertThat(countOfFilterDueAfter("${now()}").statusCode()).isEqualTo(200);
        assertThat(countOfFilterDueAfter("${now().getClass().forName('java.lang.Runtime')}")
                        .statusCode())
                .isGreaterThanOrEqualTo(400);
        assertThat(countOfFilterDueAfter("${dataSource}").statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(countOfFilterDueAfter("${recordMilestoneDelegate}").statusCode())
                .isGreaterThanOrEqualTo(400);
    }

    @Test
    void staff_may_not_store_filters() throws Exception {
        String filter = "{\"resourceType\":\"Task\",\"name\":\"mine\",\"query\":{\"dueAfterExpression\":\"${now()}\"}}";

        assertThat(post("/engine-rest/filter/create", filter, basic("clerk", PASSWORD))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void the_web_applications_refuse_an_expression_hidden_in_an_or_query() throws Exception {
        String token = signIn("clerk");

        HttpResponse<String> refused =
                postWithToken("/camunda/api/engine/engine/default/task/count", HIDDEN_EXPRESSION, token);
        HttpResponse<String> allowed = postWithToken("/camunda/api/engine/engine/default/task/count", "{}", token);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(allowed.statusCode()).isEqualTo(200);
    }

    @Test
    void nobody_can_make_an_administrator_from_outside_even_while_there_is_none() throws Exception {
        identityService.deleteMembership("admin", "camunda-admin");
        try {
            HttpResponse<String> answer = post("/camunda/api/admin/setup/default/user/create", NEW_ADMINISTRATOR, null);
            HttpResponse<String> page = get("/camunda/app/admin/default/setup/", null);

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(page.statusCode()).isEqualTo(403);
            assertThat(identityService.createUserQuery().userId("intruder").count())
                    .isZero();
        } finally {
            identityService.createMembership("admin", "camunda-admin");
        }
    }

    private HttpResponse<String> countOfFilterDueAfter(String expression) throws Exception {
        removeFilter();
        Filter filter = filterService
                .newTaskFilter("expression")
                .setQuery(taskService.createTaskQuery().dueAfterExpression(expression));
        filterId = filterService.saveFilter(filter).getId();
        return get("/engine-rest/filter/" + filterId + "/count", basic("admin", PASSWORD));
    }

    /** Signs in to Tasklist and gives the token that its requests must carry. */
    private String signIn(String user) throws Exception {
        String token = get("/camunda/app/tasklist/default/", null)
                .headers()
                .firstValue("X-XSRF-TOKEN")
                .orElseThrow();
        HttpRequest request = request("/camunda/api/admin/auth/user/default/login/tasklist", null)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-XSRF-TOKEN", token)
                .POST(BodyPublishers.ofString("username=" + user + "&password=" + PASSWORD))
                .build();
        HttpResponse<String> answer = stranger.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return get("/camunda/app/tasklist/default/", null)
                .headers()
                .firstValue("X-XSRF-TOKEN")
                .orElse(token);
    }

    private HttpResponse<String> postWithToken(String path, String body, String token) throws Exception {
        HttpRequest request = request(path, null)
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", token)
                .POST(BodyPublishers.ofString(body))
                .build();
        return stranger.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path, String authorization) throws Exception {
        return stranger.send(request(path, authorization).GET().build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body, String authorization) throws Exception {
        HttpRequest request = request(path, authorization)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return stranger.send(request, BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
