package org.rashomon.results.report;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;

/** Operations a second in equal parts of the run, by outcome. One whose end nobody learned counts where it began. */
final class OperationRates {

    /** Into how many parts a run is divided. */
    static final int BUCKETS = 200;

    private final Map<Outcome, long[]> counts = new EnumMap<>(Outcome.class);
    private final double bucketSeconds;

    private OperationRates(double bucketSeconds) {
        this.bucketSeconds = bucketSeconds;
        for (var outcome : Outcome.values()) {
            counts.put(outcome, new long[BUCKETS]);
        }
    }

    static OperationRates of(History history, long endNanos) {
        var rates = new OperationRates(endNanos / 1e9 / BUCKETS);
        var operations = history.operations();
        for (var row = 0; row < operations.size(); row++) {
            var completed = operations.completedNanos(row);
            var time = completed == Operations.NEVER ? operations.invokedNanos(row) : completed;
            var bucket = (int) Math.clamp((double) time / endNanos * BUCKETS, 0, BUCKETS - 1);
            rates.counts(operations.outcome(row))[bucket]++;
        }
        return rates;
    }

    double perSecond(Outcome outcome, int bucket) {
        return counts(outcome)[bucket] / bucketSeconds;
    }

    double most(Outcome outcome) {
        return Arrays.stream(counts(outcome)).max().orElse(0) / bucketSeconds;
    }

    private long[] counts(Outcome outcome) {
        return Objects.requireNonNull(counts.get(outcome));
    }
}
