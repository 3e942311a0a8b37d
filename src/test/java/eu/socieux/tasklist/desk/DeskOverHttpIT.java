package eu.socieux.tasklist.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.socieux.IntegrationTest;
import eu.socieux.directory.Deputies;
import eu.socieux.directory.Deputyship;
import eu.socieux.directory.StaffPreferences;
import eu.socieux.records.CaseNumber;
import eu.socieux.scenario.CaseDriver;
import eu.socieux.scenario.CaseOpening;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@IntegrationTest
class DeskOverHttpIT {

    private static final String PASSWORD = "Try-it-2026!";
    private static final String COLLEAGUE = "thirdclerk";

    @LocalServerPort
    private int port;

    @Autowired
    private CaseDriver cases;

    @Autowired
    private CaseOpening opening;

    @Autowired
    private IdentityService identities;

    @Autowired
    private Deputies deputies;

    @Autowired
    private StaffPreferences preferences;

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private String task;

    @BeforeEach
    void aTaskAndAColleague() {
        User user = identities.newUser(COLLEAGUE);
        user.setPassword(PASSWORD);
        identities.saveUser(user);
        identities.createMembership(COLLEAGUE, "registry");
        CaseNumber number = opening.received("2077-05-03");
        opening.start("request-intake", number, Map.of());
        task = cases.task(number, "UserTask_ScreenRequest").getId();
    }

    @AfterEach
    void cleanUp() {
        deputies.coming().stream().map(Deputyship::id).forEach(id -> deputies.end(id, "test"));
        identities.deleteUser(COLLEAGUE);
    }

    @Test
    void nobodyIsAnsweredWhoIsNotSignedIn() throws Exception {
        assertThat(get("/desk/cards?task=" + task).statusCode()).isEqualTo(302);
        assertThat(get("/desk/work-list").statusCode()).isEqualTo(302);
        assertThat(get("/settings").statusCode()).isEqualTo(302);
    }

    @Test
    void theCardsOfTasksInSightAreAnsweredAtOnce() throws Exception {
        signIn("clerk");

        JsonNode cards = json(get("/desk/cards?task=" + task + "&task=unknown&language=es"));

        assertThat(cards).hasSize(1);
        assertThat(cards.get(0).path("caseNumber").asText()).startsWith("R-2077-");
        assertThat(cards.get(0).at("/deadline/on").asText()).matches("\\d{4}-\\d{2}-\\d{2}");
    }

    @Test
    void nothingIsChangedWithoutTheTokenOfOurOwnPages() throws Exception {
        signIn("clerk");

        assertThat(put("{}", Map.of()).statusCode()).isEqualTo(403);
        assertThat(put("{\"title\":\"x\"}", token()).statusCode()).isEqualTo(200);
        assertThat(json(get("/desk/drafts/" + task)).path("savedAt").asText()).startsWith("2077-05-03T");
    }

    @Test
    void aDraftIsAnObjectOfAFormsSizeForATaskInSight() throws Exception {
        signIn("clerk");
        assertThat(put("[1]", token()).statusCode()).isEqualTo(400);
        assertThat(put("{\"title\":", token()).statusCode()).isEqualTo(400);
        assertThat(put("{\"title\":\"" + "x".repeat(600_000) + "\"}", token()).statusCode())
                .isEqualTo(413);

        signIn("logistician");
        assertThat(put("{}", token()).statusCode()).isEqualTo(404);
        assertThat(json(get("/desk/drafts/" + task)).path("savedAt").isNull()).isTrue();
    }

    @Test
    void somebodyNamesADeputyForThemselvesAndATeamLeaderForOthers() throws Exception {
        signIn("clerk");
        assertThat(named("action", "desk")).isEqualTo(403);
        assertThat(named("clerk", "action")).isEqualTo(302);
        assertThat(deputies.coming()).as("somebody of another group").isEmpty();
        assertThat(named("clerk", COLLEAGUE)).isEqualTo(302);
        assertThat(deputies.coming())
                .extracting(Deputyship::person, Deputyship::deputy)
                .containsExactly(tuple("clerk", COLLEAGUE));

        signIn("leader");
        long first = deputies.coming().get(0).id();
        assertThat(named(COLLEAGUE, "clerk")).isEqualTo(302);
        assertThat(deputies.coming()).hasSize(2);
        assertThat(post("/settings/deputies/" + first + "/end", Map.of())).isEqualTo(302);

        signIn("clerk");
        assertThat(deputies.coming()).extracting(Deputyship::person).containsExactly(COLLEAGUE);
        assertThat(post("/settings/deputies/" + deputies.coming().get(0).id() + "/end", Map.of()))
                .as("not theirs to end")
                .isEqualTo(404);
    }

    @Test
    void whatSomebodyWishesToBeToldIsKept() throws Exception {
        signIn(COLLEAGUE);

        assertThat(post("/settings", Map.of("language", "fr", "digest", "true")))
                .isEqualTo(302);
        assertThat(preferences.of(COLLEAGUE).language()).isEqualTo("fr");
        assertThat(preferences.of(COLLEAGUE).digest()).isTrue();
        assertThat(preferences.of(COLLEAGUE).taskMail()).isFalse();
        assertThat(post("/settings", Map.of("language", "xx"))).isEqualTo(400);
    }

    private int named(String person, String deputy) throws Exception {
        return post(
                "/settings/deputies",
                Map.of("person", person, "deputy", deputy, "from", "2077-05-04", "to", "2077-05-08"));
    }

    private void signIn(String person) throws Exception {
        post("/sign-out", Map.of());
        assertThat(post("/sign-in", Map.of("username", person, "password", PASSWORD)))
                .isEqualTo(302);
    }

    private Map<String, String> token() throws Exception {
        JsonNode token = json(get("/desk/token"));
        return Map.of(token.path("header").asText(), token.path("value").asText());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> put(String body, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(at("/desk/drafts/" + task))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private int post(String path, Map<String, String> fields) throws Exception {
        String token = Jsoup.parse(get("/sign-in").body())
                .select("form[method=post] input[name=_csrf]")
                .attr("value");
        String body = fields.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))
                + "&_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
        return client.send(
                        HttpRequest.newBuilder(at(path))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static JsonNode json(HttpResponse<String> response) throws Exception {
        return new ObjectMapper().readTree(response.body());
    }
}
