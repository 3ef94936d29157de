package org.rashomon.checkers.lostwrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rashomon.checkers.testing.Versions.seenBy;
import static org.rashomon.checkers.testing.Versions.version;

import java.util.List;
import java.util.Map;
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
import org.rashomon.history.Version;

class LostWriteCheckerTest {

    private static final Version FIRST = version("n1", 1, 100, Map.of());
    /** Had seen {@link #FIRST}. */
    private static final Version SECOND = version("n2", 1, 200, Map.of("n1", 1L));
    /** Had seen {@link #FIRST}, but its clock is behind. */
    private static final Version LATE = version("n2", 1, 50, Map.of("n1", 1L));
    /** Concurrent with {@link #FIRST}, and of a higher rank. */
    private static final Version RIVAL = version("n2", 1, 150, Map.of());

    @Test
    void aWriteThatEveryReplicaShowsIsPresent() {
        var history = finals(HistoryScript.lww("n1", "n2").write(1, "n1", "x", 1, FIRST), 1, FIRST);

        var result = check(history);

        assertThat(result.verdict()).isEqualTo(new Verdict.Valid());
        assertThat(result.facts()).containsEntry("present", "1").containsEntry("acknowledged-writes", "1");
    }

    @Test
    void aWriteThatTheSurvivorHadSeenIsSuperseded() {
        var script = HistoryScript.lww("n1", "n2").write(1, "n1", "x", 1, FIRST).write(2, "n2", "x", 2, SECOND);

        var result = check(finals(script, 2, SECOND));

        assertThat(result.verdict()).isEqualTo(new Verdict.Valid());
        assertThat(result.facts()).containsEntry("superseded", "1").containsEntry("present", "1");
    }

    @Test
    void aConcurrentWriteOfLowerRankIsLostByDesignAndTheCertificateNamesBothStamps() {
        var script = HistoryScript.lww("n1", "n2").write(1, "n1", "x", 1, FIRST).write(2, "n2", "x", 2, RIVAL);

        var result = check(finals(script, 2, RIVAL));

        assertThat(result.verdict()).isEqualTo(new Verdict.Valid());
        assertThat(result.byDesignCount()).isEqualTo(1);
        assertThat(result.byDesign().getFirst().sentence())
                .contains("Key x", "1 (n1:1, stamp 100 us, accepted by n1)", "2 (n2:1, stamp 150 us, accepted by n2)");
        assertThat(result.byDesign().getFirst().certificate())
                .extracting(evidence -> evidence.role())
                .startsWith("lost write", "winner", "final read");
    }

    @Test
    void ofEqualStampsTheHigherReplicaIdWins() {
        var tie = version("n2", 1, 100, Map.of());
        var script = HistoryScript.lww("n1", "n2").write(1, "n1", "x", 1, FIRST).write(2, "n2", "x", 2, tie);
        var rightWinner = finals(script, 2, tie);
        var mirrored =
                HistoryScript.lww("n1", "n2").write(1, "n1", "x", 1, FIRST).write(2, "n2", "x", 2, tie);
        var wrongWinner = finals(mirrored, 1, FIRST);

        assertThat(check(rightWinner).verdict()).isEqualTo(new Verdict.Valid());
        assertThat(names(check(wrongWinner))).containsExactly("wrong-winner");
    }

    @Test
    void aConcurrentWriteOfHigherRankThatLosesIsTheVictimOfAWrongWinner() {
        var script = HistoryScript.lww("n1", "n2").write(1, "n1", "x", 1, FIRST).write(2, "n2", "x", 2, RIVAL);

        var result = check(finals(script, 1, FIRST));

        assertThat(names(result)).containsExactly("wrong-winner");
        assertThat(result.facts()).containsEntry("wrong-winner", "1");
    }

