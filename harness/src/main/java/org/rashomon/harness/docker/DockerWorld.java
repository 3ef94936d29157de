package org.rashomon.harness.docker;

import com.github.dockerjava.api.DockerClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.rashomon.harness.docker.images.ImageException;
import org.rashomon.harness.docker.images.StoreImage;
import org.rashomon.harness.local.EventLoop;
import org.rashomon.harness.runner.Cluster;
import org.rashomon.harness.runner.Scheduler;
import org.rashomon.harness.runner.World;
import org.rashomon.harness.scenario.Scenario;
import org.rashomon.harness.store.ReferenceDb;
import org.rashomon.harness.system.SystemUnderTest;
import org.rashomon.nemesis.FaultKind;

/** Real time, and the nodes as containers. */
public final class DockerWorld implements World {

    /** Soon filled, and more than a node writes in an ordinary run. */
    private static final int FILLABLE_MEGABYTES = 128;

    private final Clock clock = Clock.systemUTC();
    private final EventLoop loop = new EventLoop();
    private final DockerCluster cluster;

    /**
     * Deploys nothing yet.
     *
     * @param data holds what the containers share with this machine
     * @param logs one file a container below it
     * @param progress hears, line by line, what takes time
     * @throws DockerUnavailableException if no engine answers
     */
    public DockerWorld(Scenario scenario, Path data, Path logs, Consumer<String> progress) {
        cluster = new DockerCluster(
                DockerEngine.connect(),
                new DockerPlan(
                        scenario.nodeNames(),
                        scenario.edges(),
                        scenario.operationTimeout(),
                        scenario.faults().contains(FaultKind.FULL_DISK)
                                ? OptionalInt.of(FILLABLE_MEGABYTES)
                                : OptionalInt.empty(),
                        data.toAbsolutePath(),
                        logs.toAbsolutePath(),
                        progress),
                docker -> referenceDb(docker, scenario, progress),
                loop);
    }

    private static SystemUnderTest referenceDb(DockerClient docker, Scenario scenario, Consumer<String> progress) {
        try {
            var images = new StoreImage(docker, progress);
            var image = images.provide();
            return new ReferenceDb(
                    image,
                    images.faketime(image),
                    new ReferenceDb.Configuration(
                            scenario.store().contract(), scenario.store().ofNodes(), scenario.defect()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ImageException("interrupted while the store's image was built", interrupted);
        }
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
