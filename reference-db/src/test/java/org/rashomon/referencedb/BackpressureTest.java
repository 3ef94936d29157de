package org.rashomon.referencedb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rashomon.referencedb.strategies.Strategies;

/** What waits for a peer, or for what it depends on, has a bound; what is beyond it waits where it came from. */
class BackpressureTest {

    private static final List<String> NAMES = List.of("n1", "n2", "n3");
    private static final int SECOND = 1_000_000;
    private static final int MOST_HELD = 4;

    private static SimulatedCluster cluster(Limits limits, DeliveryOrder delivery) {
        var known = Strategies.named("lww-lamport").orElseThrow();
        var policies = Policies.standard(known.policy(), known.clock()).withDelivery(delivery);
        var cluster = new SimulatedCluster(new SplittableRandom(1), limits, policies, NAMES);
        cluster.run(SECOND);
        return cluster;
    }

    private static void write(SimulatedCluster cluster, String node, int count) {
        IntStream.range(0, count)
                .forEach(number -> cluster.ask(node, Request.Update.of("k" + number, new Operation.Put("1"))));
        cluster.run(SECOND);
    }

    private static Reply.Status status(SimulatedCluster cluster, String node) {
        return (Reply.Status) cluster.ask(node, new Request.Inspect());
    }

    private static LinkStatus link(SimulatedCluster cluster, String from, String to) {
        return status(cluster, from).links().stream()
                .filter(link -> link.to().equals(to))
                .findFirst()
                .orElseThrow();
    }

    /** What n3 writes depends on a write of n1 that n2 cannot get: n2 holds so much of it back, and takes no more. */
    @Test
    void aNodeHoldsBackOnlySoMuchAndTheRestStaysWithItsSender() {
        var limits = new Limits(100_000, 64 << 20, 3, 1 << 20, MOST_HELD, 100_000);
        var cluster = cluster(limits, new DeliveryOrder.Causal());
        cluster.cut("n1", "n2");
        write(cluster, "n1", 1);

        write(cluster, "n3", 20);

        assertThat(status(cluster, "n2").counts().heldBack()).isEqualTo(MOST_HELD);
        assertThat(link(cluster, "n3", "n2").backlog().changes()).isEqualTo(20);
        assertThat(link(cluster, "n3", "n1").backlog().changes()).isZero();

        cluster.heal();
        cluster.run(3 * SECOND);

        assertThat(status(cluster, "n2").counts().heldBack()).isZero();
        assertThat(link(cluster, "n3", "n2").backlog().changes()).isZero();
        assertThat(status(cluster, "n2").digest())
                .isEqualTo(status(cluster, "n1").digest());
    }

    /** A leader goes on without a peer that is away; what it keeps for it one by one does not grow beyond the bound. */
    @Test
    void theQueueForAPeerThatIsAwayHasABound() {
        var cluster = cluster(new Limits(10, 64 << 20, 3, 1 << 20, MOST_HELD, 100_000), new DeliveryOrder.Fifo());
        cluster.cut("n1", "n2");

        write(cluster, "n1", 50);

        assertThat(link(cluster, "n1", "n2").backlog().changes()).isEqualTo(10);

        cluster.heal();
        cluster.run(3 * SECOND);

        assertThat(link(cluster, "n1", "n2").sent().snapshots()).isEqualTo(1);
        assertThat(status(cluster, "n2").digest())
                .isEqualTo(status(cluster, "n1").digest());
    }

    /** However much waits, one message is under way at a time, and the next leaves when it is answered. */
    @Test
    void aSlowPeerIsSentNoMoreThanItTakes() {
        var cluster = cluster(new Limits(100_000, 64 << 20, 3, 1 << 20, MOST_HELD, 100_000), new DeliveryOrder.Fifo());
        cluster.node("n2").stickDisk();

        write(cluster, "n1", 50);

        assertThat(link(cluster, "n1", "n2").sent().changes()).isLessThanOrEqualTo(6);
        assertThat(link(cluster, "n1", "n3").backlog().changes()).isZero();
    }
}
