package org.rashomon.harness.sessions;

import java.io.PrintWriter;
import java.util.Locale;
import org.rashomon.harness.runner.Progress;
import org.rashomon.history.Phase;

/** Tells how a run goes, on a display and line by line in the run's own log. */
final class Console implements Progress {

    private static final double SECONDS_BETWEEN_LINES = 4.9;

    private final Display display;
    private final PrintWriter log;
    private final long beganNanos = System.nanoTime();
    private double toldSeconds;

    Console(Display display, PrintWriter log) {
        this.display = display;
        this.log = log;
    }

    void line(String text) {
        display.line(logged(text));
    }

    private String logged(String text) {
        var stamped = String.format(Locale.ROOT, "%6.1f s  %s", (System.nanoTime() - beganNanos) / 1e9, text);
        log.println(stamped);
        log.flush();
        return stamped;
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
        if (seconds - toldSeconds >= SECONDS_BETWEEN_LINES) {
            toldSeconds = seconds;
            display.rate(logged(
                    String.format(Locale.ROOT, "  %,d operations, %,.0f a second", operations, operations / seconds)));
        }
    }
}
