package org.rashomon.harness.local;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;

/**
 * A shell that outlives the harness for a moment, to wake the nodes that were paused when the harness was killed: a
 * paused node cannot notice that its standard input has ended. It only ever resumes, so a process id that was used
 * again by a stranger does no harm.
 */
final class Guardian implements AutoCloseable {

    private static final String SCRIPT = "trap '' INT; pids=; while read pid; do pids=\"$pids $pid\"; done; "
            + "[ -z \"$pids\" ] || kill -CONT $pids 2>/dev/null";

    private final PrintWriter pids;

    private Guardian(PrintWriter pids) {
        this.pids = pids;
    }

    static Guardian start() throws IOException {
        var shell = new ProcessBuilder("sh", "-c", SCRIPT)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
        return new Guardian(new PrintWriter(shell.outputWriter(StandardCharsets.US_ASCII), true));
    }

    /** A process is about to be paused. */
    synchronized void watch(long pid) {
        pids.println(pid);
    }

    @Override
    public synchronized void close() {
        pids.close();
    }
}
