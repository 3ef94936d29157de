package org.rashomon.harness.runner;

import java.time.Instant;

/** Where one run takes place: its time, its cluster, and the thread that everything in it happens on. */
public interface World extends AutoCloseable {

    /** The time that passes in this world. */
    Scheduler scheduler();

    /** The system under test; nothing is deployed before it is started. */
    Cluster cluster();

    /** The date in this world, by which its histories are dated. */
    Instant now();

    /** Lets time pass, on the calling thread, until {@link #stop} or, in a simulated world, nothing is left to do. */
    void run() throws InterruptedException;

    /** Ends {@link #run} after the task that is running. */
    void stop();

    /** Ends every node, and time. */
    @Override
    void close();
}
