package org.rashomon.checkers.lostwrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.testing.HistoryScript;
import org.rashomon.history.Event;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Phase;
import org.rashomon.history.Value;

class LostElementCheckerTest {

    @Test
    void everyAcknowledgedAddIsInEveryFinalRead() {
        var script = HistoryScript.lww("n1", "n2").add(1, "n1", "s", 1).add(2, "n2", "s", 2);

        var result = check(finals(script, new long[] {1, 2}, new long[] {2, 1}));

        assertThat(result.verdict()).isEqualTo(new Verdict.Valid());
        assertThat(result.facts()).containsEntry("present", "2").containsEntry("vanished", "0");
    }

    @Test
    void reportsAnAcknowledgedAddThatAFinalReadMisses() {
        var script =
                HistoryScript.lww("n1", "n2").add(1, "n1", "s", 1).fault(1, Event.FaultStage.STARTED, "kill", "n1", "");

        var result = check(finals(script, new long[] {1}, new long[] {}));

        assertThat(names(result)).containsExactly("vanished-write");
        assertThat(((Verdict.Invalid) result.verdict()).anomalies().getFirst().sentence())
                .isEqualTo("The element 1 of the set s, acknowledged by n1 at 0.003 s, is missing on n2 at the end;"
                        + " n1 still has it. Faults on n1 around then: kill n1 began 0.001 s later.");
    }

    @Test
    void doesNotBlameAnAddWhoseOutcomeIsUnknown() {
        var script = HistoryScript.lww("n1", "n2")
                .invoke(1, "n1", Function.ADD, "s", Value.of(7))
                .info(1);

        assertThat(check(finals(script, new long[] {}, new long[] {7})).verdict())
                .isEqualTo(new Verdict.Valid());
    }

    @Test
    void doesNotExpectAnAddInAReadThatBeganBeforeItWasAcknowledged() {
        var script = HistoryScript.lww("n1", "n2")
                .phase(Phase.FINAL_READS)
                .readSet(3, "n1", "s")
                .readSet(3, "n2", "s")
                .add(1, "n1", "s", 1);

        assertThat(check(script.finish()).facts())
                .containsEntry("vanished", "0")
                .containsEntry("unread", "1");
    }

    @Test
    void anElementThatWasNeverAddedIsFromThinAir() {
        var script = HistoryScript.lww("n1", "n2").add(1, "n1", "s", 1);

        assertThat(names(check(finals(script, new long[] {1, 9}, new long[] {1}))))
                .containsExactly("thin-air-value");
    }

    @Test
    void theElementOfAFailedAddMustNotBeVisible() {
        var script = HistoryScript.lww("n1", "n2")
                .invoke(1, "n1", Function.ADD, "s", Value.of(1))
                .fail(1);

        assertThat(names(check(finals(script, new long[] {1}, new long[] {})))).containsExactly("failed-write-visible");
    }

    @Test
    void aFailedAddThatIsTriedAgainMayBeVisible() {
        var script = HistoryScript.lww("n1", "n2")
                .invoke(1, "n1", Function.ADD, "s", Value.of(1))
                .fail(1)
                .add(1, "n1", "s", 1);

        assertThat(check(finals(script, new long[] {1}, new long[] {1})).verdict())
                .isEqualTo(new Verdict.Valid());
    }

    @Test
    void anElementMayStandInAReadOnlyOnce() {
        var script = HistoryScript.lww("n1", "n2").add(1, "n1", "s", 1);

        assertThat(names(check(finals(script, new long[] {1, 1}, new long[] {1}))))
                .containsExactly("duplicate-element");
    }

    @Test
    void aReplicaThatWasNotReadIsSaid() {
        var script = HistoryScript.lww("n1", "n2")
                .add(1, "n1", "s", 1)
                .phase(Phase.FINAL_READS)
                .readSet(3, "n1", "s", 1);

        assertThat(check(script.finish()).verdict())
                .isEqualTo(new Verdict.Undecided("n2 could not be read: no final read was made"));
    }

    @Test
    void withoutFinalReadsNothingIsVouchedFor() {
        var script = HistoryScript.lww("n1", "n2").add(1, "n1", "s", 1);

        assertThat(check(script.finish()).verdict()).isEqualTo(new Verdict.Undecided("the history has no final reads"));
    }

    private static CheckResult check(History history) {
        return new LostElementChecker().check(history);
    }

    private static History finals(HistoryScript script, long[] onFirst, long[] onSecond) {
        return script.phase(Phase.FINAL_READS)
                .readSet(90, "n1", "s", onFirst)
                .readSet(91, "n2", "s", onSecond)
                .finish();
    }

    private static List<String> names(CheckResult result) {
        assertThat(result.verdict()).isInstanceOf(Verdict.Invalid.class);
        return ((Verdict.Invalid) result.verdict())
                .anomalies().stream().map(Anomaly::name).toList();
    }
}
