package org.rashomon.harness.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.rashomon.harness.runner.Cluster;
import org.rashomon.harness.runner.Scheduler;
import org.rashomon.harness.runner.World;
import org.rashomon.harness.scenario.Scenario;
import org.rashomon.nemesis.FaultKind;

/** Real time, and the reference store as plain processes on this machine. */
public final class LocalWorld implements World {

    private final Clock clock = Clock.systemUTC();
    private final EventLoop loop = new EventLoop();
    private final LocalCluster cluster;

    /**
     * Deploys nothing yet.
     *
     * @param toxiproxy the API of a server that is already there; otherwise one is embedded
     * @param data one folder a node below it
     * @param logs one file a node below it
     */
    public LocalWorld(Scenario scenario, Optional<URI> toxiproxy, Path data, Path logs) {
        cluster = new LocalCluster(
                new LocalCluster.Plan(
                        scenario.nodeNames(),
                        scenario.edges(),
                        scenario.faults().contains(FaultKind.CLIENTS),
                        scenario.store(),
                        scenario.defect(),
                        scenario.operationTimeout(),
                        toxiproxy,
                        data.toAbsolutePath(),
                        logs.toAbsolutePath()),
                loop,
                clock);
    }

    @Override
    public Scheduler scheduler() {
        return loop;
    }

    @Override
    public Cluster cluster() {
        return cluster;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void run() throws InterruptedException {
        loop.run();
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public void close() {
        cluster.close();
        loop.close();
    }
}
