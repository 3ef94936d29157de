package org.rashomon.harness.runner;

import java.time.Duration;

/** Looks, as long as a run lasts, at how much of the machine the harness itself takes and how late its thread comes. */
final class HarnessWatch {

    private static final Duration HEARTBEAT = Duration.ofMillis(20);
    private static final long INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long NOTABLE_NANOS = Duration.ofMillis(100).toNanos();

    private final World world;
    private final Recorder recorder;
    private long toldNanos;
    private long processorNanos;
    private long longestPauseNanos;
    private boolean isRunning;

    HarnessWatch(World world, Recorder recorder) {
        this.world = world;
        this.recorder = recorder;
    }

    /** Begins, in a world where there is something to be seen. */
    void start() {
        world.processorNanos().ifPresent(used -> {
            isRunning = true;
            toldNanos = world.scheduler().nowNanos();
            processorNanos = used;
            beat();
        });
    }

    void stop() {
        isRunning = false;
    }

    private void beat() {
        var due = world.scheduler().nowNanos() + HEARTBEAT.toNanos();
        world.scheduler().after(HEARTBEAT, () -> {
            if (isRunning) {
                var now = world.scheduler().nowNanos();
                longestPauseNanos = Math.max(longestPauseNanos, now - due);
                if (longestPauseNanos >= NOTABLE_NANOS || now - toldNanos >= INTERVAL_NANOS) {
                    tell(now);
                }
                beat();
            }
        });
    }

    private void tell(long now) {
        world.processorNanos().ifPresent(used -> {
            recorder.harness(now - toldNanos, used - processorNanos, longestPauseNanos);
            processorNanos = used;
        });
        toldNanos = now;
        longestPauseNanos = 0;
    }
}
