package org.rashomon.checkers.convergence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rashomon.checkers.testing.Versions.version;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.testing.HistoryScript;
import org.rashomon.checkers.testing.Property;
import org.rashomon.history.Event;
import org.rashomon.history.Function;
import org.rashomon.history.Phase;
import org.rashomon.history.Value;
import org.rashomon.history.Version;

class ConvergenceCheckerTest {

    private static final Version FIRST = version("n1", 3, 100, Map.of());
    private static final Version SECOND = version("n2", 9, 200, Map.of());

    @Test
    void replicasWithEqualFinalReadsHaveConverged() {
        var result = check(finals().read(1, "n1", "x", Value.of(5), FIRST).read(2, "n2", "x", Value.of(5), FIRST));

        assertThat(result.verdict()).isEqualTo(new Verdict.Valid());
        assertThat(result.facts()).containsEntry("keys", "1").containsEntry("replicas-read", "2");
    }

    @Test
    void reportsTheKeyThatDiffersWithWhatEachReplicaHolds() {
        var anomaly =
                only(check(finals().read(1, "n1", "x", Value.of(5), FIRST).read(2, "n2", "x", Value.of(7), SECOND)));

        assertThat(anomaly.name()).isEqualTo(AnomalyCatalogue.DIVERGENCE.name());
        assertThat(anomaly.sentence())
                .isEqualTo("After the end, key x differs between replicas:"
                        + " 5 (n1:3, stamp 100 us) on n1, 7 (n2:9, stamp 200 us) on n2.");
        assertThat(anomaly.witness()).hasSize(2);
    }

    @Test
    void equalValuesOfDifferentVersionsHaveNotConverged() {
        only(check(finals().read(1, "n1", "x", Value.of(5), FIRST).read(2, "n2", "x", Value.of(5), SECOND)));
    }

    @Test
    void aVersionThatIsNotToldEqualsEvery() {
        var result =
                check(finals().read(1, "n1", "x", Value.of(5), FIRST).read(2, "n2", "x", Value.of(5), Version.NONE));

        assertThat(result.verdict()).isEqualTo(new Verdict.Valid());
    }

    @Test
    void theLastFinalReadOfAReplicaCounts() {
        var result = check(finals().read(1, "n1", "x", Value.of(4), Version.NONE)
                .read(1, "n1", "x", Value.of(5), FIRST)
                .read(2, "n2", "x", Value.of(5), FIRST));

        assertThat(result.verdict()).isEqualTo(new Verdict.Valid());
    }

    @Test
    void setsAreComparedWithoutRegardToOrder() {
        var script = HistoryScript.lww("n1", "n2").add(1, "n1", "s", 1).add(1, "n1", "s", 2);

        var result = check(
                script.phase(Phase.FINAL_READS).readSet(1, "n1", "s", 1, 2).readSet(2, "n2", "s", 2, 1));

        assertThat(result.verdict()).isEqualTo(new Verdict.Valid());
    }

    @Test
    void namesTheElementsThatAReplicaLacks() {
        var script = HistoryScript.lww("n1", "n2").add(1, "n1", "s", 1).add(1, "n1", "s", 2);

        var anomaly = only(check(
                script.phase(Phase.FINAL_READS).readSet(1, "n1", "s", 1, 2).readSet(2, "n2", "s", 2)));

        assertThat(anomaly.sentence()).contains("n2 lacks 1 element of 2 that others have (1)");
    }

    @Test
    void aReplicaThatCouldNotBeReadIsSaid() {
        var script = finals().read(1, "n1", "x", Value.of(5), FIRST)
                .invoke(2, "n2", Function.READ, "x", Value.NONE)
                .fail(2);

        assertThat(reason(check(script))).contains("n2 could not be read: refused");
    }

    @Test
    void aKeyThatWasWrittenButNotReadOnOneReplicaIsSaid() {
        var script = HistoryScript.lww("n1", "n2")
                .write(1, "n1", "y", 1, FIRST)
                .phase(Phase.FINAL_READS)
                .read(1, "n1", "x", Value.of(5), FIRST)
                .read(2, "n2", "x", Value.of(5), FIRST)
                .read(1, "n1", "y", Value.of(1), FIRST);

        assertThat(reason(check(script))).isEqualTo("n2 was not read at the end for key y");
    }

