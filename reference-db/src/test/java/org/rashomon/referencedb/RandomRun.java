package org.rashomon.referencedb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A random workload under random faults, everything that its clients saw, and what the replicas hold in the end. */
final class RandomRun {

    private static final int STEPS = 150;
    private static final int KEYS = 6;

    private final SplittableRandom random;
    private final SimulatedCluster cluster;
    private final List<Change> seenVersions = new ArrayList<>();
    private final Map<String, VersionVector> seenVectors = new TreeMap<>();
    private final List<Reply.Status> finals = new ArrayList<>();
    private final List<List<Change>> finalVersions = new ArrayList<>();
    private int written;

    RandomRun(SplittableRandom random) {
        this.random = random;
        var limits = new Limits(1 + random.nextInt(20), 100_000, 1 + random.nextInt(5), 200 + random.nextInt(2_000));
        var names = IntStream.rangeClosed(1, 2 + random.nextInt(3))
                .mapToObj(i -> "n" + i)
                .toList();
        this.cluster = new SimulatedCluster(random, limits, names);
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
            finalVersions.add(versionsAt(node));
        }
        return this;
    }

    private List<Change> versionsAt(SimulatedNode node) {
        var versions = new ArrayList<Change>();
        for (var key = 0; key < KEYS; key++) {
            switch (cluster.ask(node.name(), new Request.Read("k" + key))) {
                case Reply.Found(var version, var seen) -> versions.add(version);
                case Reply.NotFound(var tombstones, var seen) -> versions.addAll(tombstones);
                case Reply other -> throw new AssertionError("a read was answered by " + other);
            }
        }
        return versions;
    }

    private void act() {
        var node = cluster.anyNode();
        switch (random.nextInt(14)) {
            case 0 -> node.crash();
            case 1, 2 -> node.restart();
            case 3 -> node.skewClock(random.nextInt(-3, 4) * 1_000_000L);
            case 4 -> cluster.cut(node.name(), cluster.anyNode().name());
            case 5 -> ask(node, new Request.Read(key()));
            case 6 -> ask(node, new Request.Write(key(), Content.none()));
            case 7 -> ask(node, new Request.CompareAndSet(key(), Content.none(), value()));
            case 8 -> ask(node, new Request.Scan("k"));
            default -> ask(node, new Request.Write(key(), value()));
        }
    }

    private String key() {
        return "k" + random.nextInt(KEYS);
    }

    private Content value() {
        return new Content.Value(Integer.toString(++written));
    }

    private void ask(SimulatedNode node, Request request) {
        node.ask(request, reply -> learn(node.name(), reply));
    }

    private void learn(String node, Reply reply) {
        assertSeenNeverShrinks(node, reply.seen());
        seenVectors.put(node, reply.seen());
        switch (reply) {
            case Reply.Found(var version, var seen) -> seenVersions.add(version);
            case Reply.Written(var version, var seen) -> seenVersions.add(version);
            case Reply.NotFound(var tombstones, var seen) -> seenVersions.addAll(tombstones);
            case Reply.Mismatch(var versions, var seen) -> seenVersions.addAll(versions);
            case Reply.Entries(var versions, var seen) -> seenVersions.addAll(versions);
            case Reply.Status status -> throw new AssertionError("nobody asked for " + status);
        }
    }

    void assertConverged() {
        assertThat(finals)
                .extracting(Reply.Status::digest)
                .containsOnly(finals.getFirst().digest());
        assertThat(finals)
                .extracting(Reply.Status::seen)
                .containsOnly(finals.getFirst().seen());
        assertThat(finalVersions).containsOnly(finalVersions.getFirst());
    }

    /** What any client was told, whether acknowledged or read, is still there or was overwritten by the rule. */
    void assertNothingSeenHasVanished() {
        var policy = new ConflictPolicy.LastWriteWins();
        var last = new HashMap<String, Change>();
        finalVersions.getFirst().forEach(version -> last.put(version.key(), version));
        for (var version : seenVersions) {
            assertThat(finals.getFirst().seen().contains(version.dot()))
                    .as("%s is applied", version)
                    .isTrue();
            var holder = Objects.requireNonNull(last.get(version.key()), version::toString);
            assertThat(holder.equals(version) || policy.prevails(holder, version))
                    .as("%s gave way to %s", version, holder)
                    .isTrue();
        }
    }

    /** A replica never forgets what it once said it had applied, crash or not. */
    private void assertSeenNeverShrinks(String node, VersionVector seen) {
        var before = seenVectors.getOrDefault(node, VersionVector.empty());
        before.entries()
                .forEach((origin, sequence) -> assertThat(seen.get(origin))
                        .as("%s at %s", origin, node)
                        .isGreaterThanOrEqualTo(sequence));
    }

    void assertNoDotNamesTwoWrites() {
        Map<Dot, Change> byDot = new HashMap<>();
        finalVersions.forEach(seenVersions::addAll);
        for (var version : seenVersions) {
            assertThat(byDot.putIfAbsent(version.dot(), version)).isIn(null, version);
        }
    }

    /** Everything that came out of the run, for comparing two runs of one seed. */
    String transcript() {
        return seenVersions + " " + seenVectors + " " + finals + " " + finalVersions;
    }
}
