package org.rashomon.harness.runner;

import org.rashomon.history.Phase;

/** Hears how a run goes, for people who wait. Nothing depends on it. */
public interface Progress {

    void phase(Phase phase, String detail);

    void fault(String description);

    void healed(String description);

    /**
     * Told every second of the work phase.
     *
     * @param operations how many have ended so far
     */
    void working(double seconds, long operations);
}
