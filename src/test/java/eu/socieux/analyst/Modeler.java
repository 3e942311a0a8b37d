package eu.socieux.analyst;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Camunda Modeler as the server sees it: its three calls, with the files that the dialog sends. */
public final class Modeler {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BOUNDARY = "----WebKitFormBoundary7MA4YWxkTrZu0gW";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String endpoint;
    private final String authorization;

    private Modeler(int port, String authorization) {
        this.endpoint = "http://localhost:" + port + "/engine-rest";
        this.authorization = authorization;
    }

    /** Modeler set to HTTP Basic. */
    public static Modeler basic(int port, String user, String password) {
        String credentials = user + ":" + password;
        return new Modeler(
                port, "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
    }

    /** Modeler set to Bearer token. */
    public static Modeler bearer(int port, String token) {
        return new Modeler(port, "Bearer " + token);
    }

    /** Modeler set to no authentication. */
    public static Modeler anonymous(int port) {
        return new Modeler(port, null);
    }

    /** Deploys these files, by name, as Modeler does: names have no folders. */
    public Answer deploy(String name, Map<String, String> files) {
        return deploy(name, files, Map.of());
    }

    /** Deploys with further fields of the form, which Modeler does not send and others might. */
    public Answer deploy(String name, Map<String, String> files, Map<String, String> options) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("deployment-name", name);
        fields.put("deployment-source", "Camunda Modeler");
        fields.put("enable-duplicate-filtering", "true");
        fields.putAll(options);
        var body = new ByteArrayOutputStream();
        fields.forEach((field, value) -> part(body, "name=\"" + field + "\"", value));
        files.forEach((file, content) -> part(
                body,
                "name=\"" + file + "\"; filename=\"" + file + "\"\r\nContent-Type: application/octet-stream",
                content));
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(request("/deployment/create")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(endpoint + path));
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static void part(ByteArrayOutputStream body, String disposition, String content) {
        body.writeBytes(
                ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n")
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** What the server answered. */
    public record Answer(int status, String body) {

        /** The answer as JSON. */
        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException notJson) {
                throw new UncheckedIOException(body, notJson);
            }
        }

        /** What Modeler shows of a refusal. */
        public String message() {
            return json().path("message").asText();
        }
    }
}
