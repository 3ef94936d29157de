package org.rashomon.referencedb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.rashomon.referencedb.strategies.Strategies;

/**
 * The coordinated strategy is linearizable: the numbers of the versions order the writes of a key, so it is enough that
 * no operation sees or makes a version below one that another had seen or made before it began, that a compare-and-set
 * comes right after what it expected, and that nobody sees a write that was refused.
 */
class CoordinationTest {

    private static final Comparator<Change> ORDER =
            Comparator.comparingLong(Change::timestampMicros).thenComparing(Change::dot);
    private static final List<String> NAMES = List.of("n1", "n2", "n3");

    /** One run of clients against three leaders under faults. */
    private static final class Run {

        private final SplittableRandom random;
        private final SimulatedCluster cluster;
        private final List<Change> completed = new ArrayList<>();
        private final Map<String, String> expectedBefore = new TreeMap<>();
        private final Set<String> refused = new HashSet<>();
        private final Set<String> read = new HashSet<>();
        private int written;
        private int acknowledged;
        private int conditional;

        Run(SplittableRandom random) {
            this.random = random;
            var strategy = Strategies.named("synchronous").orElseThrow();
            this.cluster = new SimulatedCluster(
                    random, Limits.standard(), Policies.standard(strategy.policy(), strategy.clock()), NAMES);
        }

        void play() {
            if (random.nextInt(3) > 0) {
                cluster.makeUnreliable();
            }
            for (var step = 0; step < 120; step++) {
                act(cluster.anyNode());
                cluster.run(random.nextLong(20_000));
            }
            cluster.heal();
            cluster.run(30_000_000);
        }

        private void act(SimulatedNode node) {
            switch (random.nextInt(20)) {
                case 0 -> node.crash();
                case 1, 2 -> node.restart();
                case 3 -> cluster.cut(node.name(), cluster.anyNode().name());
                case 4, 5, 6, 7, 8, 9 -> read(node);
                case 10, 11, 12, 13 -> compareAndSet(node);
                default -> write(node);
            }
        }

        private void read(SimulatedNode node) {
            var floor = floor();
            node.ask(new Request.Read("k"), reply -> {
                if (reply instanceof Reply.Found found) {
                    var version = found.view().versions().getFirst();
                    read.add(version.content().text());
                    completed(version, floor);
                } else if (reply instanceof Reply.NotFound) {
                    assertThat(floor).as("something was there before").isEmpty();
                }
            });
        }

        private void write(SimulatedNode node) {
            var value = Integer.toString(++written);
            var floor = floor();
            node.ask(Request.Update.of("k", new Operation.Put(value)), reply -> learn(reply, value, floor));
        }

        private void compareAndSet(SimulatedNode node) {
            var value = Integer.toString(++written);
            var expected = Integer.toString(Math.max(1, written - 1 - random.nextInt(4)));
            var floor = floor();
            node.ask(new Request.CompareAndSet("k", new Content.Value(expected), value), reply -> {
                if (reply instanceof Reply.Written) {
                    expectedBefore.put(value, expected);
                }
                learn(reply, value, floor);
            });
        }

        private void learn(Reply reply, String value, Optional<Change> floor) {
            switch (reply) {
                case Reply.Written(var version, var seen) -> {
                    acknowledged++;
                    conditional += expectedBefore.containsKey(value) ? 1 : 0;
                    completed(version, floor);
                }
                case Reply.Mismatch(var current, var seen) -> refused.add(value);
                case Reply.Refused(var refusal, var seen) -> refused.add(value);
                case Reply other -> throw new AssertionError("nobody asked for " + other);
            }
        }

        /** The highest version that any operation has seen or made so far. */
        private Optional<Change> floor() {
            return completed.stream().max(ORDER);
        }

        private void completed(Change version, Optional<Change> floor) {
            floor.ifPresent(before -> assertThat(ORDER.compare(version, before))
                    .as("%s after %s", version, before)
                    .isNotNegative());
            completed.add(version);
        }
    }

    @Test
    void isLinearizableWhateverTheFaults() {
        var acknowledged = new AtomicInteger();
        var conditional = new AtomicInteger();
        Property.forAllSeeds(random -> {
            var run = new Run(random);
            run.play();
            acknowledged.addAndGet(run.acknowledged);
            conditional.addAndGet(run.conditional);

            assertThat(run.read).as("nobody sees a write that was refused").noneMatch(run.refused::contains);
            assertCompareAndSetsFollowWhatTheyExpected(run);
            var digests = NAMES.stream()
                    .map(name -> ((Reply.Status) run.cluster.ask(name, new Request.Inspect())).digest())
                    .toList();
            assertThat(digests).containsOnly(digests.getFirst());
        });
        assertThat(acknowledged).as("writes acknowledged").hasPositiveValue();
        assertThat(conditional).as("of them compare-and-sets").hasPositiveValue();
    }

    private static void assertCompareAndSetsFollowWhatTheyExpected(Run run) {
        var writes = run.cluster.nodes().stream()
                .flatMap(node -> node.ownWrites().stream())
                .filter(change -> change.content() instanceof Content.Value)
                .sorted(ORDER)
                .toList();
        for (var i = 0; i < writes.size(); i++) {
            var expected = run.expectedBefore.get(writes.get(i).content().text());
            if (expected != null) {
                assertThat(i).isPositive();
                assertThat(writes.get(i - 1).content().text()).isEqualTo(expected);
            }
        }
    }

    @Test
    void acknowledgesWhenAllAreThereAndRefusesWithoutATraceWhenOneIsNot() {
        var run = new Run(new SplittableRandom(1));
        var put = Request.Update.of("k", new Operation.Put("1"));
        run.cluster.run(1_000_000);

        var written = run.cluster.ask("n1", put);
        run.cluster.cut("n1", "n3");
        var answers = new ArrayList<Reply>();
        run.cluster.node("n2").ask(Request.Update.of("k", new Operation.Put("2")), answers::add);
        run.cluster.node("n3").crash();
        run.cluster.node("n1").ask(Request.Update.of("k", new Operation.Put("3")), answers::add);
        run.cluster.run(5_000_000);
        run.cluster.heal();
        run.cluster.run(5_000_000);

        assertThat(written).isInstanceOf(Reply.Written.class);
        assertThat(answers).hasSize(2).allMatch(Reply.Refused.class::isInstance);
        for (var name : NAMES) {
            assertThat(run.cluster.ask(name, new Request.Read("k")))
                    .isInstanceOfSatisfying(
                            Reply.Found.class,
                            found -> assertThat(
                                            found.view().versions().getFirst().content())
                                    .isEqualTo(new Content.Value("1")));
        }
    }
}
