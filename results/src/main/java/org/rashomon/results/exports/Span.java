package org.rashomon.results.exports;

import org.rashomon.history.Operations;

/**
 * A stretch of a run.
 *
 * @param fromNanos where it begins, since the run began
 * @param untilNanos where it ends, inclusive
 */
public record Span(long fromNanos, long untilNanos) {

    /** The whole run. */
    public static final Span WHOLE = new Span(0, Long.MAX_VALUE);

    public Span {
        if (untilNanos < fromNanos) {
            throw new IllegalArgumentException(
                    "a span cannot end at %d before it begins at %d".formatted(untilNanos, fromNanos));
        }
    }

    /**
     * For formats that are there to be judged: reads of what was written before the stretch would have no writer.
     *
     * @throws ExportException if it is not the whole run
     */
    void mustBeWhole(String format) throws ExportException {
        if (!equals(WHOLE)) {
            throw new ExportException(("%s: takes the whole run, for what is read in a part of it may have been written"
                            + " before; leave out --from and --until")
                    .formatted(format));
        }
    }

    boolean holds(long nanos) {
        return fromNanos <= nanos && nanos <= untilNanos;
    }

    /** Whether any of an operation falls into it. */
    boolean touches(Operations operations, int row) {
        return operations.invokedNanos(row) <= untilNanos && operations.completedNanos(row) >= fromNanos;
    }
}
