package org.rashomon.history;

/** Takes the events of a run in their order: a file, a history in memory, or both. */
@FunctionalInterface
public interface EventSink {

    /** Takes the next event. */
    void append(Event event);

    /** Told now and then how late it is, so that what was held back long enough can be written. */
    default void tick(long nowNanos) {}

    /** What was appended so far must not be lost any more. */
    default void sync() {}
}
