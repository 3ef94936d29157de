package org.rashomon.checkers.vacuity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rashomon.checkers.testing.Versions.version;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.testing.HistoryScript;
import org.rashomon.history.Event;
import org.rashomon.history.Function;
import org.rashomon.history.Phase;
import org.rashomon.history.Value;
import org.rashomon.history.Version;

class VacuityCheckerTest {

    private static final Expectations ONE_EACH = new Expectations(1, 1);
    private static final Expectations NOTHING = new Expectations(0, 0);

    @Test
    void aRunWithWritesOnEveryLeaderAndAConflictIsNotVacuous() {
        var result = check(ONE_EACH, conflicting());

        assertThat(result.verdict()).isEqualTo(new Verdict.Valid());
        assertThat(result.facts())
                .containsEntry("concurrent-conflicts", "1")
                .containsEntry("acknowledged-writes n1", "1");
    }

    @Test
    void aLeaderThatAcknowledgedTooLittleIsNamed() {
        assertVacuous(check(new Expectations(2, 0), conflicting()), "n1 acknowledged 1 write during work");
    }

    @Test
    void writesOutsideOfWorkDoNotCount() {
        var script = HistoryScript.lww("n1")
                .write(1, "n1", "x", 1, Version.NONE)
                .phase(Phase.WORK)
                .phase(Phase.HEAL)
                .write(1, "n1", "x", 2, Version.NONE);

        assertVacuous(check(new Expectations(1, 0), script), "n1 acknowledged 0 writes");
    }

    @Test
    void writesThatFailedOrHaveAnUnknownOutcomeDoNotCount() {
        var script = HistoryScript.lww("n1")
                .phase(Phase.WORK)
                .invoke(1, "n1", Function.WRITE, "x", Value.of(1))
                .fail(1)
                .invoke(1, "n1", Function.WRITE, "x", Value.of(2))
                .info(1);

        assertVacuous(check(new Expectations(1, 0), script), "n1 acknowledged 0 writes");
    }

    @Test
    void aWriteThatHadSeenTheOtherIsNoConflict() {
        var script = HistoryScript.lww("n1", "n2")
                .phase(Phase.WORK)
                .write(1, "n1", "x", 1, version("n1", 1, 100, Map.of()))
                .write(2, "n2", "x", 2, version("n2", 1, 200, Map.of("n1", 1L)));

        assertVacuous(check(ONE_EACH, script), "0 conflicts");
    }

    @Test
    void withoutVersionsWritesThatOverlapConflict() {
        var overlapping = HistoryScript.lww("n1", "n2")
                .phase(Phase.WORK)
                .invoke(1, "n1", Function.WRITE, "x", Value.of(1))
                .invoke(2, "n2", Function.WRITE, "x", Value.of(2))
                .ok(1, Value.NONE, Version.NONE)
                .ok(2, Value.NONE, Version.NONE);
        var sequential = HistoryScript.lww("n1", "n2")
                .phase(Phase.WORK)
                .write(1, "n1", "x", 1, Version.NONE)
                .write(2, "n2", "x", 2, Version.NONE);

        assertThat(check(ONE_EACH, overlapping).verdict()).isEqualTo(new Verdict.Valid());
        assertVacuous(check(ONE_EACH, sequential), "0 conflicts");
    }

    @Test
    void writesOfDifferentKeysDoNotConflict() {
        var script = HistoryScript.lww("n1", "n2")
                .phase(Phase.WORK)
                .write(1, "n1", "x", 1, version("n1", 1, 100, Map.of()))
                .write(2, "n2", "y", 2, version("n2", 1, 200, Map.of()));

        assertVacuous(check(ONE_EACH, script), "0 conflicts");
    }

    @Test
    void whereKeysHaveHomesTheWritesOfAllCountTogether() {
        var script = HistoryScript.run(List.of("n1", "n2"), List.of(), Map.of("routing", "home"))
                .phase(Phase.WORK)
                .write(1, "n1", "x", 1, version("n1", 1, 100, Map.of()))
                .write(2, "n1", "x", 2, version("n1", 2, 200, Map.of("n1", 1L)));

        assertThat(check(new Expectations(1, 0), script).verdict()).isEqualTo(new Verdict.Valid());
        assertVacuous(check(new Expectations(2, 0), script), "acknowledged 2 writes during work, expected at least 4");
    }

    @Test
    void aRequestedFaultThatNeverBitIsNamed() {
        var script = HistoryScript.run(List.of("n1"), List.of("partition", "kill"), Map.of())
                .phase(Phase.WORK)
                .fault(1, Event.FaultStage.STARTED, "partition", "n1", "")
                .fault(2, Event.FaultStage.STARTED, "kill", "n1", "")
                .fault(2, Event.FaultStage.OBSERVED, "kill", "n1", "exit 137");

        var result = check(NOTHING, script);

        assertThat(result.verdict())
                .isEqualTo(new Verdict.Vacuous("no fault of kind partition was seen to bite (1 started)"));
        assertThat(result.facts()).containsEntry("faults kill", "1 started, 1 observed");
    }

    @Test
    void aFaultWithoutEffectCountsAsNotInjectedAndTakesNothingFromThoseThatBit() {
        var script = HistoryScript.run(List.of("n1"), List.of("kill"), Map.of())
                .phase(Phase.WORK)
                .fault(1, Event.FaultStage.STARTED, "kill", "n1", "")
                .fault(1, Event.FaultStage.FAILED, "kill", "n1", "still answers");

        assertVacuous(check(NOTHING, script), "no fault of kind kill was seen to bite (1 started)");

        var another = script.fault(2, Event.FaultStage.STARTED, "kill", "n1", "")
                .fault(2, Event.FaultStage.OBSERVED, "kill", "n1", "exit 137");
        var result = check(NOTHING, another);

        assertThat(result.verdict()).isEqualTo(new Verdict.Valid());
        assertThat(result.facts()).containsEntry("faults-without-effect", "1");
    }

    @Test
    void aCutOffRunIsUndecided() {
        var result = new VacuityChecker(ONE_EACH).check(conflicting().build());

        assertThat(result.verdict()).isInstanceOf(Verdict.Undecided.class);
    }

    @Test
    void anEmptyRunIsVacuous() {
        assertVacuous(check(Expectations.DEFAULT, new HistoryScript()), "the history names no node");
    }

    @Test
    void expectationsAreNotNegative() {
        assertThatThrownBy(() -> new Expectations(-1, 0))
                .hasMessage("expectations must not be negative, were -1 and 0");
    }

    private static HistoryScript conflicting() {
        return HistoryScript.lww("n1", "n2")
                .phase(Phase.WORK)
                .write(1, "n1", "x", 1, version("n1", 1, 100, Map.of()))
                .write(2, "n2", "x", 2, version("n2", 1, 200, Map.of()));
    }

    private static CheckResult check(Expectations expectations, HistoryScript script) {
        return new VacuityChecker(expectations).check(script.finish());
    }

    private static void assertVacuous(CheckResult result, String reason) {
        assertThat(result.verdict())
                .isInstanceOfSatisfying(
                        Verdict.Vacuous.class,
                        vacuous -> assertThat(vacuous.reason()).contains(reason));
    }
}
