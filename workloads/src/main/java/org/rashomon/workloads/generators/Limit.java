package org.rashomon.workloads.generators;

/** Ends a generator by count. */
record Limit(long remaining, Generator inner) implements Generator {

    Limit {
        if (remaining < 0) {
            throw new IllegalArgumentException("the limit must not be negative, was " + remaining);
        }
    }

    @Override
    public Step next(Context context) {
        if (remaining == 0) {
            return new Step.Finished();
        }
        return switch (inner.next(context)) {
            case Step.Invoke(var worker, var invocation, var rest) ->
                new Step.Invoke(worker, invocation, new Limit(remaining - 1, rest));
            case Step.Wait(var until, var rest) -> new Step.Wait(until, new Limit(remaining, rest));
            case Step.Finished finished -> finished;
        };
    }

    @Override
    public Generator after(Completed completed) {
        return new Limit(remaining, inner.after(completed));
    }
}
