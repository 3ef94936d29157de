package org.rashomon.harness.simulation;

import java.time.Instant;
import java.util.SplittableRandom;
import org.rashomon.harness.runner.Cluster;
import org.rashomon.harness.runner.Scheduler;
import org.rashomon.harness.runner.World;
import org.rashomon.harness.scenario.Scenario;
import org.slf4j.MDC;

/**
 * A world on a virtual clock, on one thread, in which everything follows from the seed: the same scenario gives the
 * same history, byte for byte.
 */
public final class SimulatedWorld implements World {

    /** Keeps what the world draws apart from what workload and schedule draw from the same seed. */
    private static final long SALT = 0x5DEECE66DL;

    /** Tells the store's logger, by its configuration, that nobody wants to hear of these replicas. */
    private static final String QUIET = "simulated";

    private final VirtualTime time = new VirtualTime();
    private final SimulatedCluster cluster;

    public SimulatedWorld(Scenario scenario) {
        cluster = new SimulatedCluster(scenario, time, new SplittableRandom(scenario.seed() ^ SALT));
    }

    @Override
    public Scheduler scheduler() {
        return time;
    }

    @Override
    public Cluster cluster() {
        return cluster;
    }

    @Override
    public Instant now() {
        return SimulatedClock.BEGINNING.plusNanos(time.nowNanos());
    }

    @Override
    public void run() {
        MDC.put(QUIET, "true");
        try {
            time.run();
        } finally {
            MDC.remove(QUIET);
        }
    }

    @Override
    public void stop() {
        time.stop();
    }

    @Override
    public void close() {}
}
