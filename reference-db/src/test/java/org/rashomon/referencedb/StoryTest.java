package org.rashomon.referencedb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.rashomon.referencedb.strategies.Strategies;

/** The stories of the literature, played on three leaders whose links are cut and healed. */
class StoryTest {

    private static final List<String> NAMES = List.of("n1", "n2", "n3");
    private static final int SECOND = 1_000_000;

    private static Policies policies(String strategy) {
        var known = Strategies.named(strategy).orElseThrow();
        return Policies.standard(known.policy(), known.clock());
    }

    private static SimulatedCluster cluster(Policies policies) {
        var cluster = new SimulatedCluster(new SplittableRandom(1), Limits.standard(), policies, NAMES);
        cluster.run(SECOND);
        return cluster;
    }

    /** All links cut, the operation of each node in turn, the links healed. */
    private static SimulatedCluster apart(SimulatedCluster cluster, String key, Operation... operations) {
        NAMES.forEach(from -> NAMES.forEach(to -> cluster.cut(from, to)));
        for (var i = 0; i < operations.length; i++) {
            cluster.ask(NAMES.get(i), Request.Update.of(key, operations[i]));
        }
        cluster.heal();
        cluster.run(5 * SECOND);
        return cluster;
    }

    private static String value(SimulatedCluster cluster, String node, String key) {
        return switch (((Reply.Found) cluster.ask(node, new Request.Read(key))).view()) {
            case View.One(var version) -> version.content().text();
            case View.Merged(var json, var ignored) -> json;
            case View.Collected(var json, var ignored) -> json;
            case View.Siblings(var versions) ->
                versions.stream()
                        .map(version -> version.content().text())
                        .toList()
                        .toString();
            case View.Nothing nothing -> throw new AssertionError("nothing: " + nothing);
        };
    }

    private static void assertEverywhere(SimulatedCluster cluster, String key, String expected) {
        assertThat(NAMES)
                .allSatisfy(node -> assertThat(value(cluster, node, key)).isEqualTo(expected));
    }

    private static Operation put(String json) {
        return new Operation.Put(json);
    }

    @Test
    void theTitleIsBothBAndC() {
        assertEverywhere(
                apart(cluster(policies("merge-values")), "title", put("\"C\""), put("\"B\"")), "title", "\"B/C\"");
        assertEverywhere(
                apart(cluster(policies("mv-register")), "title", put("\"C\""), put("\"B\"")),
                "title",
                "[\"C\", \"B\"]");
    }

    @Test
    void aWriteWithTheContextOfBothSiblingsTakesTheirPlace() {
        var cluster = apart(cluster(policies("siblings")), "title", put("\"B\""), put("\"C\""));
        var read = (Reply.Found) cluster.ask("n3", new Request.Read("title"));
        var context =
                new Basis.Read(read.view().versions().stream().map(Change::dot).toList());

        cluster.ask("n3", new Request.Update("title", put("\"D\""), context));
        cluster.run(SECOND);
        assertEverywhere(cluster, "title", "[\"D\"]");
        cluster.ask("n1", Request.Update.of("title", put("\"blind\"")));
        cluster.run(SECOND);

        assertEverywhere(cluster, "title", "[\"blind\", \"D\"]");
    }

    @Test
    void likesOfThreeLeadersAddUp() {
        var cluster = apart(
                cluster(policies("pn-counter")),
                "likes",
                new Operation.Increment(5),
                new Operation.Increment(1),
                new Operation.Increment(1));

        assertEverywhere(cluster, "likes", "7");
    }

    @Test
    void whatIsPutIntoTheCartWinsOverTakingItOut() {
        var cluster = cluster(policies("or-set"));
        cluster.ask("n1", Request.Update.of("cart", new Operation.Add("\"milk\"")));
        cluster.ask("n1", Request.Update.of("cart", new Operation.Add("\"eggs\"")));
        cluster.run(SECOND);

        apart(
                cluster,
                "cart",
                new Operation.Remove("\"milk\""),
                new Operation.Add("\"milk\""),
                new Operation.Remove("\"eggs\""));

        assertEverywhere(cluster, "cart", "[\"milk\"]");
    }

    @Test
    void ofTwoPutsOfAFieldTheLaterCountsAndAPutWinsOverARemove() {
        var cluster = cluster(policies("or-map"));
        cluster.ask("n1", Request.Update.of("m", new Operation.PutField("a", "1")));
        cluster.run(SECOND);

        apart(
                cluster,
                "m",
                new Operation.RemoveField("a"),
                new Operation.PutField("a", "2"),
                new Operation.PutField("b", "3"));

        assertEverywhere(cluster, "m", "[[\"a\",2],[\"b\",3]]");
    }

