package org.rashomon.nemesis.injectors;

import java.time.Duration;

/** The nodes' wall clocks. */
public interface Clocks {

    /**
     * Sets the clock to true time plus {@code offset}, gaining {@code driftPpm} millionths from now on. Both replace
     * what was set before.
     */
    void set(String node, Duration offset, long driftPpm);

    /** How far the clock is ahead of true time, as measured now; negative if it is behind. */
    Duration offset(String node);
}
