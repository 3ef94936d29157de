package org.rashomon.harness.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.rashomon.harness.sessions.Display;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** How a run shows its progress on standard error. */
final class ProgressOption {

    /** Set by the launcher, which can see where standard error leads. */
    private static final String IS_TERMINAL = "rashomon.terminal";

    /** Set by the launcher, too. */
    private static final String COLUMNS = "rashomon.columns";

    private static final int NARROWEST = 40;
    private static final int WIDEST = 120;

    /** The ways to show it. */
    enum Mode {
        /** A block at the foot of a terminal; plain lines elsewhere. */
        AUTO,
        BAR,
        PLAIN,
        /** One JSON object a line. */
        JSON,
        NONE
    }

    @Option(names = "--progress", paramLabel = "MODE", description = "auto, bar, plain, json or none (default auto).")
    private Mode mode = Mode.AUTO;

    /** Shows a run as was asked for, and says in one line how it goes whenever somebody asks. */
    WatchedRun watch(PrintWriter to, Duration work) {
        var display = display(to, work);
        var status = new Status(System::nanoTime);
        Consumer<String> teller = mode == Mode.NONE ? to::println : display::line;
        var onDemand = StatusOnDemand.open(
                () -> teller.accept("status: " + status.text()),
                display instanceof ProgressBlock block ? block::enterWasPressed : () -> {});
        return new WatchedRun(Display.both(display, status), onDemand);
    }

    private Display display(PrintWriter to, Duration work) {
        return switch (mode) {
            case AUTO -> isTerminal() ? new ProgressBlock(to, work, columns()) : Display.plain(to);
            case BAR -> new ProgressBlock(to, work, columns());
            case PLAIN -> Display.plain(to);
            case JSON ->
                new Display.Lines() {
                    @Override
                    public void line(String text) {
                        to.println(JsonMapper.shared().writeValueAsString(Map.of("progress", text.strip())));
                    }
                };
            case NONE -> Display.silent();
        };
    }

    /** As wide as the terminal is, but no wider than anybody reads. */
    private static int columns() {
        var told = Integer.getInteger(COLUMNS, ProgressBlock.COLUMNS);
        return told < NARROWEST ? ProgressBlock.COLUMNS : Math.min(told, WIDEST);
    }

    private static boolean isTerminal() {
        return Boolean.getBoolean(IS_TERMINAL) && !"dumb".equals(System.getenv("TERM"));
    }
}
