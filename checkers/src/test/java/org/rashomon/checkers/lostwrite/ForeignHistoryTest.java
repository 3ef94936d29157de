package org.rashomon.checkers.lostwrite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.testing.HistoryScript;
import org.rashomon.history.Function;
import org.rashomon.history.Phase;
import org.rashomon.history.Value;
import org.rashomon.history.Version;

/** Histories of stores that tell no versions: causal order is what the clients could know. */
class ForeignHistoryTest {

    @Test
    void aLaterWriteOfTheSameSessionSupersedes() {
        var script = script().write(1, "n1", "x", 1, Version.NONE).write(1, "n2", "x", 2, Version.NONE);

        var result = endingWith(script, Value.of(2));

        assertThat(result.verdict()).isEqualTo(new Verdict.Valid());
        assertThat(result.facts()).containsEntry("superseded", "1");
    }

    @Test
    void aWriteByWhoeverHadReadTheValueSupersedes() {
        var script = script().write(1, "n1", "x", 1, Version.NONE)
                .read(2, "n1", "x", Value.of(1), Version.NONE)
                .write(2, "n2", "y", 5, Version.NONE)
                .read(3, "n2", "y", Value.of(5), Version.NONE)
                .write(3, "n2", "x", 2, Version.NONE);
        script.phase(Phase.FINAL_READS).read(9, "n1", "y", Value.of(5), Version.NONE);
        script.read(9, "n2", "y", Value.of(5), Version.NONE);

        assertThat(endingWith(script, Value.of(2)).verdict()).isEqualTo(new Verdict.Valid());
    }

    @Test
    void aWriteThatIsUndoneByOneThatItsSessionHadReadIsLost() {
        var script = script().write(1, "n1", "x", 1, Version.NONE)
                .read(2, "n1", "x", Value.of(1), Version.NONE)
                .write(2, "n2", "x", 2, Version.NONE);

        var result = endingWith(script, Value.of(1));

        assertThat(result.verdict())
                .isInstanceOfSatisfying(
                        Verdict.Invalid.class,
                        invalid -> assertThat(invalid.anomalies().getFirst().name())
                                .isEqualTo("lost-causally-later"));
    }

    @Test
    void writesThatNoClientOrderedAreUndecided() {
        var script = script().write(1, "n1", "x", 1, Version.NONE).write(2, "n2", "x", 2, Version.NONE);

        assertThat(endingWith(script, Value.of(2)).verdict())
                .isInstanceOfSatisfying(
                        Verdict.Undecided.class,
                        undecided -> assertThat(undecided.reason())
                                .contains("undecided for 1 acknowledged write: they are not in"));
    }

    @Test
    void aWriteOfUnknownOutcomeMayTakeEffectAfterItsSessionHasGoneOn() {
        var script = script().invoke(new HistoryScript.Client(1, 7, "n1"), Function.WRITE, "x", Value.of(1))
                .info(1)
                .invoke(new HistoryScript.Client(2, 7, "n2"), Function.WRITE, "x", Value.of(2))
                .ok(2, Value.NONE, Version.NONE);

        assertThat(endingWith(script, Value.of(1)).verdict()).isInstanceOf(Verdict.Undecided.class);
    }

    @Test
    void operationsOfOneSessionThatOverlapAreNotOrdered() {
        var script = script().invoke(new HistoryScript.Client(1, 7, "n1"), Function.WRITE, "x", Value.of(1))
                .invoke(new HistoryScript.Client(2, 7, "n2"), Function.WRITE, "x", Value.of(2))
                .ok(1, Value.NONE, Version.NONE)
                .ok(2, Value.NONE, Version.NONE);

        assertThat(endingWith(script, Value.of(2)).verdict()).isInstanceOf(Verdict.Undecided.class);
    }

    @Test
    void aWriteThatCameAfterEveryDeleteIsNotExplainedByOne() {
        var script = script().invoke(1, "n1", Function.DELETE, "x", Value.NONE)
                .ok(1, Value.NONE, Version.NONE)
                .write(1, "n1", "x", 2, Version.NONE);

        assertThat(endingWith(script, Value.NONE).verdict()).isInstanceOf(Verdict.Invalid.class);
    }

    @Test
    void aDeleteThatNoClientOrderedMayExplainAnAbsence() {
        var script = script().write(1, "n1", "x", 2, Version.NONE)
                .invoke(2, "n1", Function.DELETE, "x", Value.NONE)
                .info(2);

        assertThat(endingWith(script, Value.NONE).verdict()).isInstanceOf(Verdict.Undecided.class);
    }

    @Test
    void aLaterDeleteOfTheSameSessionExplainsAnAbsence() {
        var script = script().write(1, "n1", "x", 2, Version.NONE)
                .invoke(1, "n1", Function.DELETE, "x", Value.NONE)
                .ok(1, Value.NONE, Version.NONE);

        assertThat(endingWith(script, Value.NONE).verdict()).isEqualTo(new Verdict.Valid());
    }

    private static HistoryScript script() {
        return HistoryScript.lww("n1", "n2");
    }

    private static CheckResult endingWith(HistoryScript script, Value value) {
        var history = script.phase(Phase.FINAL_READS)
                .read(90, "n1", "x", value, Version.NONE)
                .read(91, "n2", "x", value, Version.NONE)
                .finish();
        return new LostWriteChecker().check(history);
    }
}
