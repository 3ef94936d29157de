package org.rashomon.harness.cli;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The harness as a process of its own, to be killed. */
final class HarnessProcess implements AutoCloseable {

    private final Process process;
    private final Path log;

    private HarnessProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts it with a command line; what it prints goes to a file in the folder. */
    static HarnessProcess start(Path folder, String... arguments) throws IOException {
        return start(folder, Map.of(), arguments);
    }

    /** The same with more environment variables. */
    static HarnessProcess start(Path folder, Map<String, String> environment, String... arguments) throws IOException {
        // A build in the background may have been told to ignore interrupts, and would hand that down.
        var command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Rashomon.class.getName()));
        command.addAll(List.of(arguments));
        var log = folder.resolve("transcript.log");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        return new HarnessProcess(process, log);
    }

    /** Waits until it has printed a text. */
    void awaitOutput(String text) {
        await("the harness prints " + text)
                .atMost(Duration.ofSeconds(40))
                .failFast("the harness ended", () -> !process.isAlive())
                .until(() -> output().contains(text));
    }

    /** What runs below it: nodes, and whatever watches them. */
    List<ProcessHandle> descendants() {
        return process.descendants().toList();
    }

    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(name, process.pid()))
                .start()
                .waitFor();
    }

    /** Waits for its end. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(40, TimeUnit.SECONDS)) {
            throw new AssertionError("the harness does not end:\n" + output());
        }
        return process.exitValue();
    }

    String output() {
        try {
            return Files.readString(log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
