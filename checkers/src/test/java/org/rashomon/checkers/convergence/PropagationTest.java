package org.rashomon.checkers.convergence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.testing.HistoryScript;
import org.rashomon.checkers.testing.Versions;
import org.rashomon.history.Dot;
import org.rashomon.history.Event;
import org.rashomon.history.Function;
import org.rashomon.history.Phase;
import org.rashomon.history.Value;
import org.rashomon.history.Version;
import org.rashomon.history.VersionVector;

class PropagationTest {

    private static final Version FIRST = Versions.version("n1", 1, 1, Map.of());

    @Test
    void theLinkOverWhichNothingCameIsNamed() {
        var script = HistoryScript.run(
                List.of("n1", "n2", "n3"), List.of(), Map.of("strategy", "lww-lamport", "topology", "ring"));
        script.phase(Phase.QUIESCENCE);
        for (var second = 1; second <= 3; second++) {
            script.atMillis(second * 1_000L)
                    .state("n1", "a", Map.of("n1", 9L))
                    .state("n2", "a", Map.of("n1", 9L))
                    .state("n3", "b", Map.of("n1", 4L));
        }

        var anomalies = anomalies(script);

        assertThat(anomalies).extracting(Anomaly::name).containsExactly("stuck-replication");
        assertThat(anomalies.getFirst().sentence())
                .isEqualTo("After all faults were healed nothing more came over n2->n3: n3 lacks 5 changes of n1 that"
                        + " n2 has.");
    }

    @Test
    void aReplicaThatIsStillCatchingUpIsNotStuck() {
        var script = HistoryScript.run(List.of("n1", "n2"), List.of(), Map.of("strategy", "lww-lamport"));
        script.phase(Phase.QUIESCENCE);
        for (var second = 1; second <= 3; second++) {
            script.atMillis(second * 1_000L)
                    .state("n1", "a", Map.of("n1", 9L))
                    .state("n2", "b" + second, Map.of("n1", (long) second));
        }

        assertThat(check(script).verdict()).isNotInstanceOf(Verdict.Invalid.class);
    }

    @Test
    void equalVectorsMeanEqualStates() {
        var script = HistoryScript.run(List.of("n1", "n2"), List.of(), Map.of("strategy", "handler-union"));
        script.state("n1", "a", Map.of("n1", 2L)).state("n2", "b", Map.of("n1", 2L));

        assertThat(anomalies(script)).extracting(Anomaly::name).containsExactly("same-version-different-state");
    }

    @Test
    void itIsToldHowLongEachFaultTookToBeMadeGood() {
        var script = HistoryScript.run(List.of("n1", "n2"), List.of("kill"), Map.of("strategy", "lww-lamport"));
        script.fault(1, Event.FaultStage.STARTED, "kill", "n2", "");
        script.state("n1", "a", Map.of("n1", 5L)).state("n2", "b", Map.of("n1", 1L));
        script.atMillis(100).fault(1, Event.FaultStage.HEALED, "kill", "n2", "");
        script.atMillis(200).state("n2", "c", Map.of("n1", 3L));
        script.atMillis(350).state("n2", "d", Map.of("n1", 5L));

        assertThat(check(script).facts()).containsEntry("fault-1-kill-converged-millis", "250");
    }

    @Test
    void aStatementThatEveryReplicaCarriesOutMayGiveDifferentValuesOfOneVersion() {
        var script = HistoryScript.run(
                List.of("n1", "n2"), List.of(), Map.of("strategy", "lww-wall-clock", "log", "statement"));
        script.phase(Phase.FINAL_READS).read(1, "n1", "x", Value.of(5), FIRST).read(2, "n2", "x", Value.of(6), FIRST);

        assertThat(check(script).byDesignCount()).isEqualTo(1);
    }

    @Test
    void siblingsAreComparedAsSetsOfVersions() {
        var script = HistoryScript.run(List.of("n1", "n2"), List.of(), Map.of("strategy", "siblings"));
        var values = Value.of(List.of(Value.of(1), Value.of(2)));
        script.phase(Phase.FINAL_READS)
                .read(1, "n1", "x", values, siblings("n1", "n2"))
                .read(2, "n2", "x", values, siblings("n1", "n3"));

        assertThat(anomalies(script)).extracting(Anomaly::name).containsExactly("divergence");
    }

    @Test
    void theReturnOfWhatWasDeletedLongAgoIsByDesignWhereTombstonesAreCollected() {
        var script = HistoryScript.run(
                List.of("n1", "n2"), List.of(), Map.of("strategy", "lww-wall-clock", "tombstones", "1s"));
        script.write(1, "n1", "x", 1, FIRST);
        script.invoke(1, "n1", Function.DELETE, "x", Value.NONE)
                .ok(1, Value.NONE, Versions.version("n1", 2, 2, Map.of("n1", 1L)));
        script.atMillis(3_000)
                .phase(Phase.FINAL_READS)
                .read(1, "n1", "x", Value.NONE, Version.NONE)
                .read(2, "n2", "x", Value.of(1), FIRST);

        assertThat(check(script).byDesignCount()).isEqualTo(1);
    }

    private static Version siblings(String... replicas) {
        var dots = Arrays.stream(replicas).map(replica -> new Dot(replica, 1)).toList();
        return Version.ofSiblings(dots, VersionVector.EMPTY, VersionVector.EMPTY);
    }

    private static List<Anomaly> anomalies(HistoryScript script) {
        return ((Verdict.Invalid) check(script).verdict()).anomalies();
    }

    private static CheckResult check(HistoryScript script) {
        return new ConvergenceChecker().check(script.finish());
    }
}
