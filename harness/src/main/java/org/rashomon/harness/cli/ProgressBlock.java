package org.rashomon.harness.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import org.rashomon.history.Phase;

/**
 * Three lines at the foot of a terminal: the phase with a bar of the work's time, the operations, the faults in force.
 * What happens scrolls above them.
 */
final class ProgressBlock extends LastTold {

    /** What every terminal has. */
    static final int COLUMNS = 80;

    private static final int BAR = 30;
    private static final String ERASE_LINE = "\u001b[2K";
    private static final String LINE_UP = "\u001b[1A";

    private final PrintWriter terminal;
    private final int columns;
    private final double workSeconds;
    private int drawn;
    /** Lines below the block that it did not draw. */
    private int below;

    /** @param columns of the terminal; a line that wraps could not be erased */
    ProgressBlock(PrintWriter terminal, Duration work, int columns) {
        this.terminal = terminal;
        this.columns = columns;
        this.workSeconds = work.toNanos() / 1e9;
    }

    @Override
    public synchronized void line(String text) {
        erase();
        terminal.println(text);
        redraw();
    }

    /** The block says it already. */
    @Override
    public void rate(String text) {}

    /** Somebody pressed Enter, and the terminal went to the next line. */
    synchronized void enterWasPressed() {
        below++;
    }

    private void redraw() {
        // The result is printed next, and a block above it would be erased from below it.
        if (phase().compareTo(Phase.VERDICT) < 0) {
            draw();
        }
        terminal.flush();
    }

    @Override
    public synchronized void working(double sinceWorkBegan, long ended) {
        super.working(sinceWorkBegan, ended);
        erase();
        redraw();
    }

    private void erase() {
        for (var line = drawn == 0 ? 0 : drawn + below; line > 0; line--) {
            terminal.print(LINE_UP + ERASE_LINE);
        }
        drawn = 0;
        below = 0;
        terminal.print("\r");
    }

    private void draw() {
        var share = phase() == Phase.SETUP ? 0 : phase() == Phase.WORK ? Math.min(1, seconds() / workSeconds) : 1;
        var full = (int) Math.round(share * BAR);
        print(String.format(
                Locale.ROOT,
                "%-12s [%s%s] %.0f of %.0f s",
                phase().label(),
                "#".repeat(full),
                ".".repeat(BAR - full),
                share * workSeconds,
                workSeconds));
        print(String.format(Locale.ROOT, "operations   %,d, %,.0f a second", operations(), operationsASecond()));
        print("in force     " + inForce());
    }

    private void print(String line) {
        terminal.println(line.length() < columns ? line : line.substring(0, columns - 4) + "...");
        drawn++;
    }
}
