package eu.socieux.cockpit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Speaks to plug-ins of Cockpit over HTTP, as its scripts do or as an attacker would. */
public final class CockpitVisitor {

    private static final String PASSWORD = "Try-it-2026!";

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String origin;
    private String token = "";

    public CockpitVisitor(int port) {
        this.origin = "http://localhost:" + port;
    }

    /** Signs in through one of the web applications. */
    public CockpitVisitor signIn(String person, String application) {
        HttpResponse<String> answer = send(request("/camunda/api/admin/auth/user/default/login/" + application)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-XSRF-TOKEN", token())
                .POST(BodyPublishers.ofString("username=" + person + "&password=" + PASSWORD)));
        if (answer.statusCode() != 200) {
            throw new AssertionError(person + " was not let in: " + answer);
        }
        return this;
    }

    public HttpResponse<String> get(String path) {
        return send(request("/camunda/api/cockpit/plugin/" + path));
    }

    /** What Cockpit itself asks of the engine, such as {@code process-definition?key=…}. */
    public HttpResponse<String> engine(String path) {
        return send(request("/camunda/api/engine/engine/default/" + path));
    }

    /** With the token against forged requests. */
    public HttpResponse<String> post(String path, String json) {
        return send(request("/camunda/api/cockpit/plugin/" + path)
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", token())
                .POST(BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> postWithoutToken(String path, String json) {
        return send(request("/camunda/api/cockpit/plugin/" + path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    /** The first page of a session gives its token; a request with another one ends the session. */
    private String token() {
        send(request("/camunda/app/tasklist/default/"));
        return token;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(origin + path)).header("Accept", "*/*");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            answer.headers()
                    .firstValue("X-XSRF-TOKEN")
                    .filter(given -> !given.equals("Required"))
                    .ifPresent(given -> token = given);
            return answer;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
