package org.rashomon.harness.sessions;

import java.io.PrintWriter;
import java.util.Locale;
import org.rashomon.harness.runner.Progress;
import org.rashomon.history.Phase;

/** Tells people how a run goes, line by line, on standard error and in the run's own log. */
final class Console implements Progress {

    private final PrintWriter terminal;
    private final PrintWriter log;
    private final long beganNanos = System.nanoTime();

    Console(PrintWriter terminal, PrintWriter log) {
        this.terminal = terminal;
        this.log = log;
    }

    void line(String text) {
        var stamped = String.format(Locale.ROOT, "%6.1f s  %s", (System.nanoTime() - beganNanos) / 1e9, text);
        terminal.println(stamped);
        log.println(stamped);
        log.flush();
    }

    @Override
    public void phase(Phase phase, String detail) {
        line(detail.isEmpty() ? phase.label() : phase.label() + ": " + detail);
    }

    @Override
    public void fault(String description) {
        line("  inject " + description);
    }

    @Override
    public void healed(String description) {
        line("  healed " + description);
    }

    @Override
    public void working(double seconds, long operations) {
        line(String.format(Locale.ROOT, "  %,d operations, %,.0f a second", operations, operations / seconds));
    }
}
