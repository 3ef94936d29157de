package org.rashomon.harness.cli;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongSupplier;
import org.rashomon.harness.sessions.Display;
import org.rashomon.history.Phase;

/** How a run goes, in one line, from what it told last. */
final class Status extends Display.Lines {

    private final LongSupplier nanos;
    private final Set<String> faults = new LinkedHashSet<>();
    private Phase phase = Phase.SETUP;
    private long phaseBeganNanos;
    private double seconds;
    private long operations;

    Status(LongSupplier nanos) {
        this.nanos = nanos;
        this.phaseBeganNanos = nanos.getAsLong();
    }

    @Override
    public void line(String text) {
        // The lines say nothing that the other calls do not.
    }

    @Override
    public synchronized void phase(Phase next, String detail) {
        phase = next;
        phaseBeganNanos = nanos.getAsLong();
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

    /** The line. */
    synchronized String text() {
        return String.format(
                Locale.ROOT,
                "%s for %.1f s; %,d operations%s; in force: %s",
                phase.label(),
                (nanos.getAsLong() - phaseBeganNanos) / 1e9,
                operations,
                seconds > 0 ? String.format(Locale.ROOT, ", %,.0f a second", operations / seconds) : "",
                faults.isEmpty() ? "nothing" : String.join("; ", faults));
    }
}
