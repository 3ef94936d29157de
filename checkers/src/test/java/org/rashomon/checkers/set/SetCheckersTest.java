package org.rashomon.checkers.set;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.testing.HistoryScript;
import org.rashomon.checkers.testing.Property;
import org.rashomon.checkers.testing.RandomRun;
import org.rashomon.checkers.testing.SimulatedReplicas;
import org.rashomon.checkers.testing.Versions;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Phase;
import org.rashomon.history.Value;
import org.rashomon.history.Version;
import org.rashomon.history.VersionVector;

class SetCheckersTest {

    private static final Map<String, String> CONTRACT = Map.of("strategy", "or-set");

    private record Sets(int elements, boolean removes) implements RandomRun.DataType {
        @Override
        public Map.Entry<Function, Value> update(SplittableRandom random, long number) {
            var element = Value.of(random.nextInt(elements));
            return entry(removes && random.nextInt(3) == 0 ? Function.REMOVE : Function.ADD, element);
        }

        @Override
        public Map.Entry<Value, Version> read(SimulatedReplicas replicas, String node, String key) {
            return entry(replicas.set(node, key), RandomRun.seen(replicas.applied(node)));
        }
    }

    @Test
    void aHealthySetIsNeverBlamed() {
        Property.forSeeds(2_000, random -> {
            var history = new RandomRun(
                            random,
                            new Sets(1 + random.nextInt(6), random.nextBoolean()),
                            random.nextBoolean(),
                            CONTRACT)
                    .play(5 + random.nextInt(40), 2, random.nextBoolean());

            assertThat(check(history)).isInstanceOf(Verdict.Valid.class);
        });
    }

    @Test
    void anElementTooManyOrTooFewInAFinalReadIsFound() {
        Property.forSeeds(2_000, random -> {
            var seed = random.nextLong();
            var told = random.nextBoolean();
            var counting = new Toggling(new Sets(4, told), -1, Value.of(0));
            new RandomRun(new SplittableRandom(seed), counting, told, CONTRACT).play(25, 1, false);
            var last = counting.reads - 1 - random.nextInt(3);
            var toggling = new Toggling(new Sets(4, told), last, Value.of(random.nextInt(4)));
            var history = new RandomRun(new SplittableRandom(seed), toggling, told, CONTRACT).play(25, 1, false);

            assertThat(check(history)).isInstanceOf(Verdict.Invalid.class);
        });
    }

    /** Takes an element out of one read, or puts it in. */
    private static final class Toggling implements RandomRun.DataType {

        private final RandomRun.DataType honest;
        private final int read;
        private final Value element;
        private int reads;

        Toggling(RandomRun.DataType honest, int read, Value element) {
            this.honest = honest;
            this.read = read;
            this.element = element;
        }

        @Override
        public Map.Entry<Function, Value> update(SplittableRandom random, long number) {
            return honest.update(random, number);
        }

        @Override
        public Map.Entry<Value, Version> read(SimulatedReplicas replicas, String node, String key) {
            var answer = honest.read(replicas, node, key);
            if (reads++ != read) {
                return answer;
            }
            var elements = new ArrayList<>(((Value.Sequence) answer.getKey()).values());
            if (!elements.remove(element)) {
                elements.add(element);
            }
            return entry(Value.of(elements), answer.getValue());
        }
    }

    @Test
    void whatWasRemovedMustNotComeBack() {
        var add = Versions.version("n1", 1, 0, Map.of());
        var remove = Versions.version("n2", 1, 0, Map.of("n1", 1L));
        var script = script();
        script.invoke(1, "n1", Function.ADD, "s", Value.of(7)).ok(1, Value.NONE, add);
        script.invoke(2, "n2", Function.REMOVE, "s", Value.of(7)).ok(2, Value.NONE, remove);
        script.phase(Phase.FINAL_READS);
        read(script, "n1", Map.of("n1", 1L, "n2", 1L), 7);
        read(script, "n2", Map.of("n1", 1L, "n2", 1L));

        assertThat(anomalies(script.finish())).extracting(Anomaly::name).containsExactly("resurrected-delete");
    }

