package org.rashomon.harness.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import org.rashomon.harness.sessions.Display;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** How a run shows its progress on standard error. */
final class ProgressOption {

    /** Set by the launcher, which can see where standard error leads. */
    private static final String IS_TERMINAL = "rashomon.terminal";

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

    Display display(PrintWriter to, Duration work) {
        return switch (mode) {
            case AUTO -> isTerminal() ? new ProgressBlock(to, work) : Display.plain(to);
            case BAR -> new ProgressBlock(to, work);
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

    private static boolean isTerminal() {
        return Boolean.getBoolean(IS_TERMINAL) && !"dumb".equals(System.getenv("TERM"));
    }
}
