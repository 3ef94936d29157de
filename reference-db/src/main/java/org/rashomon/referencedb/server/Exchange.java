package org.rashomon.referencedb.server;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.rashomon.referencedb.log.Bytes;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** One HTTP request and its answer. */
final class Exchange {

    private final HttpExchange http;
    private final JsonMapper mapper;

    Exchange(HttpExchange http, JsonMapper mapper) {
        this.http = http;
        this.mapper = mapper;
    }

    String method() {
        return http.getRequestMethod();
    }

    /** The path as it was sent, with its percent signs. */
    String rawPath() {
        return http.getRequestURI().getRawPath();
    }

    /** The query as it was sent; empty if there is none. */
    String rawQuery() {
        var query = http.getRequestURI().getRawQuery();
        return query == null ? "" : query;
    }

    void requireMethod(String method) {
        if (!method().equals(method)) {
            throw new ApiException(405, "method-not-allowed", "use " + method + " " + rawPath());
        }
    }

    /** The body as it comes. */
    InputStream body() {
        return http.getRequestBody();
    }

    byte[] body(int largestBytes) throws IOException {
        var body = http.getRequestBody().readNBytes(largestBytes + 1);
        if (body.length > largestBytes) {
            throw new ApiException(413, "body-too-large", "a body may take up to " + largestBytes + " bytes");
        }
        return body;
    }

    /** Answers with the JSON object whose fields the writer adds. */
    void answer(int status, Consumer<JsonGenerator> fields) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var json = mapper.createGenerator(bytes)) {
            json.writeStartObject();
            fields.accept(json);
            json.writeEndObject();
        }
        http.getResponseHeaders().set("Content-Type", "application/json");
        http.sendResponseHeaders(status, bytes.size());
        bytes.writeTo(http.getResponseBody());
        http.close();
    }

    /** Answers with text of this type. */
    void answer(String type, String text) throws IOException {
        answer(type, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Answers a peer. */
    void answer(Bytes bytes) throws IOException {
        answer("application/octet-stream", bytes.from(0));
    }

    private void answer(String type, ByteBuffer content) throws IOException {
        http.getResponseHeaders().set("Content-Type", type);
        http.sendResponseHeaders(200, content.remaining());
        http.getResponseBody().write(content.array(), content.arrayOffset() + content.position(), content.remaining());
        http.close();
    }

    void answer(ApiException error) throws IOException {
        answer(error.status(), json -> writeError(json, error.error(), error.text()));
    }

    static void writeError(JsonGenerator json, String error, String message) {
        json.writeStringProperty("error", error);
        json.writeStringProperty("message", message);
    }

    /** Cuts the connection, if an answer was not complete. */
    void close() {
        http.close();
    }
}