    @Test
    void keystrokesOfTwoEditorsAreAllThereInTheSameOrder() {
        var cluster = cluster(policies("sequence"));
        cluster.ask("n1", Request.Update.of("text", new Operation.Append("\"a\"")));
        cluster.run(SECOND);

        apart(
                cluster,
                "text",
                new Operation.Insert(Optional.of("\"a\""), "\"b\""),
                new Operation.Append("\"c\""),
                new Operation.Remove("\"a\""));

        assertEverywhere(cluster, "text", "[\"c\",\"b\"]");
    }

    @Test
    void handlersMergeWhatWasWrittenApart() {
        assertEverywhere(apart(cluster(policies("handler-union")), "k", put("[3,1]"), put("[2,1]")), "k", "[1,2,3]");
        assertEverywhere(apart(cluster(policies("handler-maximum")), "k", put("7"), put("12")), "k", "12");
        assertEverywhere(
                apart(cluster(policies("handler-concatenate")), "k", put("\"x\""), put("\"y\"")), "k", "\"xy\"");
    }

    @Test
    void aThreeWayMergeKeepsTheChangesOfBoth() {
        var cluster = cluster(policies("handler-merge-json"));
        cluster.ask("n1", Request.Update.of("k", put("{\"a\":1,\"b\":{\"c\":1,\"d\":1},\"e\":1}")));
        cluster.run(SECOND);

        apart(cluster, "k", put("{\"a\":2,\"b\":{\"c\":1,\"d\":1},\"e\":1}"), put("{\"a\":1,\"b\":{\"c\":5,\"d\":1}}"));

        assertEverywhere(cluster, "k", "{\"a\":2,\"b\":{\"c\":5,\"d\":1}}");
    }

    /** An insert on n1 reaches n3 long before it reaches n2; n3's update of it is faster. */
    @Test
    void anUpdateOvertakesTheInsertUnlessDeliveryIsCausal() {
        assertThat(whatTheSlowNodeHolds(new DeliveryOrder.Fifo())).isInstanceOf(Reply.Found.class);
        assertThat(whatTheSlowNodeHolds(new DeliveryOrder.Causal())).isInstanceOf(Reply.NotFound.class);
    }

    private static Reply whatTheSlowNodeHolds(DeliveryOrder delivery) {
        var cluster = cluster(policies("lww-lamport").withDelivery(delivery));
        cluster.cut("n1", "n2");
        cluster.ask("n1", Request.Update.of("row", put("\"insert\"")));
        cluster.run(SECOND);
        cluster.ask("n3", Request.Update.of("row", put("\"update\"")));
        cluster.run(SECOND);
        var before = cluster.ask("n2", new Request.Read("row"));
        var status = (Reply.Status) cluster.ask("n2", new Request.Inspect());
        assertThat(status.counts().heldBack()).isEqualTo(before instanceof Reply.Found ? 0 : 1);
        cluster.heal();
        cluster.run(3 * SECOND);
        assertEverywhere(cluster, "row", "\"update\"");
        return before;
    }

    @Test
    void statementsDivergeWhereTheyAreEvaluatedAnewAndNotWhereTheValueTravels() {
        var row = cluster(policies("lww-lamport"));
        var statement = cluster(policies("lww-lamport").withLog(new ReplicationLog.StatementBased()));
        for (var cluster : List.of(row, statement)) {
            cluster.ask("n1", Request.Update.of("now", new Operation.Evaluate(Statement.NOW)));
            cluster.ask("n1", Request.Update.of("rand", new Operation.Evaluate(Statement.RAND)));
            cluster.node("n2").skewClock(-5 * SECOND);
            cluster.run(SECOND);
        }

        assertThat(value(row, "n2", "now")).isEqualTo(value(row, "n1", "now"));
        assertThat(value(row, "n2", "rand")).isEqualTo(value(row, "n1", "rand"));
        assertThat(value(statement, "n3", "rand")).isNotEqualTo(value(statement, "n1", "rand"));
    }

    @Test
    void idsCollideWhenTheyOverlapAndNotWhenTheyAreInterleaved() {
        assertThat(idsGivenApart(new IdAllocation.Overlapping())).containsExactly(1L, 1L, 1L);
        assertThat(idsGivenApart(new IdAllocation.Interleaved())).containsExactly(1L, 2L, 3L);
    }

    private static List<Long> idsGivenApart(IdAllocation allocation) {
        var cluster = cluster(policies("lww-lamport").withIds(allocation));
        NAMES.forEach(from -> NAMES.forEach(to -> cluster.cut(from, to)));
        var ids = new ArrayList<Long>();
        NAMES.forEach(node -> ids.add(((Reply.Created) cluster.ask(node, new Request.Create("users", "1"))).id()));
        return ids;
    }

