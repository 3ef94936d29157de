package org.rashomon.referencedb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rashomon.referencedb.defects.Defects;
import org.rashomon.referencedb.strategies.Strategies;

/** Nodes that have lost something get it back, or wait until they have. */
class RepairTest {

    private static final List<String> NAMES = List.of("n1", "n2", "n3");
    private static final int SECOND = 1_000_000;

    private static Policies policies() {
        var known = Strategies.named("lww-hybrid-clock").orElseThrow();
        return Policies.standard(known.policy(), known.clock());
    }

    private static Policies ring() {
        return policies().withTopology(new Topology.Ring());
    }

    private static SimulatedCluster cluster(ReplicaConfig like) {
        var cluster = new SimulatedCluster(new SplittableRandom(1), like);
        cluster.run(SECOND);
        return cluster;
    }

    private static Reply put(SimulatedCluster cluster, String node, String key, int value) {
        return cluster.ask(node, Request.Update.of(key, new Operation.Put(Integer.toString(value))));
    }

    private static List<String> digests(SimulatedCluster cluster) {
        return NAMES.stream()
                .map(node -> ((Reply.Status) cluster.ask(node, new Request.Inspect())).digest())
                .distinct()
                .toList();
    }

    @Test
    void aNodeThatJoinsARingWaitsForItsOwnWritesToComeRound() {
        var cluster = cluster(new ReplicaConfig("", NAMES, ring(), Limits.standard()));
        cluster.cut("n3", "n1");
        var before = ((Reply.Written) put(cluster, "n2", "before", 1)).version().dot();
        cluster.run(SECOND);
        cluster.node("n2").wipe();
        cluster.node("n2").restart();
        cluster.run(5 * SECOND);

        assertThat(put(cluster, "n2", "too-early", 2)).isInstanceOf(Reply.Refused.class);

        cluster.heal();
        cluster.run(10 * SECOND);
        var after = ((Reply.Written) put(cluster, "n2", "after", 3)).version().dot();
        cluster.run(5 * SECOND);
        assertThat(after).isNotEqualTo(before);
        assertThat(digests(cluster)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void antiEntropyGivesANodeWhatItOnlyBelievesToHave(boolean repairs) {
        var forgetful = Defects.planting("change-forgotten").policies(policies());
        var cluster = cluster(new ReplicaConfig("", NAMES, forgetful, Limits.standard(), repairs, false));
        IntStream.range(0, 100).forEach(number -> put(cluster, "n1", "key" + number, number));

        cluster.run(30 * SECOND);

        assertThat(digests(cluster).size() == 1).isEqualTo(repairs);
    }

    /** A snapshot tells of no deletes that are forgotten, so that a follower keeps what it had. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFollowerThatWasAwayForLongerThanTombstonesAreKeptKeepsWhatWasDeleted(boolean forgets) {
        var tombstones = forgets ? new Tombstones.After(Duration.ofSeconds(1)) : new Tombstones.AllSeen();
        var policies = policies().withTopology(new Topology.SingleLeader("n1")).withTombstones(tombstones);
        var limits = new Limits(10, 1 << 20, 2_000, 1 << 20, 20_000, 100_000);
        var cluster = cluster(new ReplicaConfig("", NAMES, policies, limits));
        put(cluster, "n1", "deleted", 1);
        cluster.run(SECOND);
        cluster.cut("n1", "n2");
        cluster.ask("n1", Request.Update.of("deleted", new Operation.Delete()));
        IntStream.range(0, 20).forEach(number -> put(cluster, "n1", "key" + number, number));
        cluster.run(5 * SECOND);

        cluster.heal();
        cluster.run(20 * SECOND);

        assertThat(digests(cluster).size() > 1).isEqualTo(forgets);
    }
}
