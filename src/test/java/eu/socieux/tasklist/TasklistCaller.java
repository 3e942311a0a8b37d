package eu.socieux.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** Asks the server what the scripts of the tabs ask, with a session of its own. */
final class TasklistCaller {

    private static final String PLUGIN = "/camunda/api/tasklist/plugin/casework/default/task/";

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String origin;
    private String token = "";

    TasklistCaller(int port) {
        this.origin = "http://localhost:" + port;
    }

    TasklistCaller signIn(String person) {
        token = freshToken();
        HttpResponse<byte[]> answer = send(request("/camunda/api/admin/auth/user/default/login/tasklist")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-XSRF-TOKEN", token)
                .POST(BodyPublishers.ofString("username=" + person + "&password=Try-it-2026!")));
        assertThat(answer.statusCode()).as("sign-in of " + person).isEqualTo(200);
        token = freshToken();
        return this;
    }

    /** From now on requests carry no token, as those which another site makes a browser send. */
    TasklistCaller withoutToken() {
        token = "";
        return this;
    }

    HttpResponse<byte[]> get(String task, String path) {
        return send(request(PLUGIN + task + "/" + path).GET());
    }

    JsonNode read(String task, String path) {
        HttpResponse<byte[]> answer = get(task, path);
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
        return tree(answer);
    }

    HttpResponse<byte[]> post(String task, String path, String body) {
        return send(request(PLUGIN + task + "/" + path)
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", token)
                .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<byte[]> upload(String task, String query, String fileName, byte[] content) {
        return upload(task, query, fileName, "application/octet-stream", BodyPublishers.ofByteArray(content));
    }

    HttpResponse<byte[]> upload(String task, String query, String fileName, String type, BodyPublisher content) {
        return send(request(PLUGIN + task + "/documents?" + query)
                .header("Content-Type", type)
                .header("X-File-Name", URLEncoder.encode(fileName, StandardCharsets.UTF_8))
                .header("X-XSRF-TOKEN", token)
                .POST(content));
    }

    JsonNode tree(HttpResponse<byte[]> answer) {
        try {
            return json.readTree(answer.body());
        } catch (IOException noJson) {
            throw new AssertionError("No JSON: " + text(answer), noJson);
        }
    }

    static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private String freshToken() {
        return send(request("/camunda/app/tasklist/default/").GET())
                .headers()
                .firstValue("X-XSRF-TOKEN")
                .orElse(token);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(origin + path)).header("Accept", "*/*");
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException lost) {
            throw new AssertionError("The server did not answer.", lost);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("The test was stopped while it waited.", stopped);
        }
    }
}