    @Test
    void interleavedIdsGoOnAboveWhatIsKnown() {
        var cluster = cluster(policies("lww-lamport"));
        cluster.ask("n2", new Request.Create("users", "1"));
        cluster.ask("n2", new Request.Create("users", "1"));
        cluster.run(SECOND);

        assertThat(((Reply.Created) cluster.ask("n1", new Request.Create("users", "1"))).id())
                .isEqualTo(7);
    }

    @Test
    void aTransactionIsAtomicHereAndItsRowsTravelOneByOne() {
        var cluster = cluster(policies("lww-lamport"));

        var done = (Reply.Done) cluster.ask(
                "n1",
                new Request.Transaction(List.of(
                        new Request.Step.Write("x", "1"),
                        new Request.Step.Read("x"),
                        new Request.Step.Write("y", "2"))));

        assertThat(done.reads()).containsExactly(Optional.empty(), Optional.of("1"), Optional.empty());
        assertThat(done.versions()).extracting(Change::dot).containsExactly(new Dot("n1", 1), new Dot("n1", 2));
    }

    @Test
    void aFollowerRefusesWritesAndASynchronousOneHasThemFirst() {
        var cluster = cluster(policies("lww-lamport")
                .withTopology(new Topology.SingleLeader("n1"))
                .withDurability(new Durability.Synchronous()));

        var refused = (Reply.Refused) cluster.ask("n2", Request.Update.of("k", put("1")));
        var written = cluster.ask("n1", Request.Update.of("k", put("1")));
        assertThat(cluster.ask("n2", new Request.Read("k"))).isInstanceOf(Reply.Found.class);
        cluster.cut("n1", "n3");
        var answers = new ArrayList<Reply>();
        cluster.node("n1").ask(Request.Update.of("k", put("2")), answers::add);
        cluster.run(5 * SECOND);

        assertThat(refused.refusal()).isEqualTo(new Refusal(Refusal.Kind.NOT_LEADER, "n1"));
        assertThat(written).isInstanceOf(Reply.Written.class);
        assertThat(answers)
                .singleElement()
                .isInstanceOfSatisfying(
                        Reply.Refused.class,
                        late -> assertThat(late.refusal().kind()).isEqualTo(Refusal.Kind.NOT_REPLICATED));
    }

    @Test
    void aSessionWaitsForWhatItHasSeenAndIsRefusedWhenThatDoesNotCome() {
        var cluster = cluster(policies("lww-lamport"));
        cluster.cut("n1", "n2");
        var seen = cluster.ask("n1", Request.Update.of("k", put("1"))).seen();
        var answers = new ArrayList<Reply>();
        var session = new Request.After(seen, new Request.Read("k"));

        cluster.node("n2").ask(session, answers::add);
        cluster.node("n3").ask(session, answers::add);
        cluster.run(3 * SECOND);

        assertThat(seen).isEqualTo(VersionVector.of(Map.of("n1", 1L)));
        assertThat(answers.getFirst()).isInstanceOf(Reply.Found.class);
        assertThat(answers.getLast())
                .isInstanceOfSatisfying(
                        Reply.Refused.class,
                        refused -> assertThat(refused.refusal().kind()).isEqualTo(Refusal.Kind.NOT_CAUGHT_UP));
    }

    @Test
    void everyConflictIsLoggedByItsName() {
        var delete = new Operation.Delete();
        var cluster = apart(cluster(policies("lww-lamport")), "k", put("1"), put("2"));
        apart(cluster, "k", put("3"), put("4"));
        apart(cluster, "k", put("5"), delete);
        cluster.ask("n1", Request.Update.of("k", put("6")));
        cluster.run(SECOND);
        apart(cluster, "k", delete, put("7"));
        apart(cluster, "k", delete, delete);

        var log = (Reply.ConflictLog) cluster.ask("n1", new Request.InspectConflicts(0));

        assertThat(log.conflicts())
                .extracting(Conflict::kind)
                .containsExactly(
                        Conflict.Kind.INSERT_EXISTS,
                        Conflict.Kind.UPDATE_ORIGIN_DIFFERS,
                        Conflict.Kind.DELETE_ORIGIN_DIFFERS,
                        Conflict.Kind.UPDATE_MISSING,
                        Conflict.Kind.DELETE_MISSING);
        assertThat(log.conflicts()).extracting(Conflict::resolution).containsOnly(Conflict.Resolution.APPLY_REMOTE);
    }

    @Test
    void anOperationThatTheStrategyDoesNotHaveIsRefused() {
        var cluster = cluster(policies("lww-lamport"));

        assertThat(cluster.ask("n1", Request.Update.of("k", new Operation.Add("1"))))
                .isInstanceOfSatisfying(
                        Reply.Refused.class,
                        refused -> assertThat(refused.refusal().kind()).isEqualTo(Refusal.Kind.UNSUPPORTED_OPERATION));
    }
}
