package org.rashomon.checkers.lostwrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.testing.HistoryScript;
import org.rashomon.checkers.testing.Versions;
import org.rashomon.history.Dot;
import org.rashomon.history.Event.FaultStage;
import org.rashomon.history.Function;
import org.rashomon.history.Phase;
import org.rashomon.history.Value;
import org.rashomon.history.Version;
import org.rashomon.history.VersionVector;

/** The same losses under different strategies. */
class StrategyFatesTest {

    private static final Map<String, Long> BOTH = Map.of("n1", 1L, "n2", 1L);
    private static final Version LOW = Versions.version("n1", 1, 100, Map.of());
    private static final Version HIGH = Versions.version("n2", 1, 200, Map.of());

    @ParameterizedTest
    @ValueSource(strings = {"lww-wall-clock", "lww-hybrid-clock", "lww-lamport", "lww-register", "highest-id"})
    void aConcurrentWriteThatIsRankedLowerIsDroppedByDesign(String strategy) {
        var result = check(Map.of("strategy", strategy), LOW);

        assertThat(result.verdict()).isInstanceOf(Verdict.Valid.class);
        assertThat(result.byDesign().getFirst().name()).isEqualTo("concurrent-write-dropped");
        assertThat(result.byDesign().getFirst().rule()).startsWith(strategy + ": ");
    }

    @Test
    void aHigherReplicaWinsWhateverTheStamps() {
        var late = Versions.version("n1", 1, 999, Map.of());

        assertThat(check(Map.of("strategy", "replica-priority"), late).byDesignCount())
                .isEqualTo(1);
        assertThat(names(check(Map.of("strategy", "lww-wall-clock"), late))).containsExactly("wrong-winner");
    }

    @Test
    void whatHadSeenTheWinnerIsOutrankedOnlyByARuleThatKnowsNoTime() {
        var seer = Versions.version("n1", 1, 100, Map.of("n2", 1L));

        var outranked = check(Map.of("strategy", "highest-id"), seer);

        assertThat(outranked.verdict()).isInstanceOf(Verdict.Valid.class);
        assertThat(outranked.byDesign().getFirst().name()).isEqualTo("outranked-write-dropped");
        assertThat(names(check(Map.of("strategy", "lww-hybrid-clock"), seer))).containsExactly("lost-causally-later");
    }

    @Test
    void whereConflictsArePreventedNothingMayLose() {
        assertThat(names(check(Map.of("strategy", "synchronous"), LOW))).containsExactly("vanished-write");
    }

    @Test
    void aKeyWithAHomeHasNoConcurrentWrites() {
        assertThat(names(check(Map.of("strategy", "lww-wall-clock", "routing", "home"), LOW)))
                .containsExactly("conflict-outside-failover");
    }

    /** The session went from n2 to n1, which did not know of the delete: to the replicas the two were concurrent. */
    @Test
    void aDeleteThatTheReplicaHadNotSeenMayWinThoughTheSessionHadMadeItBefore() {
        var script = HistoryScript.run(List.of("n1", "n2"), List.of(), Map.of("strategy", "lww-lamport"));
        script.invoke(new HistoryScript.Client(1, 1, "n2"), Function.DELETE, "x", Value.NONE)
                .ok(1, Value.NONE, HIGH);
        script.invoke(new HistoryScript.Client(1, 1, "n1"), Function.WRITE, "x", Value.of(1))
                .ok(1, Value.NONE, LOW);
        script.phase(Phase.FINAL_READS);
        var nothing = new Version(Dot.NONE, 0, VersionVector.EMPTY, VersionVector.of(BOTH));
        script.read(3, "n1", "x", Value.NONE, nothing).read(3, "n2", "x", Value.NONE, nothing);

        var result = new LostWriteChecker().check(script.finish());
        assertThat(result.verdict()).isInstanceOf(Verdict.Valid.class);
        assertThat(result.byDesignCount()).isEqualTo(1);
    }

