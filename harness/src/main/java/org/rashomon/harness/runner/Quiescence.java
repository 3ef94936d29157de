package org.rashomon.harness.runner;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.rashomon.harness.runner.Cluster.ReplicaStatus;

/**
 * Decides when a cluster that is left alone has settled: equal, or different and not changing any more.
 *
 * <p>Equality must be seen twice in a row. A cluster whose states differ counts as settled when nothing has changed for
 * {@link #STABLE}; waiting longer would not tell more.
 */
final class Quiescence {

    private static final Duration STABLE = Duration.ofSeconds(3);

    private static final String APPLIED = "applied";

    private final long beganNanos;
    private final Duration budget;
    private Map<String, Optional<ReplicaStatus>> last = Map.of();
    private long unchangedSinceNanos;
    private int equalRounds;

    /** What is known of the cluster. */
    enum State {
        UNSETTLED,
        EQUAL,
        DIFFERENT_BUT_STABLE,
        OUT_OF_BUDGET
    }

    Quiescence(long nowNanos, Duration budget) {
        this.beganNanos = nowNanos;
        this.unchangedSinceNanos = nowNanos;
        this.budget = budget;
    }

    /** Takes one round of observations. */
    State observe(Map<String, Optional<ReplicaStatus>> round, long nowNanos) {
        equalRounds = isEqual(round) ? equalRounds + 1 : 0;
        if (!isSame(round, last)) {
            unchangedSinceNanos = nowNanos;
        }
        last = round;
        if (equalRounds >= 2) {
            return State.EQUAL;
        }
        var isStable = nowNanos - unchangedSinceNanos >= STABLE.toNanos();
        if (isStable && round.values().stream().allMatch(Optional::isPresent)) {
            return State.DIFFERENT_BUT_STABLE;
        }
        return nowNanos - beganNanos >= budget.toNanos() ? State.OUT_OF_BUDGET : State.UNSETTLED;
    }

    private static boolean isEqual(Map<String, Optional<ReplicaStatus>> round) {
        return round.values().stream()
                        .allMatch(status ->
                                status.filter(known -> known.backlog() == 0).isPresent())
                && round.values().stream()
                                .flatMap(Optional::stream)
                                .map(status -> Map.entry(status.digest(), status.applied()))
                                .distinct()
                                .count()
                        == 1;
    }

    /**
     * The clock offset changes all the time and does not count; nor does what else is counted, but for the changes
     * applied: behind a gap, they may be all that moves.
     */
    private static boolean isSame(
            Map<String, Optional<ReplicaStatus>> round, Map<String, Optional<ReplicaStatus>> before) {
        return round.keySet().equals(before.keySet())
                && round.entrySet().stream()
                        .allMatch(entry -> entry.getValue()
                                .map(Quiescence::withoutClock)
                                .equals(before.getOrDefault(entry.getKey(), Optional.empty())
                                        .map(Quiescence::withoutClock)));
    }

    private static ReplicaStatus withoutClock(ReplicaStatus status) {
        var applied = new TreeMap<>(status.counters());
        applied.keySet().retainAll(Set.of(APPLIED));
        return new ReplicaStatus(status.digest(), status.applied(), status.backlog(), 0, applied);
    }
}
