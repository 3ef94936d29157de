package org.rashomon.referencedb.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A store in a JVM of its own, spoken to as any client would. */
final class StoreProcess implements AutoCloseable {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Path errors;
    private String address = "";

    private StoreProcess(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
    }

    /** A configuration without peers on a free port. */
    static ObjectNode config(Path data) {
        var config = MAPPER.createObjectNode()
                .put("node", "n1")
                .put("listen", "127.0.0.1:0")
                .put("dataDirectory", data.toString())
                .put("testClock", true)
                .put("exitWithParent", true);
        config.putArray("peers");
        return config;
    }

    /** Starts a store and waits until it listens, or until it has ended. */
    static StoreProcess start(JsonNode config, Path directory) throws IOException {
        var file =
                Files.writeString(Files.createTempFile(directory, "store", ".json"), MAPPER.writeValueAsString(config));
        var errors = Files.createTempFile(directory, "store", ".err");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = List.of(
                java,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                // Not the quiet one that tests have.
                "-Dlogback.configurationFile=logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                "org.rashomon.referencedb.server.StoreMain",
                "--config",
                file.toString());
        var process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
        var store = new StoreProcess(process, errors);
        var line = new BufferedReader(process.inputReader(StandardCharsets.UTF_8)).readLine();
        if (line != null) {
            store.address = MAPPER.readTree(line).path("listening").stringValue("");
        }
        return store;
    }

    String address() {
        return address;
    }

    /** An answer: its status and its JSON. */
    record Answer(int status, JsonNode body) {}

    Answer send(String method, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://" + address + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        var response = http.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), MAPPER.readTree(response.body()));
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    /** What it answers where it does not answer in JSON. */
    String text(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://" + address + path))
                .timeout(Duration.ofSeconds(60))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    Answer put(String path, String body) throws IOException, InterruptedException {
        return send("PUT", path, body);
    }

    /** The same where nothing is expected to go wrong on the way. */
    Answer putOrFail(String path, String body) {
        try {
            return put(path, body);
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    /** The events of its log so far. */
    List<JsonNode> log() throws IOException {
        return errors().lines().map(MAPPER::readTree).toList();
    }

    String errors() throws IOException {
        return Files.readString(errors);
    }

    void closeInput() throws IOException {
        process.getOutputStream().close();
    }

    /** Asks it to end, as SIGTERM does. */
    void terminate() {
        process.destroy();
    }

    /** Ends it at once, as SIGKILL does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Waits for the end and returns the exit status. */
    int exit() throws InterruptedException {
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new AssertionError("the store did not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
