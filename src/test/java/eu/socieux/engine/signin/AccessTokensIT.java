package eu.socieux.engine.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.socieux.IntegrationTest;
import eu.socieux.analyst.Modeler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class AccessTokensIT {

    private static final String PASSWORD = "Try-it-2026!";

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private IdentityService identityService;

    @AfterEach
    void tidyUp() {
        ClockUtil.reset();
        jdbc.sql("delete from access_token").update();
    }

    @Test
    void aTokenLetsModelerInWithTheRolesOfItsOwner() throws Exception {
        String analyst = issue("designer").path("token").asText();
        String clerk = issue("clerk").path("token").asText();

        assertThat(Modeler.bearer(port, analyst).get("/deployment?maxResults=0").status())
                .isEqualTo(200);
        assertThat(Modeler.bearer(port, analyst)
                        .deploy("Nothing yet", Map.of("notes.txt", "x"))
                        .status())
                .isEqualTo(400);
        assertThat(Modeler.bearer(port, clerk)
                        .deploy("Nothing yet", Map.of("notes.txt", "x"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void onlyAHashOfATokenIsKept() throws Exception {
        String token = issue("designer").path("token").asText();

        assertThat(jdbc.sql("select hash from access_token").query(String.class).single())
                .doesNotContain(token)
                .hasSize(64);
        assertThat(call("GET", "/access-tokens", "designer", null).body()).doesNotContain(token);
    }

    @Test
    void aRevokedTokenLetsNobodyIn() throws Exception {
        JsonNode issued = issue("designer");
        String path = "/access-tokens/" + issued.path("id").asLong();

        assertThat(call("DELETE", path, "clerk", null).statusCode())
                .as("somebody else's token")
                .isEqualTo(404);
        assertThat(call("DELETE", path, "designer", null).statusCode()).isEqualTo(204);

        assertThat(Modeler.bearer(port, issued.path("token").asText())
                        .get("/version")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void anExpiredTokenLetsNobodyIn() throws Exception {
        String token = issue("designer").path("token").asText();

        ClockUtil.offset(Duration.ofDays(91).toMillis());

        assertThat(Modeler.bearer(port, token).get("/version").status()).isEqualTo(401);
    }

    @Test
    void aTokenEndsWithTheAccountOfItsOwner() throws Exception {
        User leaver = identityService.newUser("leaver");
        leaver.setPassword(PASSWORD);
        identityService.saveUser(leaver);
        String token = issue("leaver").path("token").asText();

        identityService.deleteUser("leaver");

        assertThat(Modeler.bearer(port, token).get("/version").status()).isEqualTo(401);
    }

    @Test
    void aTokenCannotMakeAnother() throws Exception {
        String token = issue("designer").path("token").asText();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/access-tokens"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\":\"another\"}"))
                .build();

        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
        assertThat(Modeler.bearer(port, "socieux_guess").get("/version").status())
                .isEqualTo(401);
    }

    private JsonNode issue(String person) throws Exception {
        HttpResponse<String> answer = call("POST", "/access-tokens", person, "{\"name\":\"Modeler\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new ObjectMapper().readTree(answer.body());
    }

    private HttpResponse<String> call(String method, String path, String person, String body) throws Exception {
        String credentials =
                Base64.getEncoder().encodeToString((person + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
