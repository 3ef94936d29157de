package org.rashomon.checkers.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.testing.HistoryScript;
import org.rashomon.checkers.testing.Property;
import org.rashomon.history.Event;
import org.rashomon.history.Function;
import org.rashomon.history.Value;
import org.rashomon.history.Version;

class AvailabilityCheckerTest {

    private static final Map<String, String> PROMISED = Map.of("strategy", "lww-lamport");
    private static final long MILLIS_OF_A_STEP = 1_000;

    @Test
    void aWriteThatEndsWithoutAnAnswerWhilePeersAreCutOffIsFound() {
        var script = script(PROMISED);
        acknowledged(script, "n1");
        script.fault(1, Event.FaultStage.STARTED, "partition", "n1->n2", "");
        script.invoke(1, "n1", Function.WRITE, "k", Value.of(2)).info(1);

        assertThat(((Verdict.Invalid) check(script).verdict()).anomalies())
                .extracting(Anomaly::name)
                .containsExactly("unavailable-leader");
    }

    @Test
    void aNodeThatIsDownOrOutOfReachIsExcused() {
        for (var target : List.of("n1", "clients->n1")) {
            var script = script(PROMISED);
            acknowledged(script, "n1");
            script.fault(1, Event.FaultStage.STARTED, "any", target, "");
            script.invoke(1, "n1", Function.WRITE, "k", Value.of(2)).info(1);

            assertThat(check(script).verdict()).as(target).isInstanceOf(Verdict.Valid.class);
        }
    }

    @Test
    void aConditionThatDoesNotHoldIsAnAnswer() {
        var script = script(PROMISED);
        acknowledged(script, "n1");
        script.invoke(1, "n1", Function.COMPARE_AND_SET, "k", Value.of(List.of(Value.of(8), Value.of(9))))
                .fail(1);

        assertThat(check(script).verdict()).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void whereItIsNotPromisedItIsByDesign() {
        var script = script(Map.of("strategy", "synchronous"));
        acknowledged(script, "n1");
        script.invoke(1, "n1", Function.WRITE, "k", Value.of(2)).fail(1);
        var result = check(script);

        assertThat(result.verdict()).isInstanceOf(Verdict.Valid.class);
        assertThat(result.byDesignCount()).isEqualTo(1);
    }

    @Test
    void whatNeverAcceptedAWriteIsNoLeader() {
        var script = script(PROMISED);
        acknowledged(script, "n1");
        script.invoke(1, "n2", Function.WRITE, "k", Value.of(2)).fail(1);

        assertThat(check(script).verdict()).isInstanceOf(Verdict.Valid.class);
    }

    /** Brute force: a step a second; each write lasts one; a fault of a node excuses it until five seconds after. */
    @Test
    void agreesWithTheDefinitionOnRandomRuns() {
        Property.forSeeds(3_000, random -> {
            var script = script(PROMISED);
            acknowledged(script, "n1");
            acknowledged(script, "n2");
            var steps = 3 + random.nextInt(12);
            var fault = random.nextInt(steps);
            var heal = fault + random.nextInt(steps);
            var node = "n" + (1 + random.nextInt(2));
            var bad = new ArrayList<String>();
            for (var step = 0; step < steps; step++) {
                script.atMillis((step + 1) * MILLIS_OF_A_STEP);
                if (step == fault) {
                    script.fault(1, Event.FaultStage.STARTED, "kill", node, "");
                }
                var to = "n" + (1 + random.nextInt(2));
                script.invoke(1, to, Function.WRITE, "k", Value.of(step + 10));
                script.atMillis((step + 1) * MILLIS_OF_A_STEP + MILLIS_OF_A_STEP / 2);
                if (random.nextInt(3) == 0) {
                    script.fail(1);
                    if (!to.equals(node) || step < fault || step > heal + 5) {
                        bad.add(to);
                    }
                } else {
                    script.ok(1, Value.NONE, Version.NONE);
                }
                if (step == heal) {
                    script.fault(1, Event.FaultStage.HEALED, "kill", node, "");
                }
            }
            var verdict = check(script).verdict();

            assertThat(verdict instanceof Verdict.Invalid(var anomalies, var count) ? count : 0)
                    .isEqualTo(bad.size());
        });
    }

    private static HistoryScript script(Map<String, String> contract) {
        return HistoryScript.run(List.of("n1", "n2"), List.of("partition"), contract);
    }

    private static void acknowledged(HistoryScript script, String node) {
        script.invoke(1, node, Function.WRITE, "k", Value.of(1)).ok(1, Value.NONE, Version.NONE);
    }

    private static CheckResult check(HistoryScript script) {
        return new AvailabilityChecker().check(script.finish());
    }
}
