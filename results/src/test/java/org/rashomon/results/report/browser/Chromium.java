package org.rashomon.results.report.browser;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A headless Chromium with one page, driven by its DevTools protocol over a pipe, so that no port is needed. Keeps all
 * that the page complained of and all that it asked for.
 */
final class Chromium implements AutoCloseable {

    /** Names an executable to use instead of the ones that are usual. */
    private static final String VARIABLE = "RASHOMON_CHROMIUM";

    private static final List<String> USUAL =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome-headless-shell");
    private static final int LOOKS = 1500;
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final Process process;
    private final OutputStream to;
    private final InputStream from;
    private final Path profile;
    private final List<String> problems = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private String session = "";
    private int calls;

    private Chromium(String executable) {
        try {
            profile = Files.createTempDirectory("rashomon-chromium");
            // The protocol is spoken on descriptors 3 and 4; the shell puts our ends of the pipe there.
            process = new ProcessBuilder(
                            "sh",
                            "-c",
                            "exec \"$0\" \"$@\" 3<&0 4>&1 1>/dev/null 2>/dev/null",
                            executable,
                            "--headless",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--user-data-dir=" + profile,
                            "--remote-debugging-pipe")
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        to = process.getOutputStream();
        from = new BufferedInputStream(process.getInputStream(), 1 << 16);
        var target = call("Target.createTarget", Map.of("url", "about:blank"));
        session = call(
                        "Target.attachToTarget",
                        Map.of("targetId", target.get("targetId").asString(), "flatten", true))
                .get("sessionId")
                .asString();
        Stream.of("Page", "Runtime", "Network", "Log").forEach(domain -> call(domain + ".enable", Map.of()));
    }

    /** The executable of this machine, if it has one. */
    static Optional<String> executable() {
        var named = System.getenv(VARIABLE);
        if (named != null) {
            return Optional.of(named);
        }
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> USUAL.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    static Chromium start(String executable) {
        return new Chromium(executable);
    }

    void show(int width, int height, String colorScheme) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colorScheme))));
    }

    /** Opens a file and waits until its script says that it is ready; returns the milliseconds that it took. */
    int open(Path file) {
        return open(file.toAbsolutePath().toUri());
    }

    /** The same for a page at any address. */
    int open(URI page) {
        problems.clear();
        requests.clear();
        call("Page.navigate", Map.of("url", page.toString()));
        for (var look = 0; look < LOOKS; look++) {
            var ready = evaluate("new Promise(resolve => setTimeout(() =>"
                    + " resolve(document.documentElement?.dataset.readyMillis ?? ''), 20))");
            if (!ready.asString().isEmpty()) {
                return Integer.parseInt(ready.asString());
            }
        }
        throw new AssertionError(page + " is not ready; " + problems);
    }

    /** The value of an expression, awaited. */
    JsonNode evaluate(String expression) {
        var answer =
                call("Runtime.evaluate", Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(expression + " failed: " + answer.get("exceptionDetails"));
        }
        return answer.get("result").path("value");
    }

    void screenshot(Path file) {
        var image = call("Page.captureScreenshot", Map.of("format", "png"))
                .get("data")
                .asString();
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, Base64.getDecoder().decode(image));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Exceptions, console messages, and what the browser itself logged, since the page was opened. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** Addresses that were asked for since the page was opened. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        session = "";
        try {
            call("Browser.close", Map.of());
        } catch (UncheckedIOException gone) {
            // It closes its end of the pipe before or after it answers.
        }
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            delete(profile);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private JsonNode call(String method, Map<String, Object> parameters) {
        var number = ++calls;
        var message = session.isEmpty()
                ? Map.of("id", number, "method", method, "params", parameters)
                : Map.of("id", number, "method", method, "params", parameters, "sessionId", session);
        try {
            to.write(MAPPER.writeValueAsBytes(message));
            to.write(0);
            to.flush();
            while (true) {
                var answer = MAPPER.readTree(read());
                if (answer.path("id").asInt(-1) == number) {
                    if (answer.has("error")) {
                        throw new AssertionError(method + " failed: " + answer.get("error"));
                    }
                    return answer.get("result");
                }
                note(answer);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void note(JsonNode event) {
        var parameters = event.path("params");
        switch (event.path("method").asString("")) {
            case "Runtime.exceptionThrown",
                    "Runtime.consoleAPICalled",
                    "Log.entryAdded",
                    "Page.javascriptDialogOpening" -> problems.add(event.toString());
            case "Network.requestWillBeSent" ->
                requests.add(parameters.at("/request/url").asString());
            default -> {}
        }
    }

    private String read() throws IOException {
        var message = new ByteArrayOutputStream();
        for (var next = from.read(); next != 0; next = from.read()) {
            if (next < 0) {
                throw new IOException("the browser is gone");
            }
            message.write(next);
        }
        return message.toString(StandardCharsets.UTF_8);
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException stillBusy) {
            // A temporary folder that the system clears.
        }
    }
}
