package org.rashomon.harness.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.rashomon.harness.runner.Cluster;
import org.rashomon.harness.scenario.StoreSettings;
import org.rashomon.harness.store.LinkTraffic;
import org.rashomon.harness.store.NodeConfig;
import org.rashomon.harness.store.StoreClient;
import org.rashomon.harness.store.StoreClocks;
import org.rashomon.harness.store.StoreHttp;
import org.rashomon.harness.store.StoreProbe;
import org.rashomon.harness.store.StoreStatus;
import org.rashomon.harness.system.Breakage;
import org.rashomon.nemesis.Edge;
import org.rashomon.nemesis.Fault;
import org.rashomon.nemesis.injectors.InjectionException;
import org.rashomon.nemesis.injectors.Injectors;
import org.rashomon.nemesis.injectors.Observation;
import org.rashomon.nemesis.injectors.ToxiproxyLinks;
import org.rashomon.nemesis.toxiproxy.EmbeddedToxiproxy;
import org.rashomon.workloads.clients.Client;
import org.rashomon.workloads.clients.VirtualThreadClient;

/** The reference store as one JVM process a node on the loopback interface, with a proxy on every directed link. */
public final class LocalCluster implements Cluster {

    private static final String NOWHERE = "127.0.0.1:1";

    private final Plan plan;
    private final EventLoop loop;
    private final InstantSource trueTime;
    private final Map<Edge, String> entrances = new ConcurrentHashMap<>();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private FailureListener failures = reason -> {};
    private Optional<Deployment> deployment = Optional.empty();
    private volatile boolean isClosing;

    /**
     * What is to be deployed.
     *
     * @param nodes the nodes' names
     * @param edges who sends to whom
     * @param hasClientLinks whether clients reach nodes over links that faults can cut
     * @param store how the store is configured
     * @param defect planted in every node; empty for none
     * @param operationTimeout how long a client waits for an answer
     * @param toxiproxy the API of a server that is already there; otherwise one is embedded
     * @param data one folder a node below it
     * @param logs one file a node below it
     */
    public record Plan(
            List<String> nodes,
            SortedSet<Edge> edges,
            boolean hasClientLinks,
            StoreSettings store,
            String defect,
            Duration operationTimeout,
            Optional<URI> toxiproxy,
            Path data,
            Path logs) {
        public Plan {
            nodes = List.copyOf(nodes);
            edges = Collections.unmodifiableSortedSet(new TreeSet<>(edges));
        }

        SortedSet<Edge> links() {
            var links = new TreeSet<>(edges);
            if (hasClientLinks) {
                nodes.forEach(node -> links.add(Edge.ofClients(node)));
            }
            return links;
        }
    }

    /** What exists once the cluster has started. */
    private record Deployment(LocalNodes nodes, StoreHttp clients, Breakage breakage) {}

    /** Nothing is deployed yet. */
    public LocalCluster(Plan plan, EventLoop loop, InstantSource trueTime) {
        this.plan = plan;
        this.loop = loop;
        this.trueTime = trueTime;
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
        return loop.blocking(this::deploy).thenAccept(deployed -> deployment = Optional.of(deployed));
    }

    @Override
    public Client client(String node) {
        return new VirtualThreadClient(
                new StoreClient(
                        deployed().clients(),
                        node,
                        plan.operationTimeout(),
                        plan.store().contract()),
                loop);
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
        return loop.blocking(() -> StoreStatus.of(deployed().nodes().http(), node, trueTime));
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

    private Deployment deploy() throws IOException, InterruptedException {
        var links = open(
                ToxiproxyLinks.connect(proxyApi(), "%08x".formatted(plan.data().hashCode())));
        for (var edge : plan.links()) {
            entrances.put(edge, links.open(edge, NOWHERE));
        }
        var nodes = open(new LocalNodes(
                new LocalNodes.Folders(plan.data(), plan.logs()),
                (node, address) -> redirect(links, node, address),
                this::endedUnexpectedly));
        for (var node : plan.nodes()) {
            nodes.configure(new NodeConfig(
                    node,
                    "127.0.0.1:0",
                    nodes.data(node),
                    peersOf(node),
                    plan.store().ofNodes(),
                    plan.defect(),
                    true));
        }
        startTogether(nodes);
        var probe = new StoreProbe(edge -> entrances.getOrDefault(edge, NOWHERE));
        for (var edge : plan.links()) {
            if (probe.roundTrip(edge).isEmpty()) {
                throw new IOException("the link %s lets no probe pass".formatted(edge));
            }
        }
        var injectors = open(Injectors.of(links, probe, nodes, new StoreClocks(nodes.http(), trueTime)));
        var clients = open(new StoreHttp(node -> entrances.getOrDefault(Edge.ofClients(node), nodes.address(node))));
        var traffic = new LinkTraffic(nodes.http());
        return new Deployment(
                nodes, clients, new Breakage(plan.nodes(), plan.links(), injectors, links, traffic::failedSends));
    }

    private URI proxyApi() throws IOException {
        if (plan.toxiproxy().isPresent()) {
            return plan.toxiproxy().get();
        }
        return open(EmbeddedToxiproxy.start()).api();
    }

    private void startTogether(LocalNodes nodes) throws IOException, InterruptedException {
        var starts = new ArrayList<Thread>();
        var failed = new ConcurrentHashMap<String, String>();
        for (var node : plan.nodes()) {
            starts.add(Thread.startVirtualThread(() -> {
                try {
                    nodes.start(node);
                } catch (InjectionException failure) {
                    failed.put(node, String.valueOf(failure.getMessage()));
                }
            }));
        }
        for (var start : starts) {
            start.join();
        }
        if (!failed.isEmpty()) {
            throw new IOException(String.join("; ", new TreeMap<>(failed).values()));
        }
    }

    /** Every other node, and where it is reached; one that no link leads to cannot be. */
    private SortedMap<String, String> peersOf(String node) {
        var peers = new TreeMap<String, String>();
        plan.nodes().stream()
                .filter(peer -> !peer.equals(node))
                .forEach(peer -> peers.put(peer, entrances.getOrDefault(new Edge(node, peer), NOWHERE)));
        return peers;
    }

    private void redirect(ToxiproxyLinks links, String node, String address) {
        plan.links().stream().filter(edge -> edge.to().equals(node)).forEach(edge -> links.redirect(edge, address));
    }

    private void endedUnexpectedly(String node, String how) {
        if (!isClosing) {
            loop.execute(() -> failures.failed("%s ended by itself: %s".formatted(node, how)));
        }
    }

    private Deployment deployed() {
        return deployment.orElseThrow(() -> new IllegalStateException("the cluster was not started"));
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
