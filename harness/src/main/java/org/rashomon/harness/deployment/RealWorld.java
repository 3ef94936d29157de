package org.rashomon.harness.deployment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.rashomon.harness.runner.Cluster;
import org.rashomon.harness.runner.Scheduler;
import org.rashomon.harness.runner.World;

/** Real time, and a system that really runs. */
public final class RealWorld implements World {

    private final Clock clock = Clock.systemUTC();
    private final EventLoop loop = new EventLoop();
    private final DeployedCluster cluster;

    /** Deploys nothing yet. */
    public RealWorld(Deployer deployer) {
        cluster = new DeployedCluster(deployer, loop);
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
    public OptionalLong processorNanos() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
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
