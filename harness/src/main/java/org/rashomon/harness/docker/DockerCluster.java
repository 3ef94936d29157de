package org.rashomon.harness.docker;

import com.github.dockerjava.api.DockerClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.rashomon.harness.local.EventLoop;
import org.rashomon.harness.runner.Cluster;
import org.rashomon.harness.system.Breakage;
import org.rashomon.harness.system.SystemUnderTest;
import org.rashomon.nemesis.Fault;
import org.rashomon.nemesis.injectors.Injectors;
import org.rashomon.nemesis.injectors.LinkProbe;
import org.rashomon.nemesis.injectors.Observation;
import org.rashomon.workloads.clients.Client;
import org.rashomon.workloads.clients.VirtualThreadClient;

/** A system under test as one container a node, with the real Toxiproxy on every link. */
public final class DockerCluster implements Cluster {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration LINK_LIMIT = Duration.ofSeconds(10);
    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(20).toNanos();

    private final DockerClient docker;
    private final DockerPlan plan;
    private final Function<DockerClient, SystemUnderTest> system;
    private final EventLoop loop;
    private final List<AutoCloseable> opened = new ArrayList<>();
    private FailureListener failures = reason -> {};
    private Optional<Deployed> deployed = Optional.empty();
    private volatile boolean isClosing;

    /** What exists once the cluster has started. */
    private record Deployed(DockerDeployment deployment, Breakage breakage) {}

    /**
     * Nothing is deployed yet.
     *
     * @param system makes the system, and its image if need be, when the cluster is started
     */
    public DockerCluster(
            DockerClient docker, DockerPlan plan, Function<DockerClient, SystemUnderTest> system, EventLoop loop) {
        this.docker = docker;
        this.plan = plan;
        this.system = system;
        this.loop = loop;
    }

    @Override
    public List<String> nodes() {
        return plan.nodes();
    }

    @Override
    public void onFailure(FailureListener listener) {
        failures = listener;
    }

    @Override
    public CompletionStage<Void> start() {
        return loop.blocking(this::deploy).thenAccept(done -> deployed = Optional.of(done));
    }

    @Override
    public Client client(String node) {
        return new VirtualThreadClient(
                deployed().deployment().connection().client(node, plan.operationTimeout()), loop);
    }

    @Override
    public CompletionStage<Observation> inject(Fault fault) {
        return loop.blocking(() -> deployed().breakage().inject(fault));
    }

    @Override
    public CompletionStage<Observation> heal(Fault fault) {
        return loop.blocking(() -> deployed().breakage().heal(fault));
    }

    @Override
    public CompletionStage<Observation> healAll() {
        return loop.blocking(() -> deployed().breakage().healAll());
    }

    @Override
    public CompletionStage<ReplicaStatus> status(String node) {
        return loop.blocking(() -> deployed().deployment().connection().status(node));
    }

    @Override
    public void close() {
        isClosing = true;
        synchronized (opened) {
            for (var resource : opened.reversed()) {
                try {
                    resource.close();
                } catch (Exception failure) {
                    failures.failed("while closing the cluster: " + failure.getMessage());
                }
            }
            opened.clear();
        }
    }

    private Deployed deploy() throws IOException, InterruptedException {
        RunLabels.sweep(docker, plan.progress());
        open(CleanupGate.hold());
        var deployment = open(new DockerDeployment(docker, plan, system.apply(docker), this::endedUnexpectedly));
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
        var injectors = open(Injectors.of(proxies, probe, deployment.processes(), deployment.clocks()));
        return new Deployed(
                deployment,
                new Breakage(
                        plan.nodes(),
                        plan.links(),
                        injectors,
                        proxies,
                        edges -> deployment.connection().failedSends(edges)));
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

    private void endedUnexpectedly(String node, String how) {
        if (!isClosing) {
            loop.execute(() -> failures.failed("%s ended by itself: %s".formatted(node, how)));
        }
    }

    private Deployed deployed() {
        return deployed.orElseThrow(() -> new IllegalStateException("the cluster was not started"));
    }

    /** Remembers what is to be closed with the cluster; a cluster that was closed meanwhile deploys nothing more. */
    private <T extends AutoCloseable> T open(T resource) throws IOException {
        synchronized (opened) {
            opened.add(resource);
        }
        if (isClosing) {
            close();
            throw new IOException("the cluster was closed while it started");
        }
        return resource;
    }
}
