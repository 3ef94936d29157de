package org.rashomon.results.report.data;

import java.util.ArrayList;
import java.util.List;
import org.rashomon.history.History;
import org.rashomon.history.Outcome;
import org.rashomon.results.replication.Replication;

/**
 * The whole run in so many stretches of equal length, counted over every operation whatever is left out elsewhere.
 *
 * @param untilMicros where the last stretch ends; the first begins at 0
 * @param latency of acknowledged operations: p50, p95, p99 and the longest, microseconds, -1 where none ended
 * @param outcomes how many operations ended ok, failed, and stayed unknown
 * @param lags of replication, for each ordered pair of nodes of which anything is known
 * @param openKeys keys with a write that some replica had not yet been seen to have; the most in the stretch
 */
record Overview(
        long untilMicros, List<long[]> latency, List<long[]> outcomes, List<PairLag> lags, List<int[]> openKeys) {

    private static final int STRETCHES = 1200;
    private static final int PAIRS = 56;

    /**
     * From the acknowledgement of a write to the first sight of it elsewhere.
     *
     * @param percentiles p50 and p99, microseconds, by the stretch in which it was seen; -1 where nothing was
     * @param behind one line: writes acknowledged by {@code from} and not yet seen on {@code to}, after each stretch
     */
    record PairLag(String from, String to, List<long[]> percentiles, List<int[]> behind) {}

    Overview {
        latency = List.copyOf(latency);
        outcomes = List.copyOf(outcomes);
        lags = List.copyOf(lags);
        openKeys = List.copyOf(openKeys);
    }

    static Overview of(History history, Replication replication) {
        var until = Math.max(1, history.endNanos());
        var operations = history.operations();
        var latency = new Buckets(until, STRETCHES);
        var outcomes = List.of(new long[STRETCHES], new long[STRETCHES], new long[STRETCHES]);
        for (var row = 0; row < operations.size(); row++) {
            var outcome = operations.outcome(row);
            var end = Math.min(operations.completedNanos(row), until);
            outcomes.get(OutcomeCode.of(outcome))[Buckets.bucket(end, until, STRETCHES)]++;
            if (outcome == Outcome.OK) {
                latency.add(end, operations.completedNanos(row) - operations.invokedNanos(row));
            }
        }
        var known = replication.isKnown();
        return new Overview(
                until / 1000,
                latency.percentiles(0.5, 0.95, 0.99, 1),
                outcomes,
                known ? lags(history, replication, until) : List.of(),
                known ? List.of(OpenKeys.count(history, replication, STRETCHES)) : List.of());
    }

    private static List<PairLag> lags(History history, Replication replication, long until) {
        var lags = new ArrayList<PairLag>();
        for (var from : replication.nodes()) {
            for (var to = 0; to < replication.nodes().size() && lags.size() < PAIRS; to++) {
                if (!replication.nodes().get(to).equals(from)) {
                    lags.add(lag(history, replication, from, to, until));
                }
            }
        }
        return lags;
    }

    private static PairLag lag(History history, Replication replication, String from, int to, long until) {
        var operations = history.operations();
        var lag = new Buckets(until, STRETCHES);
        var behind = new int[STRETCHES];
        for (var row = 0; row < operations.size(); row++) {
            if (operations.node(row).equals(from) && Replication.isVersionedWrite(operations, row)) {
                var done = operations.completedNanos(row);
                behind[Buckets.bucket(done, until, STRETCHES)]++;
                var seen = replication.seenNanos(to, row);
                if (seen != Replication.NEVER) {
                    lag.add(seen, seen - done);
                    behind[Buckets.bucket(seen, until, STRETCHES)]--;
                }
            }
        }
        for (var stretch = 1; stretch < STRETCHES; stretch++) {
            behind[stretch] += behind[stretch - 1];
        }
        return new PairLag(from, replication.nodes().get(to), lag.percentiles(0.5, 0.99), List.of(behind));
    }
}
