package org.rashomon.referencedb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rashomon.referencedb.strategies.Strategies;

/** A snapshot comes in parts, and counts as a whole or not at all, whenever its receiver is killed. */
class SnapshotTest {

    private static final int KEYS = 60;
    private static final int SECOND = 1_000_000;
    private static final int STEP = 700;
    /** A message and its answer take 1 ms, so that a snapshot of 20 parts and what follows fits. */
    private static final int STEPS = 50;

    private static final Set<String> THEIRS =
            IntStream.range(0, KEYS).mapToObj(SnapshotTest::key).collect(Collectors.toSet());

    private static String key(int number) {
        return "theirs%02d".formatted(number);
    }

    /** Two nodes, of which n2 lacks more than n1 keeps one by one, as soon as the cut is healed. */
    private static SimulatedCluster cluster(String strategy, int compactRecords) {
        var known = Strategies.named(strategy).orElseThrow();
        var limits = new Limits(10, 1 << 20, 3, 75, 100, compactRecords);
        var policies = Policies.standard(known.policy(), known.clock());
        var cluster = new SimulatedCluster(new SplittableRandom(1), limits, policies, List.of("n1", "n2"));
        cluster.run(SECOND);
        cluster.cut("n1", "n2");
        THEIRS.stream().sorted().forEach(key -> put(cluster, "n1", key, 1));
        cluster.heal();
        while (link(cluster).sent().snapshots() == 0) {
            cluster.run(STEP);
        }
        return cluster;
    }

    private static Reply put(SimulatedCluster cluster, String node, String key, int value) {
        return cluster.ask(node, Request.Update.of(key, new Operation.Put(Integer.toString(value))));
    }

    private static LinkStatus link(SimulatedCluster cluster) {
        return status(cluster, "n1").links().getFirst();
    }

    private static Reply.Status status(SimulatedCluster cluster, String node) {
        return (Reply.Status) cluster.ask(node, new Request.Inspect());
    }

    private static Set<String> keys(SimulatedCluster cluster, String prefix) {
        return ((Reply.Entries) cluster.ask("n2", new Request.Scan(prefix)))
                .views()
                .keySet();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lww-hybrid-clock", "siblings"})
    void isTakenInWholeOrNotAtAllWheneverItsReceiverIsKilled(String strategy) {
        var killedWithin = 0;
        for (var steps = 0; steps < STEPS; steps++) {
            var cluster = cluster(strategy, 1_000);
            cluster.run((long) steps * STEP);

            cluster.node("n2").crash();
            cluster.node("n2").restart();

            var atOnce = keys(cluster, "theirs");
            assertThat(atOnce.isEmpty() || atOnce.equals(THEIRS))
                    .as("after %d steps: %s", steps, atOnce)
                    .isTrue();
            killedWithin += atOnce.isEmpty() ? 1 : 0;
            cluster.run(5 * SECOND);
            assertThat(keys(cluster, "theirs")).isEqualTo(THEIRS);
        }
        assertThat(killedWithin).isBetween(5, STEPS - 1);
    }

    /** What the receiver takes meanwhile stands between the parts in its log, which also begins anew meanwhile. */
    @Test
    void staysWholeWhereTheLogIsCompactedAndWrittenToBetweenItsParts() {
        for (var writes = 1; writes < 12; writes++) {
            var cluster = cluster("lww-hybrid-clock", 4);
            for (var write = 1; write <= writes; write++) {
                assertThat(put(cluster, "n2", "own", write)).isInstanceOf(Reply.Written.class);
            }

            cluster.node("n2").crash();
            cluster.node("n2").restart();

            assertThat(keys(cluster, "own")).containsExactly("own");
            cluster.run(5 * SECOND);
            assertThat(keys(cluster, "theirs")).isEqualTo(THEIRS);
            assertThat(status(cluster, "n2").digest())
                    .isEqualTo(status(cluster, "n1").digest());
            cluster.node("n2").crash();
            cluster.node("n2").restart();
            assertThat(keys(cluster, "theirs")).isEqualTo(THEIRS);
        }
    }

    @Test
    void goesOnWithTheKeysThatTheReceiverHasWhenItIsBack() {
        var cluster = cluster("lww-hybrid-clock", 1_000);
        while (link(cluster).sent().changes() < KEYS / 2) {
            cluster.run(STEP);
        }

        cluster.node("n2").crash();
        cluster.run(SECOND);
        cluster.node("n2").restart();
        cluster.run(5 * SECOND);

        assertThat(keys(cluster, "theirs")).isEqualTo(THEIRS);
        assertThat(link(cluster).sent().snapshots()).isEqualTo(1);
        assertThat(link(cluster).sent().changes()).isLessThan(KEYS + KEYS / 2);
    }

    /** What the receiver has taken of a part that its sender gave up counts. */
    @Test
    void goesOnWhereTheReceiverIsAndNotWhereItsSenderWas() {
        var keys = IntStream.range(0, 24)
                .mapToObj(number -> new KeyVersions(key(number), List.of(), List.of()))
                .toList();
        var limits = new Limits(10, 1 << 20, 3, 64, 100, 100);
        var applied = new AppliedDots(VersionVector.empty(), List.of());
        var snapshot = new Snapshot("n1", 1, keys, applied, limits);

        assertThat(snapshot.part().keys()).hasSize(8);
        assertThat(snapshot.answered(5)).as("only some of it was taken").isFalse();
        var second = snapshot.part();
        assertThat(second.first()).isEqualTo(5);
        assertThat(second.keys()).hasSize(8);
        assertThat(snapshot.answered(16)).as("more was taken, from before").isFalse();
        assertThat(snapshot.part().first()).isEqualTo(16);
        assertThat(snapshot.answered(24)).isTrue();
        assertThat(snapshot.isComplete()).isTrue();
    }
}