    /** It deleted on n2, whose clock is ahead, and then on n3; the write had seen only the latter. */
    @Test
    void theFirstDeleteOfASessionMayWinThoughItsLastOneDidNot() {
        var script = HistoryScript.run(List.of("n1", "n2", "n3"), List.of(), Map.of("strategy", "lww-lamport"));
        script.invoke(new HistoryScript.Client(1, 1, "n2"), Function.DELETE, "x", Value.NONE)
                .ok(1, Value.NONE, Versions.version("n2", 1, 9, Map.of()));
        script.invoke(new HistoryScript.Client(1, 1, "n3"), Function.DELETE, "x", Value.NONE)
                .ok(1, Value.NONE, Versions.version("n3", 1, 1, Map.of()));
        script.invoke(new HistoryScript.Client(2, 2, "n1"), Function.WRITE, "x", Value.of(1))
                .ok(2, Value.NONE, Versions.version("n1", 1, 2, Map.of("n3", 1L)));
        script.phase(Phase.FINAL_READS);
        var nothing =
                new Version(Dot.NONE, 0, VersionVector.EMPTY, VersionVector.of(Map.of("n1", 1L, "n2", 1L, "n3", 1L)));
        for (var node : List.of("n1", "n2", "n3")) {
            script.read(3, node, "x", Value.NONE, nothing);
        }

        var result = new LostWriteChecker().check(script.finish());
        assertThat(result.verdict()).isInstanceOf(Verdict.Valid.class);
        assertThat(result.byDesignCount()).isEqualTo(1);
    }

    /** The first was acknowledged by its home, the second by the next one in line: the home was away between them. */
    @Test
    void aFaultBetweenTheTwoMayHaveMovedTheHome() {
        var script = HistoryScript.run(
                List.of("n1", "n2"), List.of("pause"), Map.of("strategy", "lww-wall-clock", "routing", "home"));
        script.write(1, "n1", "x", 1, LOW)
                .fault(0, FaultStage.STARTED, "pause", "n1", "")
                .write(2, "n2", "x", 2, HIGH)
                .phase(Phase.FINAL_READS);

        assertThat(readByBoth(script).verdict()).isInstanceOf(Verdict.Valid.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"siblings", "mv-register", "merge-values", "handler-union", "handler-maximum", "handler:My"})
    void whereAllVersionsAreKeptNoneMayBeMissing(String strategy) {
        var both = Version.ofSiblings(
                List.of(new Dot("n1", 1), new Dot("n2", 1)), VersionVector.of(BOTH), VersionVector.of(BOTH));

        assertThat(names(check(Map.of("strategy", strategy), LOW))).containsExactly("vanished-write");
        assertThat(kept(strategy, both).verdict()).isInstanceOf(Verdict.Valid.class);
    }

    private static CheckResult kept(String strategy, Version both) {
        var script = HistoryScript.run(List.of("n1", "n2"), List.of(), Map.of("strategy", strategy));
        script.write(1, "n1", "x", 1, LOW).write(2, "n2", "x", 2, HIGH).phase(Phase.FINAL_READS);
        var values = Value.of(List.of(Value.of(1), Value.of(2)));
        script.read(3, "n1", "x", values, both).read(3, "n2", "x", values, both);
        return new LostWriteChecker().check(script.finish());
    }

    /** n1 accepts 1 and n2 accepts 2; in the end both have applied both, and hold 2. */
    private static CheckResult check(Map<String, String> contract, Version loser) {
        var script = HistoryScript.run(List.of("n1", "n2"), List.of(), contract);
        script.write(2, "n2", "x", 2, HIGH).write(1, "n1", "x", 1, loser).phase(Phase.FINAL_READS);
        return readByBoth(script);
    }

    private static CheckResult readByBoth(HistoryScript script) {
        var held = Versions.seenBy(HIGH, BOTH);
        script.read(3, "n1", "x", Value.of(2), held);
        return new LostWriteChecker()
                .check(script.read(3, "n2", "x", Value.of(2), held).finish());
    }

    private static List<String> names(CheckResult result) {
        return ((Verdict.Invalid) result.verdict())
                .anomalies().stream().map(Anomaly::name).distinct().toList();
    }
}
