package org.rashomon.harness.local;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.rashomon.harness.deployment.FileTrees;
import org.rashomon.harness.store.NodeConfig;
import org.rashomon.harness.store.StoreHttp;
import org.rashomon.nemesis.Disturbance;
import org.rashomon.nemesis.injectors.InjectionException;
import org.rashomon.nemesis.injectors.Observation;
import org.rashomon.nemesis.injectors.Processes;

/** The nodes' processes, and where each listens. Safe for use by several threads. */
final class LocalNodes implements Processes, AutoCloseable {

    private static final Duration ANSWER_LIMIT = Duration.ofMillis(500);
    private static final String NOWHERE = "127.0.0.1:1";

    private final Map<String, NodeProcess> processes = new ConcurrentHashMap<>();
    private final Map<String, String> addresses = new ConcurrentHashMap<>();
    private final Folders folders;
    private final BiConsumer<String, String> onMove;
    private final BiConsumer<String, String> onUnexpectedEnd;
    private final Guardian guardian;
    private final StoreHttp http;
    private volatile boolean isClosed;

    /**
     * Where nodes keep their files.
     *
     * @param data one folder a node below it
     * @param logs one file a node below it
     */
    record Folders(Path data, Path logs) {}

    /**
     * No node runs yet.
     *
     * @param onMove hears a node's name and its address whenever it has a new one
     * @param onUnexpectedEnd hears a node's name and how it ended
     */
    LocalNodes(Folders folders, BiConsumer<String, String> onMove, BiConsumer<String, String> onUnexpectedEnd)
            throws IOException {
        this.folders = folders;
        this.onMove = onMove;
        this.onUnexpectedEnd = onUnexpectedEnd;
        this.guardian = Guardian.start();
        this.http = new StoreHttp(this::address);
    }

    /** Requests to the nodes where they are now. */
    StoreHttp http() {
        return http;
    }

    /** Where a node listens, or where nobody does. */
    String address(String node) {
        return addresses.getOrDefault(node, NOWHERE);
    }

    /** Writes a node's configuration. */
    void configure(NodeConfig config) throws IOException {
        Files.createDirectories(config.data());
        Files.writeString(config(config.node()), config.json());
    }

    /** A node's own directory. */
    Path data(String node) {
        return folders.data().resolve(node);
    }

    @Override
    public void start(String node) {
        var running = processes.get(node);
        if (isClosed || (running != null && running.isAlive())) {
            return;
        }
        try {
            var started = NodeProcess.start(
                    config(node), folders.logs().resolve(node + ".log"), how -> onUnexpectedEnd.accept(node, how));
            processes.put(node, started);
            addresses.put(node, started.address());
            onMove.accept(node, started.address());
        } catch (IOException failure) {
            throw new InjectionException("%s did not start: %s".formatted(node, failure.getMessage()), failure);
        }
    }

    @Override
    public void kill(String node) {
        try {
            process(node).kill();
            // Its port is free now, and another node may get it.
            addresses.remove(node);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InjectionException("interrupted while killing " + node, interrupted);
        }
    }

    @Override
    public void pause(String node) {
        guardian.watch(process(node).pid());
        signal("STOP", node);
    }

    @Override
    public void resume(String node) {
        if (process(node).isAlive()) {
            signal("CONT", node);
        }
    }

    @Override
    public Observation disturb(String node, Disturbance how) {
        return switch (how) {
            case RESTART -> restart(node);
            case WIPE -> wipe(node);
            case FULL_DISK, SLOW_DISK, BIT_FLIP, STARVE, SQUEEZE, DISCONNECT, JOIN ->
                Processes.super.disturb(node, how);
        };
    }

    private Observation restart(String node) {
        try {
            var exitCode = process(node).terminate();
            addresses.remove(node);
            return new Observation(exitCode == 0, "ended when asked, exit code " + exitCode);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InjectionException("interrupted while ending " + node, interrupted);
        }
    }

    private Observation wipe(String node) {
        kill(node);
        try {
            return new Observation(true, "%d files deleted".formatted(FileTrees.delete(data(node))));
        } catch (IOException failure) {
            throw new InjectionException("cannot wipe %s: %s".formatted(node, failure), failure);
        }
    }

    @Override
    public boolean answers(String node) {
        try {
            return http.get(node, "/health", ANSWER_LIMIT).status() == 200;
        } catch (IOException failure) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        isClosed = true;
        List.copyOf(processes.keySet()).forEach(this::kill);
        http.close();
        guardian.close();
    }

    private void signal(String signal, String node) {
        try {
            // The shell's own kill: the program of that name is not on every machine.
            var command = "kill -%s %d".formatted(signal, process(node).pid());
            var sent = new ProcessBuilder("sh", "-c", command)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            if (!sent.waitFor(5, TimeUnit.SECONDS) || sent.exitValue() != 0) {
                throw new InjectionException("SIG%s did not reach %s".formatted(signal, node));
            }
        } catch (IOException failure) {
            throw new InjectionException("cannot signal %s: %s".formatted(node, failure.getMessage()), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InjectionException("interrupted while signalling " + node, interrupted);
        }
    }

    private NodeProcess process(String node) {
        var process = processes.get(node);
        if (process == null) {
            throw new InjectionException(node + " was never started");
        }
        return process;
    }

    private Path config(String node) {
        return folders.data().resolve(node + ".json");
    }
}