    @Test
    void anAddWinsOverAConcurrentRemove() {
        var first = Versions.version("n1", 1, 0, Map.of());
        var second = Versions.version("n1", 2, 0, Map.of("n1", 1L));
        var remove = Versions.version("n2", 1, 0, Map.of("n1", 1L));
        var script = script();
        script.invoke(1, "n1", Function.ADD, "s", Value.of(7)).ok(1, Value.NONE, first);
        script.invoke(1, "n1", Function.ADD, "s", Value.of(7)).ok(1, Value.NONE, second);
        script.invoke(2, "n2", Function.REMOVE, "s", Value.of(7)).ok(2, Value.NONE, remove);
        script.phase(Phase.FINAL_READS);
        read(script, "n1", Map.of("n1", 2L, "n2", 1L), 7);
        read(script, "n2", Map.of("n1", 2L, "n2", 1L));

        assertThat(anomalies(script.finish())).extracting(Anomaly::name).containsExactly("add-lost-to-remove");
    }

    @Test
    void aDeleteOnTheSameNodeHasSeenTheAddEvenIfNobodyTellsSo() {
        var script = script();
        script.invoke(1, "n1", Function.ADD, "s", Value.of(7)).ok(1, Value.NONE, Version.NONE);
        script.invoke(1, "n1", Function.DELETE, "s", Value.NONE).ok(1, Value.NONE, Version.NONE);
        script.phase(Phase.FINAL_READS).readSet(3, "n1", "s").readSet(3, "n2", "s", 7);

        assertThat(anomalies(script.finish())).extracting(Anomaly::name).containsExactly("resurrected-delete");
    }

    @Test
    void aTombstoneThatWasCollectedExcusesTheReturn() {
        var script =
                HistoryScript.run(List.of("n1", "n2"), List.of(), Map.of("strategy", "or-set", "tombstones", "2s"));
        script.invoke(1, "n1", Function.ADD, "s", Value.of(7))
                .ok(1, Value.NONE, Versions.version("n1", 1, 0, Map.of()));
        script.invoke(1, "n1", Function.REMOVE, "s", Value.of(7))
                .ok(1, Value.NONE, Versions.version("n1", 2, 0, Map.of("n1", 1L)));
        read(script, "n2", Map.of("n1", 2L), 7);
        script.atMillis(5_000).phase(Phase.FINAL_READS);
        read(script, "n1", Map.of("n1", 2L), 7);
        read(script, "n2", Map.of("n1", 2L), 7);
        var result = new OrSetChecker().check(script.finish());

        assertThat(((Verdict.Invalid) result.verdict()).count()).isEqualTo(1);
        assertThat(result.byDesignCount()).isEqualTo(2);
    }

    @Test
    void anElementThatIsThereTwiceIsADuplicate() {
        var script = script();
        script.add(1, "n1", "s", 7);
        script.phase(Phase.FINAL_READS).readSet(3, "n1", "s", 7, 7).readSet(3, "n2", "s", 7);

        assertThat(anomalies(script.finish())).extracting(Anomaly::name).containsExactly("duplicate-element");
    }

    private static HistoryScript script() {
        return HistoryScript.run(List.of("n1", "n2"), List.of(), CONTRACT);
    }

    private static void read(HistoryScript script, String node, Map<String, Long> seen, long... elements) {
        var values = Arrays.stream(elements).mapToObj(Value::of).toList();
        script.read(9, node, "s", Value.of(values), RandomRun.seen(VersionVector.of(seen)));
    }

    private static List<Anomaly> anomalies(History history) {
        return ((Verdict.Invalid) check(history)).anomalies();
    }

    private static Verdict check(History history) {
        return new OrSetChecker().check(history).verdict();
    }
}
