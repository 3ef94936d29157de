package org.rashomon.checkers.set;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
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
import org.rashomon.history.Dot;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Phase;
import org.rashomon.history.Value;
import org.rashomon.history.Version;
import org.rashomon.history.VersionVector;

class OrMapCheckerTest {

    private static final Map<String, String> CONTRACT = Map.of("strategy", "or-map");

    private record Maps(int fields) implements RandomRun.DataType {
        @Override
        public Map.Entry<Function, Value> update(SplittableRandom random, long number) {
            var field = Value.of("f" + random.nextInt(fields));
            return random.nextInt(3) == 0
                    ? entry(Function.REMOVE, field)
                    : entry(Function.PUT, Value.of(List.of(field, Value.of(number))));
        }

        @Override
        public Map.Entry<Value, Version> read(SimulatedReplicas replicas, String node, String key) {
            return entry(replicas.map(node, key), RandomRun.seen(replicas.applied(node)));
        }
    }

    @Test
    void aHealthyMapIsNeverBlamed() {
        Property.forSeeds(2_000, random -> {
            var history = new RandomRun(random, new Maps(1 + random.nextInt(4)), random.nextBoolean(), CONTRACT)
                    .play(5 + random.nextInt(40), 2, random.nextBoolean());

            assertThat(check(history)).isInstanceOf(Verdict.Valid.class);
        });
    }

    /** One final read is spoiled: a field goes, or comes, or shows another value. */
    @Test
    void aFinalReadThatDiffersFromTheDefinitionIsFoundWhereAnswersTellVectors() {
        Property.forSeeds(2_000, random -> {
            var seed = random.nextLong();
            var counting = new Spoiled(new Maps(3), -1, new SplittableRandom(seed));
            new RandomRun(new SplittableRandom(seed), counting, true, CONTRACT).play(25, 1, false);
            var spoiled = new Spoiled(new Maps(3), counting.reads - 1 - random.nextInt(3), new SplittableRandom(seed));
            var history = new RandomRun(new SplittableRandom(seed), spoiled, true, CONTRACT).play(25, 1, false);

            assertThat(check(history)).isInstanceOf(Verdict.Invalid.class);
        });
    }

    private static final class Spoiled implements RandomRun.DataType {

        private final RandomRun.DataType honest;
        private final int read;
        private final SplittableRandom random;
        private final List<Value> puts = new ArrayList<>();
        private int reads;

        Spoiled(RandomRun.DataType honest, int read, SplittableRandom random) {
            this.honest = honest;
            this.read = read;
            this.random = random;
        }

        @Override
        public Map.Entry<Function, Value> update(SplittableRandom random, long number) {
            var update = honest.update(random, number);
            if (update.getKey().equals(Function.PUT)) {
                puts.add(update.getValue());
            }
            return update;
        }

        @Override
        public Map.Entry<Value, Version> read(SimulatedReplicas replicas, String node, String key) {
            var answer = honest.read(replicas, node, key);
            if (reads++ != read) {
                return answer;
            }
            var pairs = new ArrayList<>(((Value.Sequence) answer.getKey()).values());
            if (!pairs.isEmpty() && random.nextBoolean()) {
                pairs.remove(random.nextInt(pairs.size()));
            } else {
                var other = puts.isEmpty()
                        ? Value.of(List.of(Value.of("f0"), Value.of(-1)))
                        : puts.get(random.nextInt(puts.size()));
                if (pairs.contains(other)) {
                    pairs.remove(other);
                } else {
                    pairs.removeIf(pair -> Holder.part(pair, 0).equals(Holder.part(other, 0)));
                    pairs.add(other);
                }
            }
            return entry(Value.of(pairs), answer.getValue());
        }
    }

    @Test
    void aPutMustNotTakeTheOtherFieldsAway() {
        var script = script();
        put(script, "n1", "a", 1, Versions.version("n1", 1, 10, Map.of()));
        put(
                script,
                "n1",
                "b",
                2,
                new Version(
                        new Dot("n1", 2),
                        20,
                        VersionVector.of(Map.of("n1", 1L)),
                        VersionVector.of(Map.of("n1", 2L)),
                        List.of(),
                        List.of(new Dot("n1", 1))));
        script.phase(Phase.FINAL_READS);
        read(script, "n1", Map.of("n1", 2L), pair("b", 2));
        read(script, "n2", Map.of("n1", 2L), pair("b", 2));
        var anomalies = anomalies(script.finish());

        assertThat(anomalies).extracting(Anomaly::name).containsOnly("vanished-write");
        assertThat(anomalies.getFirst().sentence()).contains("lacks the element \"a\"");
    }

    @Test
    void aPutWinsOverAConcurrentRemoveAndTheLaterOverTheEarlier() {
        var script = script();
        put(script, "n1", "a", 1, Versions.version("n1", 1, 10, Map.of()));
        put(script, "n2", "a", 2, Versions.version("n2", 1, 20, Map.of()));
        script.invoke(3, "n2", Function.REMOVE, "m", Value.of("b"))
                .ok(3, Value.NONE, Versions.version("n2", 2, 30, Map.of("n2", 1L)));
        script.phase(Phase.FINAL_READS);
        read(script, "n1", Map.of("n1", 1L, "n2", 2L), pair("a", 1));
        read(script, "n2", Map.of("n1", 1L, "n2", 2L), pair("a", 2));

        assertThat(anomalies(script.finish())).extracting(Anomaly::name).containsExactly("wrong-winner");
    }

    @Test
    void valuesAloneTellWhatNobodyPutAndWhatItsNodeReplaced() {
        var script = script();
        put(script, "n1", "a", 1, Version.NONE);
        put(script, "n1", "a", 2, Version.NONE);
        script.phase(Phase.FINAL_READS);
        script.read(9, "n1", "m", Value.of(List.of(pair("a", 1))), Version.NONE);
        script.read(9, "n2", "m", Value.of(List.of(pair("a", 3))), Version.NONE);

        assertThat(anomalies(script.finish()))
                .extracting(Anomaly::name)
                .containsExactlyInAnyOrder("wrong-winner", "thin-air-value");
    }

    private static Value pair(String field, long value) {
        return Value.of(List.of(Value.of(field), Value.of(value)));
    }

    private static void put(HistoryScript script, String node, String field, long value, Version version) {
        script.invoke(1, node, Function.PUT, "m", pair(field, value)).ok(1, Value.NONE, version);
    }

    private static void read(HistoryScript script, String node, Map<String, Long> seen, Value... pairs) {
        script.read(9, node, "m", Value.of(List.of(pairs)), RandomRun.seen(VersionVector.of(seen)));
    }

    private static HistoryScript script() {
        return HistoryScript.run(List.of("n1", "n2"), List.of(), CONTRACT);
    }

    private static List<Anomaly> anomalies(History history) {
        return ((Verdict.Invalid) check(history)).anomalies();
    }

    private static Verdict check(History history) {
        return new OrMapChecker().check(history).verdict();
    }
}
