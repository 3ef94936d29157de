package org.rashomon.workloads.generators;

import java.util.SplittableRandom;

/** Spaces operations by random gaps. A delay is caught up with, but never by a burst of more than a few operations. */
record Stagger(long meanGapNanos, Generator inner, long notBeforeNanos, long seed) implements Generator {

    private static final int LONGEST_BURST = 8;

    Stagger {
        if (meanGapNanos < 1) {
            throw new IllegalArgumentException("the mean gap must be at least a nanosecond, was " + meanGapNanos);
        }
    }

    @Override
    public Step next(Context context) {
        if (context.nowNanos() < notBeforeNanos) {
            return new Step.Wait(notBeforeNanos, this);
        }
        return switch (inner.next(context)) {
            case Step.Invoke(var worker, var invocation, var rest) ->
                new Step.Invoke(worker, invocation, drawGap(context.nowNanos(), rest));
            case Step.Wait(var until, var rest) ->
                new Step.Wait(until, new Stagger(meanGapNanos, rest, notBeforeNanos, seed));
            case Step.Finished finished -> finished;
        };
    }

    @Override
    public Generator after(Completed completed) {
        return new Stagger(meanGapNanos, inner.after(completed), notBeforeNanos, seed);
    }

    private Generator drawGap(long nowNanos, Generator rest) {
        var random = new SplittableRandom(seed);
        var gap = random.nextLong(2 * meanGapNanos + 1);
        var base = Math.max(notBeforeNanos, nowNanos - LONGEST_BURST * meanGapNanos);
        return new Stagger(meanGapNanos, rest, base + gap, random.nextLong());
    }
}
