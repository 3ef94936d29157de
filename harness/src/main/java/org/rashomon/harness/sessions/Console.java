package org.rashomon.harness.sessions;

import java.io.PrintWriter;
import java.util.Locale;
import org.rashomon.harness.runner.Progress;
import org.rashomon.history.Phase;

/** Tells how a run goes, on a display and line by line in the run's own log. */
final class Console implements Progress {

    private final Display display;
    private final PrintWriter log;
    private final long beganNanos = System.nanoTime();

    Console(Display display, PrintWriter log) {
        this.display = display;
        this.log = log;
    }

    void line(String text) {
        var stamped = String.format(Locale.ROOT, "%6.1f s  %s", (System.nanoTime() - beganNanos) / 1e9, text);
        display.line(stamped);
        log.println(stamped);
        log.flush();
    }

    @Override
    public void phase(Phase phase, String detail) {
        display.phase(phase, detail);
        line(detail.isEmpty() ? phase.label() : phase.label() + ": " + detail);
    }

    @Override
    public void fault(String description) {
        display.fault(description);
        line("  inject " + description);
    }

    @Override
    public void healed(String description) {
        display.healed(description);
        line("  healed " + description);
    }

    @Override
    public void working(double seconds, long operations) {
        display.working(seconds, operations);
        line(String.format(Locale.ROOT, "  %,d operations, %,.0f a second", operations, operations / seconds));
    }
}
