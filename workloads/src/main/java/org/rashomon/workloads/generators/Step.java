package org.rashomon.workloads.generators;

/** What a generator answers. */
public sealed interface Step {

    /** Nothing until something completes. */
    long UNTIL_COMPLETION = Long.MAX_VALUE;

    /**
     * A free worker is to carry out an operation.
     *
     * @param rest the generator to ask from now on
     */
    record Invoke(Worker worker, Invocation invocation, Generator rest) implements Step {}

    /**
     * Nothing yet: ask again at a time, or as soon as an operation completes.
     *
     * @param untilNanos nanoseconds since the run began, or {@link #UNTIL_COMPLETION}
     * @param rest the generator to ask from now on
     */
    record Wait(long untilNanos, Generator rest) implements Step {}

    /** Nothing ever again. */
    record Finished() implements Step {}
}
