package org.rashomon.workloads.generators;

import java.util.SplittableRandom;

/** Names of keys. */
public final class Keys {

    private Keys() {}

    /**
     * A key of a sliding window. A key is hot for a while and then left alone, so that at any moment of the run some
     * key has just got its last write: what a fault destroys then is not hidden by a later write.
     *
     * @param number the operation's
     * @param window how many keys are hot at once: few, so that leaders write the same key at the same time
     * @param operations how many operations a key gets on average
     */
    public static String hot(String prefix, long number, SplittableRandom random, int window, int operations) {
        return prefix + (number / operations + random.nextInt(window));
    }
}
