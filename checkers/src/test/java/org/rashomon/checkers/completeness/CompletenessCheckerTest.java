package org.rashomon.checkers.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.Verdict;
import org.rashomon.history.Event;
import org.rashomon.history.History;
import org.rashomon.history.Phase;

class CompletenessCheckerTest {

    @Test
    void aRunThatReachedItsVerdictIsComplete() {
        assertThat(check(phase(0, Phase.WORK), phase(1, Phase.VERDICT))).isEqualTo(new Verdict.Valid());
    }

    @Test
    void aRecordingThatStopsEarlierIsBrokenAndSaysWhere() {
        assertThat(check(phase(0, Phase.SETUP), phase(1, Phase.WORK)))
                .isEqualTo(new Verdict.Broken("the recording stops in phase work"));
        assertThat(check()).isEqualTo(new Verdict.Broken("the recording stops before its first phase"));
    }

    @Test
    void aFailureBreaksTheRunEvenIfItWentOn() {
        var failure = new Event.Failure(1, 1_500_000_000, "n2 ended by itself");
        var verdict = new Event.PhaseStarted(2, 1_500_000_000, Phase.VERDICT);

        assertThat(check(phase(0, Phase.WORK), failure, verdict))
                .isEqualTo(new Verdict.Broken("after 1.5 s: n2 ended by itself"));
    }

    private static Verdict check(Event... events) {
        return new CompletenessChecker().check(History.of(List.of(events))).verdict();
    }

    private static Event phase(long index, Phase phase) {
        return new Event.PhaseStarted(index, index, phase);
    }
}
