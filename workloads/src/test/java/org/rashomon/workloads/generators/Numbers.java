package org.rashomon.workloads.generators;

import org.rashomon.history.Value;

/** Writes 0, 1, 2, ... under one key, by the first free worker. */
record Numbers(String key, long next) implements Generator {

    static Numbers under(String key) {
        return new Numbers(key, 0);
    }

    static long numberOf(Playground.Played played) {
        return played.invocation().value() instanceof Value.Int(var number) ? number : -1;
    }

    @Override
    public Step next(Context context) {
        return context.free().isEmpty()
                ? new Step.Wait(Step.UNTIL_COMPLETION, this)
                : new Step.Invoke(context.free().getFirst(), Invocation.write(key, next), new Numbers(key, next + 1));
    }
}
