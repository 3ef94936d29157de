package org.rashomon.harness.deployment;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.rashomon.harness.runner.Cluster;
import org.rashomon.nemesis.Fault;
import org.rashomon.nemesis.injectors.Observation;
import org.rashomon.workloads.clients.Client;
import org.rashomon.workloads.clients.VirtualThreadClient;

/** A system that is really deployed. What blocks happens beside the loop and completes on it. */
public final class DeployedCluster implements Cluster {

    private final Deployer deployer;
    private final EventLoop loop;
    private final Opened opened = new Opened();
    private FailureListener failures = reason -> {};
    private Optional<Deployment> deployment = Optional.empty();

    /** Nothing is deployed yet. */
    public DeployedCluster(Deployer deployer, EventLoop loop) {
        this.deployer = deployer;
        this.loop = loop;
    }

    @Override
    public List<String> nodes() {
        return deployer.nodes();
    }

    @Override
    public void onFailure(FailureListener listener) {
        failures = listener;
    }

    @Override
    public CompletionStage<Void> start() {
        return loop.blocking(() -> deployer.deploy(opened, this::endedUnexpectedly))
                .thenAccept(deployed -> deployment = Optional.of(deployed));
    }

    @Override
    public SortedMap<String, String> facts() {
        return deployment.map(Deployment::facts).orElseGet(TreeMap::new);
    }

    @Override
    public Client client(String node) {
        return new VirtualThreadClient(deployed().clients().apply(node), loop);
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
        return loop.blocking(() -> deployed().status().of(node));
    }

    @Override
    public CompletionStage<List<LoggedConflict>> conflicts(String node) {
        return loop.blocking(() -> deployed().conflicts().of(node));
    }

    @Override
    public void close() {
        opened.close(failure -> failures.failed("while closing the cluster: " + failure.getMessage()));
    }

    private void endedUnexpectedly(String node, String how) {
        if (!opened.isClosed()) {
            loop.execute(() -> failures.failed("%s ended by itself: %s".formatted(node, how)));
        }
    }

    private Deployment deployed() {
        return deployment.orElseThrow(() -> new IllegalStateException("the cluster was not started"));
    }
}
