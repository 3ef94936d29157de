package org.rashomon.harness.store;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests to the nodes' HTTP interface, as docs/store-api.md describes it. */
public final class StoreHttp implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofMillis(500);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private final Function<String, String> addressOf;

    /**
     * Requests to nodes that are looked up anew each time.
     *
     * @param addressOf host and port of a node; a restarted node has another
     */
    public StoreHttp(Function<String, String> addressOf) {
        this.addressOf = addressOf;
    }

    /**
     * An answer.
     *
     * @param status the HTTP status
     * @param body the JSON body
     */
    public record Answer(int status, JsonNode body) {

        /** The body of an answer that must be a success. */
        public JsonNode success() throws IOException {
            if (status != 200) {
                throw new IOException("HTTP %d: %s".formatted(status, message()));
            }
            return body;
        }

        public String message() {
            return body.path("message").asString(body.path("error").asString(""));
        }
    }

    public Answer get(String node, String path, Duration timeout) throws IOException, InterruptedException {
        return send(request(node, path, timeout).GET());
    }

    public Answer put(String node, String path, JsonNode body, Duration timeout)
            throws IOException, InterruptedException {
        return send(withBody(node, path, timeout).PUT(BodyPublishers.ofString(body.toString())));
    }

    public Answer post(String node, String path, JsonNode body, Duration timeout)
            throws IOException, InterruptedException {
        return send(withBody(node, path, timeout).POST(BodyPublishers.ofString(body.toString())));
    }

    public Answer delete(String node, String path, Duration timeout) throws IOException, InterruptedException {
        return send(request(node, path, timeout).DELETE());
    }

    /** The path of a key's resource. */
    static String keyPath(String key) {
        return "/kv/" + URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The path of a table's resource. */
    static String tablePath(String table) {
        return "/tables/" + URLEncoder.encode(table, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Sends what an operation asks for. */
    Answer send(String node, StoreRequest asked, String parameters, Duration timeout)
            throws IOException, InterruptedException {
        var path = asked.path() + parameters;
        return switch (asked.method()) {
            case "GET" -> get(node, path, timeout);
            case "PUT" -> put(node, path, asked.body(), timeout);
            case "DELETE" -> delete(node, path, timeout);
            default -> post(node, path, asked.body(), timeout);
        };
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpRequest.Builder request(String node, String path, Duration timeout) {
        return HttpRequest.newBuilder(URI.create("http://" + addressOf.apply(node) + path))
                .timeout(timeout);
    }

    private HttpRequest.Builder withBody(String node, String path, Duration timeout) {
        return request(node, path, timeout).header("Content-Type", "application/json");
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new Answer(response.statusCode(), JSON.readTree(response.body()));
    }
}
