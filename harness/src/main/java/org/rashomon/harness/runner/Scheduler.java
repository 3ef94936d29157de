package org.rashomon.harness.runner;

import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * Time and turn of a run: everything that the run does happens on the scheduler's one thread. {@link #execute} may be
 * called from any thread, the rest only from that one.
 */
public interface Scheduler extends Executor {

    /** Nanoseconds since the run began. */
    long nowNanos();

    /** Runs a task once after a delay. */
    Timer after(Duration delay, Runnable task);

    /** A task that has not run yet. */
    @FunctionalInterface
    interface Timer {

        /** The task will not run; without effect when it already did. */
        void cancel();
    }
}
