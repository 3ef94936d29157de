package org.rashomon.harness.runner;

import org.rashomon.checkers.linearizability.RunFollower;
import org.rashomon.history.Event;
import org.rashomon.history.EventSink;

/**
 * Passes events on as they come, and tells once when a run has shown a violation that nothing that still comes can
 * mend. The verdict is not its business: the whole history is judged afterwards, as always.
 */
public final class FailFast implements EventSink {

    private final EventSink history;
    private final RunFollower follower;
    private Runnable whenViolated = () -> {};
    private boolean isOver;

    /**
     * Follows what is appended.
     *
     * @param history takes the events
     * @param follower asked about each
     */
    public FailFast(EventSink history, RunFollower follower) {
        this.history = history;
        this.follower = follower;
    }

    /** Sets what happens once, at the first violation. */
    public void whenViolated(Runnable action) {
        whenViolated = action;
    }

    @Override
    public void append(Event event) {
        history.append(event);
        if (!isOver) {
            endIf(follower.append(event));
        }
    }

    @Override
    public void tick(long nowNanos) {
        history.tick(nowNanos);
        if (!isOver) {
            endIf(follower.catchUp());
        }
    }

    @Override
    public void sync() {
        history.sync();
    }

    private void endIf(boolean isViolated) {
        if (isViolated) {
            isOver = true;
            whenViolated.run();
        }
    }
}
