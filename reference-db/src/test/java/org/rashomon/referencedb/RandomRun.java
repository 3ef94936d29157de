package org.rashomon.referencedb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.rashomon.referencedb.strategies.Strategy;

/** A random workload under random faults, everything that its clients saw, and what the replicas hold in the end. */
final class RandomRun {

    private static final int STEPS = 150;
    private static final int KEYS = 6;

    private final SplittableRandom random;
    private final Strategy strategy;
    private final RandomOperations operations;
    private final SimulatedCluster cluster;
    private final Policies policies;
    private final List<Change> seenVersions = new ArrayList<>();
    private final Map<String, VersionVector> seenVectors = new TreeMap<>();
    private final List<Reply.Status> finals = new ArrayList<>();
    private final List<Map<String, View>> finalViews = new ArrayList<>();

    RandomRun(SplittableRandom random) {
        this(random, RandomPolicies.strategy(random));
    }

    RandomRun(SplittableRandom random, Strategy strategy) {
        this.random = random;
        this.strategy = strategy;
        this.operations = new RandomOperations(random, strategy.name());
        var names = IntStream.rangeClosed(1, 2 + random.nextInt(4))
                .mapToObj(i -> "n" + i)
                .toList();
        var limits = new Limits(
                1 + random.nextInt(20),
                100_000,
                1 + random.nextInt(5),
                25 + random.nextInt(2_000),
                1 + random.nextInt(20),
                random.nextBoolean() ? 1_000_000 : 1 + random.nextInt(40));
        this.policies = RandomPolicies.draw(random, strategy, names);
        this.cluster = new SimulatedCluster(random, limits, policies, names);
    }

    RandomRun play() {
        cluster.makeUnreliable();
        for (var step = 0; step < STEPS; step++) {
            act();
            cluster.run(random.nextLong(100_000));
        }
        cluster.heal();
        cluster.run(30_000_000);
        for (var node : cluster.nodes()) {
            var status = (Reply.Status) cluster.ask(node.name(), new Request.Inspect());
            assertSeenNeverShrinks(node.name(), status.seen());
            finals.add(status);
            finalViews.add(viewsAt(node));
        }
        return this;
    }

    private Map<String, View> viewsAt(SimulatedNode node) {
        var views = new TreeMap<String, View>();
        for (var key = 0; key < KEYS; key++) {
            switch (cluster.ask(node.name(), new Request.Read("k" + key))) {
                case Reply.Found(var name, var view, var seen) -> views.put(name, view);
                case Reply.NotFound(var tombstones, var seen) -> views.put("k" + key, new View.Nothing(tombstones));
                case Reply other -> throw new AssertionError("a read was answered by " + other);
            }
        }
        return views;
    }

    private void act() {
        var node = cluster.anyNode();
        switch (random.nextInt(14)) {
            case 0 -> node.crash();
            case 1, 2 -> node.restart();
            case 3 -> node.skewClock(random.nextInt(-3, 4) * 1_000_000L);
            case 4 -> cluster.cut(node.name(), cluster.anyNode().name());
            case 5 -> ask(node, new Request.Read(key()));
            case 6 -> ask(node, new Request.Scan("k"));
            default -> ask(node, new Request.Update(key(), operations.next(), basis()));
        }
    }

    /** Now and then what somebody has read, of this key or another. */
    private Basis basis() {
        if (seenVersions.isEmpty() || random.nextBoolean()) {
            return new Basis.Unsaid();
        }
        return new Basis.Read(
                List.of(seenVersions.get(random.nextInt(seenVersions.size())).dot()));
    }

    private String key() {
        return "k" + random.nextInt(KEYS);
    }

    private void ask(SimulatedNode node, Request request) {
        node.ask(request, reply -> learn(node.name(), reply));
    }

    private void learn(String node, Reply reply) {
        assertSeenNeverShrinks(node, reply.seen());
        seenVectors.put(node, reply.seen());
        switch (reply) {
            case Reply.Found found -> seenVersions.addAll(found.view().versions());
            case Reply.Written(var version, var seen) -> seenVersions.add(version);
            case Reply.NotFound(var tombstones, var seen) -> seenVersions.addAll(tombstones);
            case Reply.Entries(var views, var seen) ->
                views.values().forEach(view -> seenVersions.addAll(view.versions()));
            case Reply.Refused(var refusal, var seen) ->
                assertThat(refusal.kind()).isIn(Refusal.Kind.NO_SUCH_ELEMENT, Refusal.Kind.NOT_ALL_REACHABLE);
            case Reply other -> throw new AssertionError("nobody asked for " + other);
        }
    }

    void assertConverged() {
        assertThat(finals)
                .as("digests with %s", this)
                .extracting(Reply.Status::digest)
                .containsOnly(finals.getFirst().digest());
        assertThat(finals)
                .extracting(Reply.Status::seen)
                .containsOnly(finals.getFirst().seen());
        assertThat(finals).extracting(status -> status.counts().heldBack()).containsOnly(0L);
        assertThat(finalViews).containsOnly(finalViews.getFirst());
    }

    /** What is on disk of each node's own writes decides what is there in the end, whatever the order of arrival. */
    void assertTheOutcomeFollowsFromTheSetOfChanges() {
        var all = cluster.nodes().stream()
                .flatMap(node -> node.ownWrites().stream())
                .toList();
        var outcome = new Outcome(strategy);
        finalViews.getFirst().forEach((key, view) -> {
            var expected = outcome.expected(key, all);
            var versions = view.versions().stream().map(Change::dot).sorted().toList();
            if (!(versions.isEmpty() && isCollectable(expected, all))) {
                assertThat(versions).as("versions of %s with %s", key, this).isEqualTo(expected);
            }
        });
        for (var version : seenVersions) {
            assertThat(finals.getFirst().seen().contains(version.dot()))
                    .as("%s is applied", version)
                    .isTrue();
            assertThat(all).as("what was seen is durable at its origin").contains(version);
        }
    }

    /** A tombstone that every replica has seen may be gone. */
    private boolean isCollectable(List<Dot> expected, List<Change> all) {
        return policies.clock().isCausal()
                && all.stream()
                        .filter(change -> expected.contains(change.dot()))
                        .allMatch(change -> change.content().equals(Content.none()));
    }

    /** A replica never forgets what it once said it had applied, crash or not. */
    private void assertSeenNeverShrinks(String node, VersionVector seen) {
        var before = seenVectors.getOrDefault(node, VersionVector.empty());
        assertThat(seen.covers(before))
                .as("%s at %s after %s", seen, node, before)
                .isTrue();
    }

    void assertNoDotNamesTwoWrites() {
        Map<Dot, Change> byDot = new HashMap<>();
        finalViews.forEach(views -> views.values().forEach(view -> seenVersions.addAll(view.versions())));
        for (var version : seenVersions) {
            assertThat(byDot.putIfAbsent(version.dot(), version)).isIn(null, version);
        }
    }

    /** Everything that came out of the run, for comparing two runs of one seed. */
    String transcript() {
        return seenVersions + " " + seenVectors + " " + finals + " " + finalViews;
    }

    @Override
    public String toString() {
        return strategy.name() + ", " + policies.topology() + ", " + policies.delivery();
    }
}
