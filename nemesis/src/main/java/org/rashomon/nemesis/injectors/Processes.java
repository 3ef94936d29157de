package org.rashomon.nemesis.injectors;

import org.rashomon.nemesis.Disturbance;

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

    /**
     * Does to the node what a fault asks for besides sudden ends and pauses, and says what was seen of it.
     *
     * @throws InjectionException if that cannot be done in this world
     */
    default Observation disturb(String node, Disturbance how) {
        throw new InjectionException("this world cannot %s %s".formatted(how.verb(), node));
    }

    /** Undoes it, and starts the process if it has ended; does nothing if it was not done. */
    default void undisturb(String node, Disturbance how) {
        start(node);
    }

    /** Whether the node answers a client's request within a short time. */
    boolean answers(String node);
}