    @Test
    void aReplicaThatNeverGotTheHigherRankedWriteDidNotChooseWronglyTheWriteVanished() {
        var script = HistoryScript.lww("n1", "n2")
                .write(1, "n1", "x", 1, FIRST)
                .write(2, "n2", "x", 2, RIVAL)
                .phase(Phase.FINAL_READS)
                .read(3, "n1", "x", Value.of(1), seenBy(FIRST, Map.of("n1", 1L)))
                .read(3, "n2", "x", Value.of(2), seenBy(RIVAL, Map.of("n1", 1L, "n2", 1L)));

        var result = check(script.finish());

        assertThat(names(result)).containsExactly("vanished-write");
        assertThat(sentence(result)).contains("missing on n1", "It survives on n2");
    }

    @Test
    void aWriteThatHadSeenTheSurvivorIsLostAlthoughCausallyLaterAndTheMeasuredSkewIsSaid() {
        var script = HistoryScript.lww("n1", "n2")
                .clock("n1", 2_000)
                .clock("n2", -500)
                .write(1, "n1", "x", 1, FIRST)
                .write(2, "n2", "x", 2, LATE);

        var result = check(finals(script, 1, FIRST));

        assertThat(names(result)).containsExactly("lost-causally-later");
        assertThat(sentence(result))
                .contains("0.050 ms ahead of its own")
                .contains("The clock of n1 was last measured 2.500 ms ahead of that of n2");
    }

    @Test
    void aWriteThatTheRuleWouldHaveKeptOverTheOneItHadSeenVanished() {
        var script = HistoryScript.lww("n1", "n2")
                .write(1, "n1", "x", 1, FIRST)
                .atMillis(3_214)
                .invoke(2, "n2", Function.WRITE, "x", Value.of(2))
                .ok(2, Value.NONE, SECOND)
                .atMillis(3_615)
                .fault(1, Event.FaultStage.STARTED, "kill", "n2", "");

        var result = check(finals(script, 1, FIRST));

        assertThat(names(result)).containsExactly("vanished-write");
        assertThat(sentence(result))
                .isEqualTo("The write of 2 to key x, acknowledged by n2 at 3.215 s, is missing on n1 and n2 at the end;"
                        + " what stands there is 1 (n1:1)."
                        + " Faults on n2 around then: kill n2 began 0.400 s later.");
    }

    @Test
    void aWriteVanishesWhenNothingStandsAndNothingWasDeleted() {
        var script = HistoryScript.lww("n1", "n2").write(1, "n1", "x", 1, FIRST);

        assertThat(names(check(finals(script, Value.NONE, Version.NONE)))).containsExactly("vanished-write");
    }

    @Test
    void aDeleteThatHadSeenTheWriteExplainsItsAbsence() {
        var script = HistoryScript.lww("n1", "n2")
                .write(1, "n1", "x", 1, FIRST)
                .invoke(2, "n2", Function.DELETE, "x", Value.NONE)
                .ok(2, Value.NONE, SECOND);

        var result = check(finals(script, Value.NONE, SECOND));

        assertThat(result.verdict()).isEqualTo(new Verdict.Valid());
        assertThat(result.facts()).containsEntry("superseded", "1").containsEntry("present", "1");
    }

    @Test
    void aDeleteExplainsTheAbsenceAlsoWhenTheTombstoneIsNotShown() {
        var script = HistoryScript.lww("n1", "n2")
                .write(1, "n1", "x", 1, FIRST)
                .invoke(2, "n2", Function.DELETE, "x", Value.NONE)
                .ok(2, Value.NONE, SECOND);

        assertThat(check(finals(script, Value.NONE, Version.NONE)).verdict()).isEqualTo(new Verdict.Valid());
    }

    @Test
    void anAcknowledgedDeleteThatIsUndoneVanished() {
        var script = HistoryScript.lww("n1", "n2")
                .write(1, "n1", "x", 1, FIRST)
                .invoke(2, "n2", Function.DELETE, "x", Value.NONE)
                .ok(2, Value.NONE, SECOND);

        var result = check(finals(script, 1, FIRST));

        assertThat(names(result)).containsExactly("vanished-write");
        assertThat(sentence(result)).startsWith("The delete of key x, acknowledged by n2");
    }

