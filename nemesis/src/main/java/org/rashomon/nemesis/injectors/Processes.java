package org.rashomon.nemesis.injectors;

/** The nodes' processes, as far as faults need them. Calls return once the act is done. */
public interface Processes {

    /** Ends the process without warning. */
    void kill(String node);

    /** Starts it again, on the data it left; does nothing if it runs. Need not wait until it answers. */
    void start(String node);

    /** Stops the process until {@link #resume}. */
    void pause(String node);

    /** Lets it go on; does nothing if it was not stopped. */
    void resume(String node);

    /** Whether the node answers a client's request within a short time. */
    boolean answers(String node);
}
