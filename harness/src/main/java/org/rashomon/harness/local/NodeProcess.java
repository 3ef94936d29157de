package org.rashomon.harness.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * One life of a node: a JVM with the reference store. It ends when its standard input does, so it cannot outlive the
 * harness however that ends.
 */
final class NodeProcess {

    /** Small and quick to start; a node of a test never has much to do. */
    private static final List<String> JVM_FLAGS = List.of(
            "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m", "-XX:+ExitOnOutOfMemoryError", "-Xshare:auto");

    private static final String STORE_MAIN = "org.rashomon.referencedb.server.StoreMain";

    /** A terminal sends an interrupt to nodes as well as to the harness; only the harness is to act on it. */
    private static final List<String> DEAF_TO_INTERRUPTS =
            List.of("sh", "-c", "trap '' INT; exec \"$@\"", "rashomon-node");

    private static final int STARTUP_LIMIT_SECONDS = 20;
    private static final String SILENCE = "silence";
    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;
    private final String address;
    private volatile boolean isEndExpected;

    private NodeProcess(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Starts a node and waits until it listens.
     *
     * @param config the node's configuration file
     * @param log takes what it logs, behind what is there
     * @param onUnexpectedEnd hears in words when the process ends though nobody ended it
     * @throws IOException if it does not come up; the message is its own
     */
    static NodeProcess start(Path config, Path log, Consumer<String> onUnexpectedEnd) throws IOException {
        var process = new ProcessBuilder(command("--config", config.toString()))
                .redirectError(Redirect.appendTo(log.toFile()))
                .start();
        var node = new NodeProcess(process, announcedAddress(process, log));
        var unused = process.onExit().thenAccept(ended -> {
            if (!node.isEndExpected) {
                onUnexpectedEnd.accept("exit code %d, %s".formatted(ended.exitValue(), lastError(log)));
            }
        });
        return node;
    }

    /** The command line that runs the store with some arguments. */
    static List<String> command(String... arguments) {
        var command = new ArrayList<>(DEAF_TO_INTERRUPTS);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM_FLAGS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), STORE_MAIN));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Host and port it listens on; another in each life. */
    String address() {
        return address;
    }

    /** The process id, for signals. */
    long pid() {
        return process.pid();
    }

    /** Ends it with SIGKILL, and returns when it is gone. */
    void kill() throws InterruptedException {
        isEndExpected = true;
        process.destroyForcibly();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("process %d survives SIGKILL".formatted(process.pid()));
        }
    }

    /** Asks it to end, and says how it did. */
    int terminate() throws InterruptedException {
        isEndExpected = true;
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("process %d does not end when it is asked to".formatted(process.pid()));
        }
        return process.exitValue();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    private static String announcedAddress(Process process, Path log) throws IOException {
        try {
            return address(announcement(process, log));
        } catch (IOException useless) {
            process.destroyForcibly();
            throw useless;
        }
    }

    private static String announcement(Process process, Path log) throws IOException {
        var line = CompletableFuture.supplyAsync(() -> firstLine(process), Thread::startVirtualThread)
                .completeOnTimeout(SILENCE, STARTUP_LIMIT_SECONDS, TimeUnit.SECONDS)
                .join();
        if (line.equals(SILENCE)) {
            throw new IOException("it did not listen within %d s: %s".formatted(STARTUP_LIMIT_SECONDS, lastError(log)));
        }
        if (line.isEmpty()) {
            throw new IOException(lastError(log));
        }
        return line;
    }

    /** Empty when the process ends without a word. */
    private static String firstLine(Process process) {
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            var line = output.readLine();
            return line == null ? "" : line;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String address(String announcement) throws IOException {
        try {
            return JSON.readTree(announcement).path("listening").stringValue();
        } catch (JacksonException malformed) {
            throw new IOException("it announced \"%s\" instead of its address".formatted(announcement), malformed);
        }
    }

    private static String lastError(Path log) {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(NodeProcess::error)
                    .filter(error -> !error.isEmpty())
                    .reduce((earlier, later) -> later)
                    .orElse("see " + log);
        } catch (IOException | UncheckedIOException unreadable) {
            return "see " + log;
        }
    }

    /** The error that a line tells of; empty if it tells of none. */
    private static String error(String line) {
        if (!line.startsWith("{")) {
            return line.startsWith("error:") || line.contains("Exception") ? line : "";
        }
        try {
            return JSON.readTree(line)
                    .path("exception")
                    .stringValue("")
                    .lines()
                    .findFirst()
                    .orElse("");
        } catch (JacksonException cutOff) {
            return "";
        }
    }
}