    @Test
    void aCompareAndSetIsAWriteOfItsNewValue() {
        var script = HistoryScript.lww("n1", "n2")
                .write(1, "n1", "x", 1, FIRST)
                .invoke(2, "n2", Function.COMPARE_AND_SET, "x", Value.of(List.of(Value.of(1), Value.of(2))))
                .ok(2, Value.NONE, SECOND);

        assertThat(check(finals(script, 2, SECOND)).verdict()).isEqualTo(new Verdict.Valid());
    }

    @Test
    void withoutAKnownStrategyAConcurrentLoserIsUndecided() {
        var script = HistoryScript.run(List.of("n1", "n2"), List.of(), Map.of())
                .write(1, "n1", "x", 1, FIRST)
                .write(2, "n2", "x", 2, RIVAL);

        assertUndecided(check(finals(script, 2, RIVAL)), "no known conflict strategy");
    }

    @Test
    void withoutAStampNothingIsExcused() {
        var unstamped = version("n2", 1, 0, Map.of());
        var script = HistoryScript.lww("n1", "n2").write(1, "n1", "x", 1, FIRST).write(2, "n2", "x", 2, unstamped);

        assertUndecided(check(finals(script, 2, unstamped)), "without stamps");
    }

    @Test
    void aWriteOfUnknownOutcomeMayWinAndNeedNot() {
        var lost = HistoryScript.lww("n1", "n2")
                .invoke(1, "n1", Function.WRITE, "x", Value.of(1))
                .info(1);
        var won = HistoryScript.lww("n1", "n2")
                .write(2, "n2", "x", 2, RIVAL)
                .invoke(1, "n1", Function.WRITE, "x", Value.of(1))
                .info(1);
        var winner = version("n1", 1, 300, Map.of("n2", 1L));

        assertThat(check(finals(lost, Value.NONE, Version.NONE)).verdict()).isEqualTo(new Verdict.Valid());
        assertThat(check(finals(won, 1, winner)).verdict()).isEqualTo(new Verdict.Valid());
    }

    @Test
    void aValueThatNobodyWroteIsFromThinAir() {
        var script = HistoryScript.lww("n1", "n2").write(1, "n1", "x", 1, FIRST);

        assertThat(names(check(finals(script, 7, FIRST)))).contains("thin-air-value", "vanished-write");
    }

    @Test
    void theValueOfAFailedWriteMustNotBeVisible() {
        var script = HistoryScript.lww("n1", "n2")
                .invoke(1, "n1", Function.WRITE, "x", Value.of(1))
                .fail(1);

        assertThat(names(check(finals(script, 1, FIRST))))
                .containsExactly("failed-write-visible", "failed-write-visible");
    }

    @Test
    void aReplicaThatAcceptsAWriteWithoutKnowingItsOwnEarlierOnesHasAmnesia() {
        var script = HistoryScript.lww("n1", "n2")
                .write(1, "n1", "x", 1, version("n1", 7, 100, Map.of("n1", 6L)))
                .write(2, "n1", "y", 2, version("n1", 4, 200, Map.of("n1", 3L)));

        var result = check(script.finish());

        assertThat(names(result)).containsExactly("replica-amnesia");
        assertThat(sentence(result)).contains("knew only its own first 3: it forgot 4");
    }

    @Test
    void aForgottenDotThatWasGivenAwayAgainExcusesNothing() {
        var reused = version("n1", 1, 300, Map.of());
        var survivor = version("n2", 1, 400, Map.of("n1", 1L));
        var script = HistoryScript.lww("n1", "n2")
                .write(1, "n1", "x", 1, FIRST)
                .write(1, "n1", "y", 2, reused)
                .write(2, "n2", "x", 3, survivor)
                .phase(Phase.FINAL_READS)
                .read(3, "n1", "x", Value.of(3), survivor)
                .read(3, "n2", "x", Value.of(3), survivor);

        var result = check(script.finish());

        assertThat(names(result)).containsExactly("replica-amnesia");
        assertThat(result.facts()).containsEntry("superseded", "0").containsEntry("undetermined", "2");
    }

    @Test
    void withoutFinalReadsNothingIsVouchedFor() {
        var script = HistoryScript.lww("n1", "n2").write(1, "n1", "x", 1, FIRST);

        assertUndecided(check(script.finish()), "no final reads");
    }