    @Test
    void whatIsAlreadyKnownToDivergeStaysInvalidWhenAThirdReplicaIsMissing() {
        var script = HistoryScript.lww("n1", "n2", "n3")
                .phase(Phase.FINAL_READS)
                .read(1, "n1", "x", Value.of(5), FIRST)
                .read(2, "n2", "x", Value.of(7), SECOND);

        only(check(script));
    }

    @Test
    void withoutFinalReadsNothingIsKnown() {
        assertThat(reason(check(HistoryScript.lww("n1", "n2")))).isEqualTo("the history has no final reads");
    }

    @Test
    void aCutOffHistoryIsUndecided() {
        var history = finals().read(1, "n1", "x", Value.of(5), FIRST)
                .read(2, "n2", "x", Value.of(5), FIRST)
                .build();

        assertThat(reason(new ConvergenceChecker().check(history))).contains("cut off");
    }

    @Test
    void oneReplicaAloneProvesNothing() {
        var script = HistoryScript.lww("n1").phase(Phase.FINAL_READS).read(1, "n1", "x", Value.of(5), FIRST);

        assertThat(reason(check(script))).contains("fewer than two replicas");
    }

    @Test
    void measuresFromTheLastHealToTheDigestsThatStayEqual() {
        var script = HistoryScript.lww("n1", "n2")
                .phase(Phase.HEAL)
                .atMillis(1_000)
                .fault(1, Event.FaultStage.HEALED, "partition", "n1", "")
                .phase(Phase.QUIESCENCE)
                .state("n1", "a", Map.of())
                .state("n2", "a", Map.of())
                .state("n1", "b", Map.of())
                .atMillis(1_250)
                .state("n2", "b", Map.of())
                .state("n1", "b", Map.of());

        assertThat(check(script).facts()).containsEntry("convergence-millis", "250");
    }

    @Test
    void namesTheLinksOverWhichWritesDidNotCome() {
        var script = HistoryScript.lww("n1", "n2")
                .phase(Phase.QUIESCENCE)
                .state("n1", "a", Map.of("n1", 7L, "n2", 2L))
                .state("n2", "b", Map.of("n1", 4L, "n2", 2L));

        assertThat(check(script).facts())
                .containsEntry("stuck", "n1->n2 lacks 3")
                .containsEntry("digests", "n1 a, n2 b")
                .doesNotContainKey("convergence-millis");
    }

    @Test
    void agreesWithPairwiseComparisonOnRandomFinalStates() {
        Property.forSeeds(1_000, random -> {
            var script = HistoryScript.lww("n1", "n2", "n3").phase(Phase.FINAL_READS);
            var expected = 0L;
            for (var key : List.of("a", "b", "c")) {
                var values = random.ints(3, 0, 2).toArray();
                for (var node = 0; node < 3; node++) {
                    script.read(node, "n" + (node + 1), key, Value.of(values[node]), Version.NONE);
                }
                expected += values[0] == values[1] && values[1] == values[2] ? 0 : 1;
            }

            assertThat(check(script).facts()).containsEntry("diverged-keys", Long.toString(expected));
        });
    }

    private static HistoryScript finals() {
        return HistoryScript.lww("n1", "n2").phase(Phase.FINAL_READS);
    }

    private static CheckResult check(HistoryScript script) {
        return new ConvergenceChecker().check(script.finish());
    }

    private static Anomaly only(CheckResult result) {
        assertThat(result.verdict())
                .isInstanceOfSatisfying(
                        Verdict.Invalid.class,
                        invalid -> assertThat(invalid.anomalies()).hasSize(1));
        return ((Verdict.Invalid) result.verdict()).anomalies().getFirst();
    }

    private static String reason(CheckResult result) {
        assertThat(result.verdict()).isInstanceOf(Verdict.Undecided.class);
        return ((Verdict.Undecided) result.verdict()).reason();
    }
}
