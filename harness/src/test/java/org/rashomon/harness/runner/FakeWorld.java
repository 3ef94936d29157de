package org.rashomon.harness.runner;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Virtual time and a fake cluster; the harness takes as much of the machine as a test says. */
record FakeWorld(VirtualScheduler scheduler, Cluster cluster, Supplier<OptionalLong> processor) implements World {

    /** In which the harness takes nothing that could be told. */
    FakeWorld(VirtualScheduler scheduler, Cluster cluster) {
        this(scheduler, cluster, OptionalLong::empty);
    }

    @Override
    public OptionalLong processorNanos() {
        return processor.get();
    }

    @Override
    public Instant now() {
        return Instant.EPOCH.plusNanos(scheduler.nowNanos());
    }

    @Override
    public void run() {
        scheduler.runUntilIdle();
    }

    @Override
    public void stop() {}

    @Override
    public void close() {}
}
