package org.rashomon.harness.runner;

import java.time.Instant;
import java.util.OptionalLong;

/** Where one run takes place: its time, its cluster, and the thread that everything in it happens on. */
public interface World extends AutoCloseable {

    /** The time that passes in this world. */
    Scheduler scheduler();

    /** The system under test; nothing is deployed before it is started. */
    Cluster cluster();

    /** The date in this world, by which its histories are dated. */
    Instant now();

    /**
     * For how long the harness's own threads have run on processors so far; empty where that tells nothing of the run,
     * as in a simulated world.
     */
    default OptionalLong processorNanos() {
        return OptionalLong.empty();
    }

    /** Lets time pass, on the calling thread, until {@link #stop} or, in a simulated world, nothing is left to do. */
    void run() throws InterruptedException;

    /** Ends {@link #run} after the task that is running. */
    void stop();

    /** Ends every node, and time. */
    @Override
    void close();
}
