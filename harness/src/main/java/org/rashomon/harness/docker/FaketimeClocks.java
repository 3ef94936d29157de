package org.rashomon.harness.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.rashomon.harness.system.SystemConnection;
import org.rashomon.nemesis.injectors.Clocks;
import org.rashomon.nemesis.injectors.InjectionException;

/**
 * Wall clocks shifted by libfaketime, which is preloaded into every process of a node and reads the shift from a file
 * at each call. Works for any system whose programs use the C library.
 *
 * <p>The settings are the only ones known to work with a JVM: the variant for threads, since the plain one races; the
 * monotonic clock untouched, since schedulers hang otherwise; and no rate in the file, since 0.9.10 hangs the JVM with
 * one. So a drift is written as a new shift twenty times a second.
 */
final class FaketimeClocks implements Clocks, AutoCloseable {

    /** Where the file's folder is mounted; a folder, because a renamed file would not be seen through a mounted one. */
    static final String FOLDER = "/run/rashomon-clock";

    private static final String FILE = "shift";
    private static final long STEP_MILLIS = 50;

    private final Path folders;
    private final SystemConnection system;
    private final InstantSource trueTime;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("clock-drift").factory());
    private final Map<String, ScheduledFuture<?>> drifts = new ConcurrentHashMap<>();

    /**
     * Clocks that are right.
     *
     * @param folders one folder a node is made below it
     * @param system reads the clocks back
     */
    FaketimeClocks(Path folders, SystemConnection system, InstantSource trueTime) {
        this.folders = folders;
        this.system = system;
        this.trueTime = trueTime;
    }

    /** The environment of a node whose image has, or is given, the library at a path. */
    static Map<String, String> environment(String library) {
        return Map.of(
                "LD_PRELOAD",
                library,
                "FAKETIME_TIMESTAMP_FILE",
                FOLDER + "/" + FILE,
                "FAKETIME_NO_CACHE",
                "1",
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                "FAKETIME_FORCE_MONOTONIC_FIX",
                "0",
                "NO_FAKE_STAT",
                "1");
    }

    /** Makes a node's folder, with a clock that is right. */
    void prepare(String node) throws IOException {
        Files.createDirectories(folders.resolve(node));
        write(node, Duration.ZERO);
    }

    @Override
    public synchronized void set(String node, Duration offset, long driftPpm) {
        var previous = drifts.remove(node);
        if (previous != null) {
            previous.cancel(false);
        }
        write(node, offset);
        if (driftPpm != 0) {
            var began = System.nanoTime();
            Runnable step = () -> {
                var elapsed = System.nanoTime() - began;
                write(node, offset.plusNanos(Math.round(elapsed * (driftPpm / 1e6))));
            };
            drifts.put(node, timer.scheduleAtFixedRate(step, STEP_MILLIS, STEP_MILLIS, TimeUnit.MILLISECONDS));
        }
    }

    @Override
    public Duration offset(String node) {
        try {
            var before = micros(trueTime.instant());
            var shown = system.wallClockMicros(node);
            var after = micros(trueTime.instant());
            // A clock that nobody can read is never seen to be off.
            return shown.isPresent()
                    ? Duration.of(shown.getAsLong() - (before + after) / 2, ChronoUnit.MICROS)
                    : Duration.ZERO;
        } catch (IOException failure) {
            throw new InjectionException("the clock of %s cannot be read: %s".formatted(node, failure), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InjectionException("interrupted at the clock of " + node, interrupted);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** Replaces the file in one step: the library may read it at any moment. */
    private synchronized void write(String node, Duration offset) {
        var file = folders.resolve(node).resolve(FILE);
        var next = file.resolveSibling(FILE + ".next");
        try {
            Files.writeString(next, String.format(Locale.ROOT, "%+.6f%n", offset.toNanos() / 1e9));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new InjectionException("the clock of %s cannot be set: %s".formatted(node, failure), failure);
        }
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
