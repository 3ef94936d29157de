package org.rashomon.harness.docker;

import com.github.dockerjava.api.DockerClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.rashomon.harness.deployment.Deployer;
import org.rashomon.harness.deployment.Deployment;
import org.rashomon.harness.deployment.Opened;
import org.rashomon.harness.docker.images.HostLibraries;
import org.rashomon.harness.docker.images.ImageException;
import org.rashomon.harness.docker.images.StoreImage;
import org.rashomon.harness.scenario.Scenario;
import org.rashomon.harness.store.ReferenceDb;
import org.rashomon.harness.system.Breakage;
import org.rashomon.harness.system.SystemUnderTest;
import org.rashomon.nemesis.FaultKind;
import org.rashomon.nemesis.injectors.Injectors;
import org.rashomon.nemesis.injectors.LinkProbe;

/** A system under test as one container a node, with the real Toxiproxy on every link. */
public final class DockerDeployer implements Deployer {

    /** Soon filled, and more than a node writes in an ordinary run. */
    private static final int FILLABLE_MEGABYTES = 128;

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration LINK_LIMIT = Duration.ofSeconds(10);
    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(20).toNanos();

    private final DockerClient docker;
    private final DockerPlan plan;
    private final Function<DockerClient, SystemUnderTest> system;

    /**
     * Nothing is deployed yet.
     *
     * @param system makes the system, and its image if need be, when the cluster is started
     */
    public DockerDeployer(DockerClient docker, DockerPlan plan, Function<DockerClient, SystemUnderTest> system) {
        this.docker = docker;
        this.plan = plan;
        this.system = system;
    }

    /**
     * Of what a scenario asks for.
     *
     * @param own a system of the user's own; empty for the bundled store
     * @param data holds what the containers share with this machine
     * @param logs one file a container below it
     * @param progress hears, line by line, what takes time
     * @throws DockerUnavailableException if no engine answers
     */
    public static DockerDeployer of(
            Scenario scenario, Optional<SystemUnderTest> own, Path data, Path logs, Consumer<String> progress) {
        return new DockerDeployer(
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
                        HostLibraries.faketime(),
                        progress),
                docker -> own.orElseGet(() -> referenceDb(docker, scenario, progress)));
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
    public List<String> nodes() {
        return plan.nodes();
    }

    @Override
    public Deployment deploy(Opened opened, EndListener onUnexpectedEnd) throws IOException, InterruptedException {
        RunLabels.sweep(docker, plan.progress());
        opened.add(CleanupGate.hold());
        var deployment = opened.add(new DockerDeployment(docker, plan, system.apply(docker), onUnexpectedEnd::ended));
        deployment.start();
        var nodes = deployment.nodes();
        for (var node : plan.nodes()) {
            until(START_LIMIT, node + " answers", () -> {
                nodes.end(node).ifPresent(end -> {
                    throw new IllegalStateException("%s did not start: %s, see %s"
                            .formatted(node, end, plan.logs().resolve(node + ".log")));
                });
                return nodes.answers(node);
            });
        }
        var proxies = deployment.proxies();
        LinkProbe probe = edge -> deployment.connection().probe(proxies.outside(edge));
        for (var edge : plan.links()) {
            until(
                    LINK_LIMIT,
                    edge + " lets a probe pass",
                    () -> probe.roundTrip(edge).isPresent());
        }
        var injectors = opened.add(Injectors.of(proxies, probe, deployment.processes(), deployment.clocks()));
        var connection = deployment.connection();
        return new Deployment(
                node -> connection.client(node, plan.operationTimeout()),
                connection::status,
                connection::conflicts,
                new Breakage(plan.nodes(), plan.links(), injectors, proxies, connection::failedSends),
                deployment.facts());
    }

    private static void until(Duration limit, String what, BooleanSupplier condition) throws IOException {
        var began = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - began > limit.toNanos()) {
                throw new IOException("not within %d s: %s".formatted(limit.toSeconds(), what));
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }
}
