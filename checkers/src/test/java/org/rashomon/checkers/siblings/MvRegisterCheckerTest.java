package org.rashomon.checkers.siblings;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.testing.HistoryScript;
import org.rashomon.checkers.testing.Property;
import org.rashomon.checkers.testing.RandomRun;
import org.rashomon.checkers.testing.SimulatedReplicas;
import org.rashomon.history.Dot;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Phase;
import org.rashomon.history.Value;
import org.rashomon.history.Version;
import org.rashomon.history.VersionVector;

class MvRegisterCheckerTest {

    private static final Map<String, String> CONTRACT = Map.of("strategy", "mv-register");

    private static final RandomRun.DataType REGISTER = new RandomRun.DataType() {
        @Override
        public Map.Entry<Function, Value> update(SplittableRandom random, long number) {
            return entry(Function.WRITE, Value.of(number));
        }

        @Override
        public Map.Entry<Value, Version> read(SimulatedReplicas replicas, String node, String key) {
            var values = replicas.current(node, key).stream()
                    .map(SimulatedReplicas.Change::value)
                    .toList();
            return entry(Value.of(values), replicas.siblings(node, key));
        }
    };

    @Test
    void aHealthyRegisterIsNeverBlamed() {
        Property.forSeeds(2_000, random -> {
            var told = random.nextBoolean();
            var unknown = random.nextBoolean();
            var history = new RandomRun(random, REGISTER, told, CONTRACT).play(5 + random.nextInt(40), 2, unknown);
            var verdict = check(history);

            assertThat(verdict).isNotInstanceOf(Verdict.Invalid.class);
            assertThat(unknown || verdict instanceof Verdict.Valid).isTrue();
        });
    }

    /** A write that one replica ignores lets others show that it had replaced, and is missing itself. */
    @Test
    void aWriteThatOneReplicaIgnoresIsFoundOnceItShows() {
        Property.forSeeds(2_000, random -> {
            var seed = random.nextLong();
            var sequence = 1 + random.nextInt(4);
            var victim = RandomRun.NODES.get(random.nextInt(3));
            var honest = new RandomRun(new SplittableRandom(seed), REGISTER, true, CONTRACT).play(25, 1, false);
            var run = new RandomRun(new SplittableRandom(seed), REGISTER, true, CONTRACT);
            run.replicas().ignore(victim, change -> change.dot().sequence() == sequence);
            var damaged = run.play(25, 1, false);
            var shows = finals(honest).equals(finals(damaged));

            if (!shows) {
                assertThat(check(damaged)).isInstanceOf(Verdict.Invalid.class);
            }
        });
    }

    @Test
    void aVersionThatAnotherReplacedMustNotShow() {
        var script = script("siblings");
        write(script, "n1", 1, new Version(dot("n1", 1), 1, vector(Map.of()), vector(Map.of("n1", 1L))));
        write(
                script,
                "n1",
                2,
                new Version(
                        dot("n1", 2),
                        2,
                        vector(Map.of("n1", 1L)),
                        vector(Map.of("n1", 2L)),
                        List.of(),
                        List.of(dot("n1", 1))));
        script.phase(Phase.FINAL_READS);
        read(script, "n1", Map.of("n1", 2L), List.of(2L), List.of(dot("n1", 2)));
        read(script, "n2", Map.of("n1", 2L), List.of(1L, 2L), List.of(dot("n1", 1), dot("n1", 2)));

        assertThat(anomalies(script.finish())).extracting(Anomaly::name).containsExactly("sibling-explosion");
    }

    @Test
    void aBlindWriteBecomesASiblingAndReplacesNothing() {
        var script = script("siblings");
        write(script, "n1", 1, new Version(dot("n1", 1), 1, vector(Map.of()), vector(Map.of("n1", 1L))));
        write(script, "n1", 2, new Version(dot("n1", 2), 2, vector(Map.of("n1", 1L)), vector(Map.of("n1", 2L))));
        script.phase(Phase.FINAL_READS);
        read(script, "n1", Map.of("n1", 2L), List.of(1L, 2L), List.of(dot("n1", 1), dot("n1", 2)));
        read(script, "n2", Map.of("n1", 2L), List.of(2L), List.of(dot("n1", 2)));

        assertThat(anomalies(script.finish())).extracting(Anomaly::name).containsExactly("vanished-write");
    }

    @Test
    void withValuesAloneTheLastWriteOfAllMustBeThere() {
        var script = script("mv-register");
        script.write(1, "n1", "k", 1, Version.NONE).write(2, "n2", "k", 2, Version.NONE);
        script.phase(Phase.FINAL_READS);
        script.read(3, "n1", "k", Value.of(List.of(Value.of(1))), Version.NONE);
        script.read(3, "n2", "k", Value.of(List.of(Value.of(1), Value.of(2))), Version.NONE);

        assertThat(anomalies(script.finish())).extracting(Anomaly::name).containsExactly("vanished-write");
    }

    @Test
    void withValuesAloneAndCausalDeliveryTwoWritesOfOneNodeAreNoSiblings() {
        assertThat(anomalies(twoOfOneNode("causal"))).extracting(Anomaly::name).containsExactly("spurious-sibling");
    }

    /** What replaced the first, and was replaced by the second, may not have come yet. */
    @Test
    void withoutCausalDeliveryTheyMayBe() {
        assertThat(new MvRegisterChecker().check(twoOfOneNode("unordered")).verdict())
                .isNotInstanceOf(Verdict.Invalid.class);
    }

    private static History twoOfOneNode(String delivery) {
        var script = HistoryScript.run(
                List.of("n1", "n2"), List.of(), Map.of("strategy", "mv-register", "delivery", delivery));
        script.write(1, "n1", "k", 1, Version.NONE).write(2, "n1", "k", 2, Version.NONE);
        script.read(3, "n1", "k", Value.of(List.of(Value.of(1), Value.of(2))), Version.NONE);
        script.phase(Phase.FINAL_READS);
        return script.finish();
    }

    private static HistoryScript script(String strategy) {
        return HistoryScript.run(List.of("n1", "n2"), List.of(), Map.of("strategy", strategy));
    }

    private static void write(HistoryScript script, String node, long value, Version version) {
        script.write(1, node, "k", value, version);
    }

    private static void read(
            HistoryScript script, String node, Map<String, Long> seen, List<Long> values, List<Dot> dots) {
        script.read(
                9,
                node,
                "k",
                Value.of(values.stream().map(Value::of).toList()),
                Version.ofSiblings(dots, vector(seen), vector(seen)));
    }

    private static Dot dot(String replica, long sequence) {
        return new Dot(replica, sequence);
    }

    private static VersionVector vector(Map<String, Long> entries) {
        return VersionVector.of(entries);
    }

    private static List<Value> finals(History history) {
        var operations = history.operations();
        return IntStream.range(operations.size() - 3, operations.size())
                .mapToObj(operations::result)
                .toList();
    }

    private static List<Anomaly> anomalies(History history) {
        return ((Verdict.Invalid) check(history)).anomalies();
    }

    private static Verdict check(History history) {
        return new MvRegisterChecker().check(history).verdict();
    }
}
