package org.rashomon.harness.cli;

import java.util.LinkedHashSet;
import java.util.Set;
import org.rashomon.harness.sessions.Display;
import org.rashomon.history.Phase;

/** A display that keeps what a run told last: its phase, its operations, the faults in force. */
abstract class LastTold implements Display {

    private final Set<String> faults = new LinkedHashSet<>();
    private Phase phase = Phase.SETUP;
    private double seconds;
    private long operations;

    @Override
    public synchronized void phase(Phase next, String detail) {
        phase = next;
    }

    @Override
    public synchronized void fault(String description) {
        faults.add(description);
    }

    @Override
    public synchronized void healed(String description) {
        faults.remove(description);
    }

    @Override
    public synchronized void working(double sinceWorkBegan, long ended) {
        seconds = sinceWorkBegan;
        operations = ended;
    }

    final synchronized Phase phase() {
        return phase;
    }

    /** For how long clients have worked. */
    final synchronized double seconds() {
        return seconds;
    }

    final synchronized long operations() {
        return operations;
    }

    /** How many operations ended in a second; 0 before any work. */
    final synchronized double operationsASecond() {
        return seconds > 0 ? operations / seconds : 0;
    }

    /** The faults in force, in words. */
    final synchronized String inForce() {
        return faults.isEmpty() ? "nothing" : String.join("; ", faults);
    }
}
