package eu.socieux.portal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.UUID;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A reader of pages with a session of their own. Redirects are not followed, so that tests see them. */
final class Browser {

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String origin;
    private final String address;

    Browser(int port) {
        this(port, "127.0.0.1");
    }

    /** @param address where the requests seem to come from, as a proxy would say */
    Browser(int port, String address) {
        this.origin = "http://localhost:" + port;
        this.address = address;
    }

    HttpResponse<byte[]> get(String path, String... headers) {
        HttpRequest.Builder request = begin(path).header("Accept", "text/html");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    Document page(String path) {
        return Jsoup.parse(new String(get(path).body(), StandardCharsets.UTF_8));
    }

    /** Signs in as a person does, with the token of the form. */
    HttpResponse<byte[]> signIn(String userId, String password) {
        return post("/sign-in", Map.of("username", userId, "password", password, "_csrf", token("/sign-in")));
    }

    /** Posts the fields with the token of the page's own form. */
    HttpResponse<byte[]> postFrom(String page, String path, Map<String, String> fields) {
        return post(path, Map.of("_csrf", token(page)), fields);
    }

    @SafeVarargs
    final HttpResponse<byte[]> post(String path, Map<String, String>... fields) {
        return post(path, "same-origin", fields);
    }

    /** Posts the fields as a browser does whose page is of this site, or of another one. */
    @SafeVarargs
    final HttpResponse<byte[]> post(String path, String site, Map<String, String>... fields) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Map<String, String> some : fields) {
            body.writeBytes(some.entrySet().stream()
                    .map(field ->
                            field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8) + "&")
                    .collect(Collectors.joining())
                    .getBytes(StandardCharsets.UTF_8));
        }
        return send(begin(path)
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", site)
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
    }

    /** Sends the upload form of a page that this browser has open. */
    HttpResponse<byte[]> upload(
            String path, Map<String, String> fields, String fileName, byte[] content, String token) {
        return upload(path, fields, "file", fileName, content, token);
    }

    /** Sends a form with a file in the field of this name. */
    HttpResponse<byte[]> upload(
            String path, Map<String, String> fields, String field, String fileName, byte[] content, String token) {
        String boundary = "--" + UUID.randomUUID();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach(
                (name, value) -> part(body, boundary, "name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8)));
        part(body, boundary, "name=\"_csrf\"", token.getBytes(StandardCharsets.UTF_8));
        part(body, boundary, "name=\"" + field + "\"; filename=\"" + fileName + "\"", content);
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return send(begin(path)
                .header("Accept", "text/html")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
    }

    /** The token against forged requests in the first form of a page that sends something. */
    String token(String page) {
        return page(page).select("form[method=post] input[name=_csrf]").first().attr("value");
    }

    static Document read(HttpResponse<byte[]> response) {
        return Jsoup.parse(new String(response.body(), StandardCharsets.UTF_8));
    }

    private static void part(ByteArrayOutputStream body, String boundary, String name, byte[] value) {
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; " + name + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(value);
        body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private HttpRequest.Builder begin(String path) {
        return HttpRequest.newBuilder(URI.create(origin + path)).header("X-Forwarded-For", address);
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The test was stopped while it waited for a page.", stopped);
        }
    }
}
