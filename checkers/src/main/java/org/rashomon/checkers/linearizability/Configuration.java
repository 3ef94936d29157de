package org.rashomon.checkers.linearizability;

/**
 * One way things may stand between two events: the object's state and what has taken effect.
 *
 * <p>A pending blind write is <em>required</em> as long as nothing was placed behind which it could hide; once a later
 * blind write was placed while it was pending it may be thought of as placed right before that one, where nobody saw
 * it. It may still be placed once more in the open, but need not.
 */
final class Configuration {

    int state;
    /** Slots of pending operations that were placed in the open. */
    long done;
    /** Slots of pending blind writes that were not placed at all yet. */
    long required;
    /** The multiset of classes of which operations that never return were placed. */
    int used;

    void set(int newState, long newDone, long newRequired, int newUsed) {
        state = newState;
        done = newDone;
        required = newRequired;
        used = newUsed;
    }

    void set(Configuration other) {
        set(other.state, other.done, other.required, other.used);
    }
}