    @Test
    void aCutOffHistoryIsUndecidedUnlessSomethingIsAlreadyProved() {
        var script = HistoryScript.lww("n1").write(1, "n1", "x", 1, FIRST).phase(Phase.FINAL_READS);
        var lossy = HistoryScript.lww("n1").write(1, "n1", "x", 1, FIRST).phase(Phase.FINAL_READS);

        assertUndecided(check(script.read(3, "n1", "x", Value.of(1), FIRST).build()), "cut off");
        assertThat(names(
                        check(lossy.read(3, "n1", "x", Value.NONE, Version.NONE).build())))
                .containsExactly("vanished-write");
    }

    @Test
    void aReplicaThatCouldNotBeReadIsSaidAndTheOthersAreJudged() {
        var script = HistoryScript.lww("n1", "n2")
                .write(1, "n1", "x", 1, FIRST)
                .phase(Phase.FINAL_READS)
                .read(3, "n1", "x", Value.of(1), FIRST)
                .invoke(4, "n2", Function.READ, "x", Value.NONE)
                .info(4);

        var result = check(script.finish());

        assertUndecided(result, "n2 could not be read: timeout");
        assertThat(result.facts()).containsEntry("present", "1");
    }

    @Test
    void aWriteIsNotCalledLostWhileTheNodeThatAcknowledgedItCannotBeRead() {
        var script = HistoryScript.lww("n1", "n2")
                .write(1, "n1", "x", 1, FIRST)
                .phase(Phase.FINAL_READS)
                .read(3, "n2", "x", Value.NONE, Version.NONE);

        assertUndecided(check(script.finish()), "the node that acknowledged them could not be read");
    }

    @Test
    void theSameValueWrittenTwiceCannotBeToldApart() {
        var script = HistoryScript.lww("n1", "n2")
                .write(1, "n1", "x", 1, Version.NONE)
                .write(2, "n2", "x", 1, Version.NONE);

        assertUndecided(check(finals(script, 1, Version.NONE)), "the value 1 was written to key x more than once");
    }

    @Test
    void onlyTheFirstAnomaliesAreWordedButAllAreCounted() {
        var script = HistoryScript.lww("n1");
        for (var i = 1; i <= 30; i++) {
            script.write(1, "n1", "k" + i, i, Version.NONE);
        }
        script.phase(Phase.FINAL_READS);
        for (var i = 1; i <= 30; i++) {
            script.read(1, "n1", "k" + i, Value.NONE, Version.NONE);
        }

        assertThat(check(script.finish()).verdict()).isInstanceOfSatisfying(Verdict.Invalid.class, invalid -> {
            assertThat(invalid.anomalies()).hasSize(20);
            assertThat(invalid.count()).isEqualTo(30);
        });
    }

    private static CheckResult check(History history) {
        return new LostWriteChecker().check(history);
    }

    private static History finals(HistoryScript script, long value, Version version) {
        return finals(script, Value.of(value), version);
    }

    /** Both nodes end with the same value and have applied everything. */
    private static History finals(HistoryScript script, Value value, Version version) {
        var all = Map.of("n1", 1L, "n2", 1L);
        var told = version.isKnown() ? seenBy(version, all) : version;
        return script.phase(Phase.FINAL_READS)
                .read(90, "n1", "x", value, told)
                .read(91, "n2", "x", value, told)
                .finish();
    }

    private static List<String> names(CheckResult result) {
        assertThat(result.verdict()).isInstanceOf(Verdict.Invalid.class);
        return ((Verdict.Invalid) result.verdict())
                .anomalies().stream().map(Anomaly::name).toList();
    }

    private static String sentence(CheckResult result) {
        return ((Verdict.Invalid) result.verdict()).anomalies().getFirst().sentence();
    }

    private static void assertUndecided(CheckResult result, String reason) {
        assertThat(result.verdict())
                .isInstanceOfSatisfying(
                        Verdict.Undecided.class,
                        undecided -> assertThat(undecided.reason()).contains(reason));
    }
}
