package org.rashomon.harness.cli;

import java.util.Locale;
import java.util.function.LongSupplier;
import org.rashomon.history.Phase;

/** How a run goes, in one line, from what it told last. */
final class Status extends LastTold {

    private final LongSupplier nanos;
    private long phaseBeganNanos;

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
        super.phase(next, detail);
        phaseBeganNanos = nanos.getAsLong();
    }

    /** The line. */
    synchronized String text() {
        return String.format(
                Locale.ROOT,
                "%s for %.1f s; %,d operations%s; in force: %s",
                phase().label(),
                (nanos.getAsLong() - phaseBeganNanos) / 1e9,
                operations(),
                seconds() > 0 ? String.format(Locale.ROOT, ", %,.0f a second", operationsASecond()) : "",
                inForce());
    }
}
