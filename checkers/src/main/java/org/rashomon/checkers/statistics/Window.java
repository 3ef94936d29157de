package org.rashomon.checkers.statistics;

import org.rashomon.history.Event;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Phase;

/**
 * A phase as a stretch of the history.
 *
 * @param firstIndex index of the event that began it
 * @param endIndex index of the first event after it
 * @param nanos how long it lasted
 */
record Window(long firstIndex, long endIndex, long nanos) {

    private static final Window NONE = new Window(Operations.NEVER, Operations.NEVER, 0);
    private static final double NANOS_PER_SECOND = 1e9;

    /** The window of a phase, until the next phase or the end of the history; empty if the run never entered it. */
    static Window of(History history, Phase phase) {
        return history.start(phase).map(started -> from(history, started)).orElse(NONE);
    }

    private static Window from(History history, Event.PhaseStarted started) {
        var next = history.phases().stream()
                .filter(phase -> phase.index() > started.index())
                .findFirst();
        return new Window(
                started.index(),
                next.map(Event.PhaseStarted::index).orElse(Operations.NEVER),
                next.map(Event.PhaseStarted::timeNanos).orElse(history.endNanos()) - started.timeNanos());
    }

    boolean contains(long index) {
        return index > firstIndex && index < endIndex;
    }

    boolean isEmpty() {
        return nanos <= 0;
    }

    double seconds() {
        return nanos / NANOS_PER_SECOND;
    }
}
