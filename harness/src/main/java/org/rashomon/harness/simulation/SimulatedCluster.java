package org.rashomon.harness.simulation;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.rashomon.harness.runner.Cluster;
import org.rashomon.harness.scenario.Scenario;
import org.rashomon.history.LinkCounters;
import org.rashomon.nemesis.Edge;
import org.rashomon.nemesis.Fault;
import org.rashomon.nemesis.injectors.Observation;
import org.rashomon.referencedb.Limits;
import org.rashomon.referencedb.PeerMessage;
import org.rashomon.referencedb.PeerReply;
import org.rashomon.referencedb.ReplicaConfig;
import org.rashomon.referencedb.Reply;
import org.rashomon.referencedb.Request;
import org.rashomon.workloads.clients.Client;

/** The store's replicas on simulated machines. */
final class SimulatedCluster implements Cluster {

    /** About what a message takes besides its changes, and what one change takes. */
    private static final long MESSAGE_BYTES = 200;

    private static final long CHANGE_BYTES = 150;
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(3);
    private static final Duration PROBE_INTERVAL = Duration.ofMillis(50);
    private static final Duration STATUS_TIMEOUT = Duration.ofMillis(500);

    private final VirtualTime time;
    private final List<String> names;
    private final Requests requests;
    private final Map<String, SimulatedNode> nodes = new TreeMap<>();
    private final Map<Edge, SimulatedLink> links = new TreeMap<>();
    private final NodeFaults nodeFaults = new NodeFaults(nodes, links);
    private final Map<Fault, Long> stoppedBefore = new java.util.LinkedHashMap<>();

    SimulatedCluster(Scenario scenario, VirtualTime time, SplittableRandom random) {
        this.time = time;
        this.names = scenario.nodeNames();
        this.requests = new Requests(scenario);
        var policies = StorePolicies.of(scenario);
        var weather = Weather.draw(random.split());
        for (var edge : scenario.edges()) {
            links.put(edge, new SimulatedLink(time, weather, random.split()));
        }
        for (var name : names) {
            var peers = names.stream().filter(other -> !other.equals(name)).toList();
            var around = new SimulatedNode.Surroundings(time, weather, wires(name), scenario.defect());
            nodes.put(
                    name,
                    new SimulatedNode(
                            new ReplicaConfig(name, peers, policies, Limits.standard()), around, random.split()));
        }
    }

    @Override
    public List<String> nodes() {
        return names;
    }

