package org.rashomon.harness.cli;

import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Posts each line of what is written as the body of a request of its own, one after the other, and goes on only when it
 * was accepted.
 */
final class PostedLines extends Writer {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int SHOWN = 200;

    private final URI to;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final StringBuilder line = new StringBuilder();
    private int requests;

    PostedLines(URI to) {
        this.to = to;
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        for (var at = from; at < from + length; at++) {
            if (text[at] == '\n') {
                post(line.toString());
                line.setLength(0);
            } else {
                line.append(text[at]);
            }
        }
    }

    private void post(String body) throws IOException {
        var request = HttpRequest.newBuilder(to)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new IOException("answered %d to request %d: %s"
                        .formatted(response.statusCode(), requests + 1, shortened(response.body())));
            }
            // By the protocol, spans that were refused are told in an answer that is no error.
            if (response.body().contains("rejectedSpans")) {
                throw new IOException(
                        "refused a part of request %d: %s".formatted(requests + 1, shortened(response.body())));
            }
            requests++;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private static String shortened(String text) {
        var plain = text.replaceAll("\\s+", " ").strip();
        return plain.substring(0, Math.min(SHOWN, plain.length()));
    }

    /** How many requests were accepted. */
    int requests() {
        return requests;
    }

    @Override
    public void flush() {
        // Whole lines are sent at once.
    }

    @Override
    public void close() {
        http.close();
    }
}
