package org.rashomon.checkers.counter;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.testing.HistoryScript;
import org.rashomon.checkers.testing.Property;
import org.rashomon.checkers.testing.RandomRun;
import org.rashomon.checkers.testing.SimulatedReplicas;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Phase;
import org.rashomon.history.Value;
import org.rashomon.history.Version;

class CounterCheckerTest {

    private static final Map<String, String> CONTRACT = Map.of("strategy", "pn-counter");

    private static final RandomRun.DataType COUNTER = new RandomRun.DataType() {
        @Override
        public Map.Entry<Function, Value> update(SplittableRandom random, long number) {
            return entry(Function.INCREMENT, Value.of(random.nextInt(-9, 10)));
        }

        @Override
        public Map.Entry<Value, Version> read(SimulatedReplicas replicas, String node, String key) {
            return entry(Value.of(replicas.counter(node, key)), RandomRun.seen(replicas.applied(node)));
        }
    };

    @Test
    void aHealthyCounterIsNeverBlamed() {
        Property.forSeeds(1_000, random -> {
            var history = new RandomRun(random, COUNTER, random.nextBoolean(), CONTRACT)
                    .play(5 + random.nextInt(40), 2, random.nextBoolean());

            assertThat(check(history)).isInstanceOf(Verdict.Valid.class);
        });
    }

    @Test
    void anIncrementThatIsLostOrCountedTwiceOnOneReplicaIsFound() {
        Property.forSeeds(1_000, random -> {
            var run = new RandomRun(random, COUNTER, true, CONTRACT);
            var victim = RandomRun.NODES.get(random.nextInt(3));
            var sequence = 1 + random.nextInt(3);
            if (random.nextBoolean()) {
                run.replicas().ignore(victim, change -> change.dot().sequence() == sequence);
            } else {
                run.replicas().repeat(victim, change -> change.dot().sequence() == sequence);
            }
            var history = run.play(10 + random.nextInt(30), 1, false);
            var honest = run.replicas();
            var wrong = honest.counter(victim, "k0") != sum(history);

            assertThat(check(history) instanceof Verdict.Invalid || !wrong).isTrue();
        });
    }

    @Test
    void theIncrementThatExplainsTheDifferenceIsNamed() {
        var script = HistoryScript.run(List.of("n1", "n2"), List.of(), CONTRACT);
        increment(script, 1, "n1", 5);
        increment(script, 2, "n2", 7);
        script.phase(Phase.FINAL_READS)
                .read(3, "n1", "c", Value.of(12), Version.NONE)
                .read(4, "n2", "c", Value.of(7), Version.NONE);

        var verdict = (Verdict.Invalid) check(script.finish());

        assertThat(verdict.count()).isEqualTo(1);
        assertThat(verdict.anomalies().getFirst().name()).isEqualTo("counter-drift");
        assertThat(verdict.anomalies().getFirst().sentence())
                .startsWith("Counter c is 7 on n2 at the end; it should be 12, by all that had been acknowledged."
                        + " Without the increment by 5 that n1 acknowledged");
        assertThat(verdict.anomalies().getFirst().witness()).hasSize(2);
    }

    @Test
    void anIncrementOfUnknownOutcomeMayCountOrNot() {
        for (var value : new long[] {5, 12}) {
            var script = HistoryScript.run(List.of("n1"), List.of(), CONTRACT);
            increment(script, 1, "n1", 5);
            script.invoke(2, "n1", Function.INCREMENT, "c", Value.of(7)).info(2);
            script.phase(Phase.FINAL_READS).read(3, "n1", "c", Value.of(value), Version.NONE);

            assertThat(check(script.finish())).isInstanceOf(Verdict.Valid.class);
        }
    }

    @Test
    void withoutFinalReadsNothingIsVouchedFor() {
        var script = HistoryScript.run(List.of("n1"), List.of(), CONTRACT);
        increment(script, 1, "n1", 5);

        assertThat(check(script.finish())).isInstanceOf(Verdict.Undecided.class);
    }

    private static void increment(HistoryScript script, int process, String node, long by) {
        script.invoke(process, node, Function.INCREMENT, "c", Value.of(by)).ok(process, Value.NONE, Version.NONE);
    }

    private static long sum(History history) {
        var operations = history.operations();
        var sum = 0L;
        for (var row = 0; row < operations.size(); row++) {
            if (operations.function(row).equals(Function.INCREMENT)) {
                sum += ((Value.Int) operations.argument(row)).value();
            }
        }
        return sum;
    }

    private static Verdict check(History history) {
        return new CounterChecker().check(history).verdict();
    }
}
