package org.rashomon.harness.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.rashomon.harness.sessions.Display;
import org.rashomon.history.Phase;

/**
 * Three lines at the foot of a terminal: the phase with a bar of the work's time, the operations, the faults in force.
 * What happens scrolls above them.
 */
final class ProgressBlock implements Display {

    /** What every terminal has: a line that wraps could not be erased. */
    private static final int COLUMNS = 79;

    private static final int BAR = 30;
    private static final String ERASE_LINE = "\u001b[2K";
    private static final String LINE_UP = "\u001b[1A";

    private final PrintWriter terminal;
    private final double workSeconds;
    private final Set<String> faults = new LinkedHashSet<>();
    private Phase phase = Phase.SETUP;
    private double seconds;
    private long operations;
    private int drawn;
    /** Whether the next line says what the block says already. */
    private boolean isToldInBlock;

    ProgressBlock(PrintWriter terminal, Duration work) {
        this.terminal = terminal;
        this.workSeconds = work.toNanos() / 1e9;
    }

    @Override
    public synchronized void line(String text) {
        erase();
        if (isToldInBlock) {
            isToldInBlock = false;
        } else {
            terminal.println(text);
        }
        // The result is printed next, and a block above it would be erased from below it.
        if (phase.compareTo(Phase.VERDICT) < 0) {
            draw();
        }
        terminal.flush();
    }

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
        isToldInBlock = true;
    }

    private void erase() {
        for (; drawn > 0; drawn--) {
            terminal.print(LINE_UP + ERASE_LINE);
        }
        terminal.print("\r");
    }

    private void draw() {
        var share = phase == Phase.SETUP ? 0 : phase == Phase.WORK ? Math.min(1, seconds / workSeconds) : 1;
        var full = (int) Math.round(share * BAR);
        print(String.format(
                Locale.ROOT,
                "%-12s [%s%s] %.0f of %.0f s",
                phase.label(),
                "#".repeat(full),
                ".".repeat(BAR - full),
                share * workSeconds,
                workSeconds));
        print(String.format(
                Locale.ROOT, "operations   %,d, %,.0f a second", operations, seconds > 0 ? operations / seconds : 0));
        print("in force     " + (faults.isEmpty() ? "nothing" : String.join("; ", faults)));
    }

    private void print(String line) {
        terminal.println(line.length() <= COLUMNS ? line : line.substring(0, COLUMNS - 3) + "...");
        drawn++;
    }
}
