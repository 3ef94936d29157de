package org.rashomon.referencedb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rashomon.referencedb.strategies.OneWins;

class ReplicaTest {

    private static final List<String> NAMES = List.of("n1", "n2", "n3");

    private static final Policies LWW = Policies.standard(OneWins.lastWrite(), new ClockSource.WallClock());

    private final SimulatedCluster cluster = cluster(Limits.standard());

    private static SimulatedCluster cluster(Limits limits) {
        var cluster = new SimulatedCluster(new SplittableRandom(1), limits, LWW, NAMES);
        cluster.run(100_000);
        return cluster;
    }

    private static Request write(String key, String json) {
        return Request.Update.of(key, new Operation.Put(json));
    }

    private static Reply.Status inspect(SimulatedCluster cluster, String node) {
        return (Reply.Status) cluster.ask(node, new Request.Inspect());
    }

    @Test
    void acknowledgesAWriteWithEveryLinkCutAndDeliversItAfterTheHeal() {
        NAMES.forEach(peer -> {
            cluster.cut("n1", peer);
            cluster.cut(peer, "n1");
        });

        var acknowledged = cluster.ask("n1", write("k", "1"));
        cluster.run(5_000_000);
        var before = cluster.ask("n2", new Request.Read("k"));
        cluster.heal();
        cluster.run(2_000_000);

        assertThat(acknowledged).isInstanceOf(Reply.Written.class);
        assertThat(before).isInstanceOf(Reply.NotFound.class);
        assertThat(cluster.ask("n2", new Request.Read("k"))).isInstanceOf(Reply.Found.class);
    }

    @Test
    void tellsNobodyOfAWriteThatIsNotDurable() {
        var answers = new ArrayList<Reply>();
        cluster.node("n1").stickDisk();

        cluster.node("n1").ask(write("k", "1"), answers::add);
        cluster.node("n1").ask(new Request.Read("k"), answers::add);
        cluster.run(5_000_000);

        assertThat(answers).isEmpty();
        assertThat(cluster.ask("n2", new Request.Read("k"))).isInstanceOf(Reply.NotFound.class);
    }

    @Test
    void sendsEachChangeOnceToEachPeerWhenNothingFails() {
        for (var i = 0; i < 100; i++) {
            cluster.ask("n1", write("k" + i % 7, Integer.toString(i)));
        }
        cluster.run(3_000_000);

        assertThat(inspect(cluster, "n1").links())
                .extracting(link -> link.sent().changes())
                .containsExactly(100L, 100L);
    }

    @Test
    void sendsTheCurrentVersionsToAPeerThatNeedsWhatIsNoLongerKeptOneByOne() {
        var small = cluster(new Limits(2, 100_000, 2, 100_000, 100, 1_000));
        small.cut("n1", "n2");
        for (var i = 0; i < 30; i++) {
            small.ask("n1", write("k" + i % 5, Integer.toString(i)));
        }

        small.heal();
        small.run(3_000_000);

        var link = inspect(small, "n1").links().getFirst();
        assertThat(link.backlog().changes()).isZero();
        assertThat(link.backlog().acknowledged()).isEqualTo(30);
        assertThat(link.sent().changes()).isLessThan(30);
        assertThat(link.sent().snapshots()).isEqualTo(1);
        assertThat(inspect(small, "n2").digest()).isEqualTo(inspect(small, "n1").digest());
        assertThat(inspect(small, "n2").seen()).isEqualTo(inspect(small, "n1").seen());
    }

    @Test
    void showsTheBacklogOfALinkThatIsCut() {
        cluster.cut("n1", "n3");
        cluster.ask("n1", write("k", "1"));
        cluster.ask("n1", write("k", "2"));
        cluster.run(5_000_000);

        var links = inspect(cluster, "n1").links();

        assertThat(links).extracting(LinkStatus::to).containsExactly("n2", "n3");
        assertThat(links).extracting(link -> link.backlog().changes()).containsExactly(0L, 2L);
        assertThat(links.get(0).backlog().lagMillis()).isZero();
        assertThat(links.get(1).backlog().lagMillis()).isBetween(5_000L, 5_100L);
        assertThat(links)
                .extracting(LinkStatus::state)
                .containsExactly(LinkStatus.State.CONNECTED, LinkStatus.State.RETRYING);
        assertThat(links.get(1).sent().failures()).isBetween(3L, 10L);
    }

    @Test
    void aWriteCarriesWhatItsReplicaHadApplied() {
        cluster.ask("n1", write("a", "1"));
        cluster.run(1_000_000);

        var written = (Reply.Written) cluster.ask("n2", write("b", "2"));

        assertThat(written.version().context()).isEqualTo(VersionVector.of(new TreeMap<>(java.util.Map.of("n1", 1L))));
        assertThat(written.version().dot()).isEqualTo(new Dot("n2", 1));
    }

    @Test
    void aClockThatIsBehindLosesAWriteThatHadSeenTheOther() {
        cluster.ask("n1", write("k", "\"first\""));
        cluster.run(1_000_000);
        cluster.node("n2").skewClock(-60_000_000);

        var written = cluster.ask("n2", write("k", "\"second\""));
        var read = (Reply.Found) cluster.ask("n2", new Request.Read("k"));

        assertThat(written).isInstanceOf(Reply.Written.class);
        assertThat(read.view().versions().getFirst().content()).isEqualTo(new Content.Value("\"first\""));
    }

    @Test
    void comparesAndSetsOnlyWhenTheExpectedContentIsThere() {
        var created = cluster.ask("n1", new Request.CompareAndSet("k", Content.none(), "1"));
        var refused = cluster.ask("n1", new Request.CompareAndSet("k", Content.none(), "2"));
        var replaced = cluster.ask("n1", new Request.CompareAndSet("k", new Content.Value("1"), "2"));

        assertThat(created).isInstanceOf(Reply.Written.class);
        assertThat(refused)
                .isInstanceOfSatisfying(
                        Reply.Mismatch.class,
                        mismatch -> assertThat(mismatch.current()).isInstanceOf(View.One.class));
        assertThat(replaced).isInstanceOf(Reply.Written.class);
    }

    @Test
    void listsOnlyLiveValuesInTheOrderOfTheirKeys() {
        for (var key : List.of("b2", "a", "b1", "b3", "c")) {
            cluster.ask("n1", write(key, "1"));
        }
        cluster.ask("n1", Request.Update.of("b2", new Operation.Delete()));

        var entries = (Reply.Entries) cluster.ask("n1", new Request.Scan("b"));

        assertThat(entries.views()).containsOnlyKeys("b1", "b3");
    }
}
