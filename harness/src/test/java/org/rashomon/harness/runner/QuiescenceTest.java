package org.rashomon.harness.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rashomon.harness.runner.Cluster.ReplicaStatus;
import org.rashomon.harness.runner.Quiescence.State;
import org.rashomon.history.VersionVector;

class QuiescenceTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Quiescence quiescence = new Quiescence(0, Duration.ofSeconds(10));

    @Test
    void equalityMustBeSeenTwiceInARow() {
        assertThat(quiescence.observe(round("a", "a"), SECOND / 10)).isEqualTo(State.UNSETTLED);
        assertThat(quiescence.observe(round("a", "b"), SECOND / 5)).isEqualTo(State.UNSETTLED);
        assertThat(quiescence.observe(round("b", "b"), SECOND / 4)).isEqualTo(State.UNSETTLED);
        assertThat(quiescence.observe(round("b", "b"), SECOND / 3)).isEqualTo(State.EQUAL);
    }

    @Test
    void equalStatesWithABacklogAreNotSettled() {
        var busy = Map.of("n1", Optional.of(status("a", 3)), "n2", Optional.of(status("a", 0)));

        quiescence.observe(busy, SECOND / 10);

        assertThat(quiescence.observe(busy, SECOND / 5)).isEqualTo(State.UNSETTLED);
    }

    @Test
    void equalDigestsOfDifferentVectorsAreNotEqual() {
        var behind = new ReplicaStatus("a", VersionVector.of(Map.of("n1", 1L)), 0, 0);
        var unequal = Map.of("n1", Optional.of(status("a", 0)), "n2", Optional.of(behind));

        quiescence.observe(unequal, SECOND / 10);

        assertThat(quiescence.observe(unequal, SECOND / 5)).isEqualTo(State.UNSETTLED);
    }

    @Test
    void differentStatesThatDoNotChangeForThreeSecondsAreSettled() {
        quiescence.observe(round("a", "b"), SECOND);

        assertThat(quiescence.observe(round("a", "b"), 4 * SECOND - 1)).isEqualTo(State.UNSETTLED);
        assertThat(quiescence.observe(round("a", "b"), 4 * SECOND)).isEqualTo(State.DIFFERENT_BUT_STABLE);
    }

    @Test
    void aChangeStartsTheWaitAnew() {
        quiescence.observe(round("a", "b"), SECOND);
        quiescence.observe(round("a", "c"), 3 * SECOND);

        assertThat(quiescence.observe(round("a", "c"), 5 * SECOND)).isEqualTo(State.UNSETTLED);
        assertThat(quiescence.observe(round("a", "c"), 6 * SECOND)).isEqualTo(State.DIFFERENT_BUT_STABLE);
    }

    @Test
    void whatIsAppliedBehindAGapIsAChangeToo() {
        quiescence.observe(Map.of("n1", applied(1), "n2", Optional.of(status("b", 0))), SECOND);
        quiescence.observe(Map.of("n1", applied(2), "n2", Optional.of(status("b", 0))), 3 * SECOND);

        assertThat(quiescence.observe(Map.of("n1", applied(2), "n2", Optional.of(status("b", 0))), 5 * SECOND))
                .isEqualTo(State.UNSETTLED);
    }

    @Test
    void clocksMayDrift() {
        quiescence.observe(Map.of("n1", at(1), "n2", at(2)), 0);

        assertThat(quiescence.observe(Map.of("n1", at(3), "n2", at(9)), SECOND)).isEqualTo(State.EQUAL);
    }

    @Test
    void aSilentNodeIsWaitedForUntilTheBudgetEnds() {
        var silent = Map.of("n1", Optional.of(status("a", 0)), "n2", Optional.<ReplicaStatus>empty());

        quiescence.observe(silent, 0);

        assertThat(quiescence.observe(silent, 9 * SECOND)).isEqualTo(State.UNSETTLED);
        assertThat(quiescence.observe(silent, 10 * SECOND)).isEqualTo(State.OUT_OF_BUDGET);
    }

    private static Map<String, Optional<ReplicaStatus>> round(String first, String second) {
        return Map.of("n1", Optional.of(status(first, 0)), "n2", Optional.of(status(second, 0)));
    }

    private static ReplicaStatus status(String digest, long backlog) {
        return new ReplicaStatus(digest, VersionVector.EMPTY, backlog, 0);
    }

    private static Optional<ReplicaStatus> at(long clockOffset) {
        return Optional.of(new ReplicaStatus("a", VersionVector.EMPTY, 0, clockOffset));
    }

    private static Optional<ReplicaStatus> applied(long changes) {
        var known = status("a", 0);
        return Optional.of(new ReplicaStatus(
                known.digest(), known.applied(), 0, 0, new TreeMap<>(Map.of("applied", changes, "received", 7L))));
    }
}
