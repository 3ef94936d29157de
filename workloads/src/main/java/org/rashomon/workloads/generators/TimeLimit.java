package org.rashomon.workloads.generators;

/** Ends a generator by time. The clock starts with the first question. */
record TimeLimit(long limitNanos, long endNanos, Generator inner) implements Generator {

    static final long NOT_STARTED = Long.MIN_VALUE;

    @Override
    public Step next(Context context) {
        var end = endNanos == NOT_STARTED ? context.nowNanos() + limitNanos : endNanos;
        if (context.nowNanos() >= end) {
            return new Step.Finished();
        }
        return switch (inner.next(context)) {
            case Step.Invoke(var worker, var invocation, var rest) ->
                new Step.Invoke(worker, invocation, new TimeLimit(limitNanos, end, rest));
            case Step.Wait(var until, var rest) ->
                new Step.Wait(Math.min(until, end), new TimeLimit(limitNanos, end, rest));
            case Step.Finished finished -> finished;
        };
    }

    @Override
    public Generator after(Completed completed) {
        return new TimeLimit(limitNanos, endNanos, inner.after(completed));
    }
}