    @Override
    public CompletionStage<Void> start() {
        nodes.values().forEach(SimulatedNode::start);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public Client client(String node) {
        return new SimulatedClient(time, node(node), node, requests);
    }

    @Override
    public CompletionStage<Observation> inject(Fault fault) {
        return switch (fault) {
            case Fault.OfLinks ofLinks -> impose(ofLinks);
            case Fault.OfProcesses ofProcesses -> CompletableFuture.completedStage(nodeFaults.inject(ofProcesses));
            case Fault.OfClock ofClock -> seen(adjust(ofClock));
        };
    }

    @Override
    public CompletionStage<Observation> heal(Fault fault) {
        var healed = switch (fault) {
            case Fault.OfLinks ofLinks -> lift(ofLinks);
            case Fault.OfProcesses ofProcesses -> nodeFaults.heal(ofProcesses);
            case Fault.OfClock ofClock -> {
                node(ofClock.node()).clock().adjust(Duration.ZERO, 0);
                yield reading(ofClock.node());
            }
        };
        return CompletableFuture.completedStage(new Observation(false, healed));
    }

    @Override
    public CompletionStage<Observation> healAll() {
        links.values().forEach(SimulatedLink::restore);
        nodeFaults.healAll();
        return CompletableFuture.completedStage(
                new Observation(false, "%d nodes and %d links answer".formatted(nodes.size(), links.size())));
    }

    @Override
    public CompletionStage<ReplicaStatus> status(String name) {
        return ask(name, new Request.Inspect())
                .thenApply(
                        reply -> status((Reply.Status) reply, node(name).clock().offsetMicros()));
    }

    @Override
    public CompletionStage<List<LoggedConflict>> conflicts(String name) {
        return ask(name, new Request.InspectConflicts(0))
                .thenApply(reply -> ((Reply.ConflictLog) reply)
                        .conflicts().stream().map(Replies::logged).toList());
    }

    private CompletableFuture<Reply> ask(String name, Request request) {
        var result = new CompletableFuture<Reply>();
        var node = node(name);
        if (!node.isUp()) {
            result.completeExceptionally(new IllegalStateException("cannot connect to " + name));
            return result;
        }
        var timeout = time.after(
                STATUS_TIMEOUT,
                () -> result.completeExceptionally(new IllegalStateException("no answer from " + name)));
        node.ask(
                request,
                reply -> {
                    timeout.cancel();
                    result.complete(reply);
                },
                () -> result.completeExceptionally(new IllegalStateException("connection reset by " + name)));
        return result;
    }

    /** Nothing here fails that was not told to. */
    @Override
    public void onFailure(FailureListener listener) {}

    @Override
    public void close() {}

    private static ReplicaStatus status(Reply.Status status, long clockOffsetMicros) {
        var backlog = status.links().stream()
                .mapToLong(link -> link.backlog().changes())
                .sum();
        var counts = status.counts();
        var counters = new TreeMap<>(Map.of(
                "heldBack", counts.heldBack(),
                "tombstones", counts.tombstones(),
                "received", counts.arrivals().received(),
                "applied", counts.arrivals().applied(),
                "duplicates", counts.arrivals().duplicates(),
                "looped", counts.arrivals().looped()));
        for (var link : status.links()) {
            counters.put(LinkCounters.unanswered(link.to()), link.sent().failures());
            counters.put(LinkCounters.waitingMillis(link.to()), link.backlog().lagMillis());
        }
        return new ReplicaStatus(status.digest(), Replies.vector(status.seen()), backlog, clockOffsetMicros, counters);
    }

    private SimulatedNode.Wires wires(String from) {
        return (String to, PeerMessage message, Consumer<PeerReply> answered, Runnable refused) -> {
            var link = link(new Edge(from, to));
            var bytes = MESSAGE_BYTES + CHANGE_BYTES * message.size();
            link.send(
                    bytes,
                    () -> {
                        if (node(to).isUp()) {
                            node(to).receive(message, reply -> link.answer(() -> answered.accept(reply)));
                        } else {
                            link.answer(refused);
                        }
                    },
                    refused);
        };
    }

    private CompletionStage<Observation> impose(Fault.OfLinks fault) {
        stoppedBefore.put(fault, stopped(fault));
        fault.edges().forEach(edge -> link(edge).impose(fault));
        var observed = new CompletableFuture<Observation>();
        probe(fault, time.nowNanos() + PROBE_LIMIT.toNanos(), observed);
        return observed;
    }

    /** A link between nodes of which one is down tells nothing; it is tried again, in case they come back. */
    private void probe(Fault.OfLinks fault, long deadlineNanos, CompletableFuture<Observation> observed) {
        var testable = fault.edges().stream()
                .filter(edge -> node(edge.from()).answers() && node(edge.to()).answers())
                .toList();
        if (!testable.isEmpty()) {
            var passes = testable.stream().allMatch(edge -> link(edge).passes());
            observed.complete(new Observation(true, each(testable, passes ? "slowed" : "no answer")));
        } else if (time.nowNanos() < deadlineNanos) {
            time.after(PROBE_INTERVAL, () -> probe(fault, deadlineNanos, observed));
        } else {
            observed.complete(new Observation(false, each(fault.edges(), "not probed, as a node is down")));
        }
    }

    private String lift(Fault.OfLinks fault) {
        var stopped = stopped(fault)
                - Optional.ofNullable(stoppedBefore.remove(fault)).orElse(0L);
        fault.edges().forEach(edge -> link(edge).lift(fault));
        return "%d messages were stopped; %s".formatted(stopped, each(fault.edges(), "answers"));
    }

    private long stopped(Fault.OfLinks fault) {
        return fault.edges().stream().mapToLong(edge -> link(edge).stopped()).sum();
    }

    private String adjust(Fault.OfClock fault) {
        var clock = node(fault.node()).clock();
        switch (fault) {
            case Fault.ClockJump(var node, var offset) -> clock.adjust(offset, 0);
            case Fault.ClockDrift(var node, var partsPerMillion) -> clock.adjust(Duration.ZERO, partsPerMillion);
            case Fault.ClockStrobe(var node, var amplitude, var period) -> clock.strobe(amplitude, period);
        }
        return reading(fault.node());
    }

    private String reading(String node) {
        return "%s: clock off by %+d ms".formatted(node, node(node).clock().offsetMicros() / 1_000);
    }

    private static CompletionStage<Observation> seen(String effect) {
        return CompletableFuture.completedStage(new Observation(true, effect));
    }

    private static String each(Collection<?> targets, String what) {
        return targets.stream().map(target -> target + ": " + what).collect(Collectors.joining(", "));
    }

    private SimulatedNode node(String name) {
        return Optional.ofNullable(nodes.get(name)).orElseThrow();
    }

    private SimulatedLink link(Edge edge) {
        return Optional.ofNullable(links.get(edge)).orElseThrow();
    }
}
