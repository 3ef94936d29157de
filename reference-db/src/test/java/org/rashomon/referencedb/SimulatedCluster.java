package org.rashomon.referencedb;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Replicas on a virtual clock, with a network and disks that misbehave as the seed says. */
final class SimulatedCluster {

    private final SplittableRandom random;
    private final TreeMap<String, SimulatedNode> nodes = new TreeMap<>();
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::micros).thenComparingLong(Event::number));
    private final Set<String> cutLinks = new HashSet<>();
    private long micros = 1_000_000;
    private long lastEvent;
    private boolean isReliable = true;

    private record Event(long micros, long number, Runnable action) {}

    SimulatedCluster(SplittableRandom random, Limits limits, Policies policies, List<String> names) {
        this(random, new ReplicaConfig("", names, policies, limits));
    }

    /** Nodes that are configured like this one, and named as its peers. */
    SimulatedCluster(SplittableRandom random, ReplicaConfig like) {
        this.random = random;
        for (var name : like.peers()) {
            var peers =
                    like.peers().stream().filter(other -> !other.equals(name)).toList();
            nodes.put(
                    name,
                    new SimulatedNode(
                            this,
                            new ReplicaConfig(name, peers, like.policies(), like.limits(), like.repairs(), false)));
        }
        nodes.values().forEach(SimulatedNode::start);
    }

    SimulatedNode node(String name) {
        return Objects.requireNonNull(nodes.get(name), name);
    }

    SimulatedNode anyNode() {
        return new ArrayList<>(nodes.values()).get(random.nextInt(nodes.size()));
    }

    List<SimulatedNode> nodes() {
        return List.copyOf(nodes.values());
    }

    SplittableRandom random() {
        return random;
    }

    long micros() {
        return micros;
    }

    void after(long delayMicros, Runnable action) {
        events.add(new Event(micros + delayMicros, ++lastEvent, action));
    }

    void run(long durationMicros) {
        var end = micros + durationMicros;
        while (!events.isEmpty() && events.peek().micros() <= end) {
            var event = events.remove();
            micros = event.micros();
            event.action().run();
        }
        micros = end;
    }

    /** From now on messages are lost, doubled and delayed. */
    void makeUnreliable() {
        isReliable = false;
    }

    void cut(String from, String to) {
        cutLinks.add(from + "->" + to);
    }

    /** Undoes every fault and restarts every node that is down. */
    void heal() {
        isReliable = true;
        cutLinks.clear();
        nodes.values().forEach(SimulatedNode::restart);
    }

    /** Carries something from node to node: once, twice, late or never. */
    void carry(String from, String to, Runnable arrival) {
        if (isReliable) {
            after(500, () -> unlessCut(from, to, arrival));
            return;
        }
        if (random.nextInt(10) > 0) {
            after(delay(), () -> unlessCut(from, to, arrival));
        }
        if (random.nextInt(10) == 0) {
            after(delay(), () -> unlessCut(from, to, arrival));
        }
    }

    private void unlessCut(String from, String to, Runnable arrival) {
        if (!cutLinks.contains(from + "->" + to)) {
            arrival.run();
        }
    }

    /** How long a sync takes: now and then long enough for much to happen meanwhile. */
    long syncMicros() {
        return isReliable || random.nextInt(4) > 0 ? random.nextLong(3_000) : random.nextLong(400_000);
    }

    private long delay() {
        return random.nextInt(20) == 0 ? random.nextLong(3_000_000) : random.nextLong(20_000);
    }

    /** The answer of a node that is up and whose disk works. */
    Reply ask(String name, Request request) {
        var answers = new ArrayList<Reply>();
        node(name).ask(request, answers::add);
        run(10_000);
        return answers.getFirst();
    }
}
