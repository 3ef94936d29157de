package org.rashomon.results.report;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Phase;

/** Operations a second in equal parts of the run, by outcome. One whose end nobody learned counts where it began. */
final class OperationRates {

    /** Into how many parts a run is divided. */
    static final int BUCKETS = 200;

    private final Map<Outcome, long[]> counts = new EnumMap<>(Outcome.class);
    private final double bucketSeconds;
    private final int scaledBuckets;

    private OperationRates(double bucketSeconds, int scaledBuckets) {
        this.bucketSeconds = bucketSeconds;
        this.scaledBuckets = scaledBuckets;
        for (var outcome : Outcome.values()) {
            counts.put(outcome, new long[BUCKETS]);
        }
    }

    static OperationRates of(History history, long endNanos) {
        var worked = history.start(Phase.FINAL_READS)
                .map(phase -> bucket(phase.timeNanos(), endNanos))
                .filter(bucket -> bucket > 0)
                .orElse(BUCKETS);
        var rates = new OperationRates(endNanos / 1e9 / BUCKETS, worked);
        var operations = history.operations();
        for (var row = 0; row < operations.size(); row++) {
            var completed = operations.completedNanos(row);
            var time = completed == Operations.NEVER ? operations.invokedNanos(row) : completed;
            rates.counts(operations.outcome(row))[bucket(time, endNanos)]++;
        }
        return rates;
    }

    private static int bucket(long nanos, long endNanos) {
        return (int) Math.clamp((double) nanos / endNanos * BUCKETS, 0, BUCKETS - 1);
    }

    double perSecond(Outcome outcome, int bucket) {
        return counts(outcome)[bucket] / bucketSeconds;
    }

    /** The highest rate before the final reads, which come as fast as they can and would flatten everything else. */
    double most(Outcome outcome) {
        return Arrays.stream(counts(outcome)).limit(scaledBuckets).max().orElse(0) / bucketSeconds;
    }

    private long[] counts(Outcome outcome) {
        return Objects.requireNonNull(counts.get(outcome));
    }
}
