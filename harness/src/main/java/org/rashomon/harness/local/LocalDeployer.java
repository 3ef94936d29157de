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
import java.util.concurrent.ConcurrentHashMap;
import org.rashomon.harness.deployment.Deployer;
import org.rashomon.harness.deployment.Deployment;
import org.rashomon.harness.deployment.HostFacts;
import org.rashomon.harness.deployment.Opened;
import org.rashomon.harness.scenario.Scenario;
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
import org.rashomon.nemesis.FaultKind;
import org.rashomon.nemesis.injectors.InjectionException;
import org.rashomon.nemesis.injectors.Injectors;
import org.rashomon.nemesis.injectors.ToxiproxyLinks;
import org.rashomon.nemesis.toxiproxy.EmbeddedToxiproxy;

/** The reference store as one JVM process a node on the loopback interface, with a proxy on every directed link. */
public final class LocalDeployer implements Deployer {

    private static final String NOWHERE = "127.0.0.1:1";

    private final Plan plan;
    private final InstantSource trueTime;
    private final Map<Edge, String> entrances = new ConcurrentHashMap<>();

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

    /** Nothing is deployed yet. */
    public LocalDeployer(Plan plan, InstantSource trueTime) {
        this.plan = plan;
        this.trueTime = trueTime;
    }

    /**
     * Of the bundled store as a scenario asks for it.
     *
     * @param toxiproxy as in {@link Plan}
     * @param data as in {@link Plan}
     * @param logs as in {@link Plan}
     */
    public static LocalDeployer of(Scenario scenario, Optional<URI> toxiproxy, Path data, Path logs) {
        return new LocalDeployer(
                new Plan(
                        scenario.nodeNames(),
                        scenario.edges(),
                        scenario.faults().contains(FaultKind.CLIENTS),
                        scenario.store(),
                        scenario.defect(),
                        scenario.operationTimeout(),
                        toxiproxy,
                        data.toAbsolutePath(),
                        logs.toAbsolutePath()),
                InstantSource.system());
    }

    @Override
    public List<String> nodes() {
        return plan.nodes();
    }

    @Override
    public Deployment deploy(Opened opened, EndListener onUnexpectedEnd) throws IOException, InterruptedException {
        var links = opened.add(ToxiproxyLinks.connect(
                proxyApi(opened), "%08x".formatted(plan.data().hashCode())));
        for (var edge : plan.links()) {
            entrances.put(edge, links.open(edge, NOWHERE));
        }
        var nodes = opened.add(new LocalNodes(
                new LocalNodes.Folders(plan.data(), plan.logs()),
                (node, address) -> redirect(links, node, address),
                onUnexpectedEnd::ended));
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
        var injectors = opened.add(Injectors.of(links, probe, nodes, new StoreClocks(nodes.http(), trueTime)));
        var clients =
                opened.add(new StoreHttp(node -> entrances.getOrDefault(Edge.ofClients(node), nodes.address(node))));
        var traffic = new LinkTraffic(nodes.http());
        return new Deployment(
                node -> new StoreClient(
                        clients, node, plan.operationTimeout(), plan.store().contract()),
                node -> StoreStatus.of(nodes.http(), node, trueTime),
                node -> StoreStatus.conflicts(nodes.http(), node),
                new Breakage(plan.nodes(), plan.links(), injectors, links, traffic::failedSends),
                HostFacts.ofThisHost());
    }

    private URI proxyApi(Opened opened) throws IOException {
        if (plan.toxiproxy().isPresent()) {
            return plan.toxiproxy().get();
        }
        return opened.add(EmbeddedToxiproxy.start()).api();
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
}
