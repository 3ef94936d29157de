package org.rashomon.harness.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.rashomon.harness.sessions.Signals;

/**
 * Says how it goes when somebody asks: by the signal USR1 (on a Mac Ctrl-T, too), or on a terminal by the letter t and
 * Enter. A single key without Enter would take the terminal out of its line mode, which Java cannot do by itself, nor
 * undo when it is killed.
 */
final class StatusOnDemand implements AutoCloseable {

    /** Set by the launcher, which can see where standard input comes from. */
    private static final String HAS_KEYBOARD = "rashomon.keyboard";

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final Runnable teller;
    private final Runnable whenEntered;
    private volatile boolean isClosed;

    /**
     * @param teller tells the status
     * @param whenEntered hears that somebody pressed Enter, before the teller is asked
     */
    StatusOnDemand(Runnable teller, Runnable whenEntered) {
        this.teller = teller;
        this.whenEntered = whenEntered;
    }

    /** Listens from now on. */
    static StatusOnDemand open(Runnable teller, Runnable whenEntered) {
        var status = new StatusOnDemand(teller, whenEntered);
        Signals.handle("USR1", status::tell);
        Signals.handle("INFO", status::tell);
        if (Boolean.getBoolean(HAS_KEYBOARD)) {
            Thread.ofVirtual().name("status").start(() -> status.watch(System.in, StatusOnDemand::isInForeground));
        }
        return status;
    }

    private void tell() {
        if (!isClosed) {
            teller.run();
        }
    }

    private void watch(InputStream keyboard, BooleanSupplier isOurs) {
        try {
            while (!isClosed) {
                look(keyboard, isOurs);
                Thread.sleep(LOOK_EVERY);
            }
        } catch (IOException closed) {
            // Nobody can ask any more.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whoever reads the terminal from the background is stopped by it, so what is not ours is not touched. */
    void look(InputStream keyboard, BooleanSupplier isOurs) throws IOException {
        while (isOurs.getAsBoolean() && keyboard.available() > 0) {
            var typed = new String(keyboard.readNBytes(keyboard.available()), StandardCharsets.UTF_8);
            for (var line : typed.lines().toList()) {
                whenEntered.run();
                if (line.strip().equalsIgnoreCase("t")) {
                    tell();
                }
            }
        }
    }

    /** Whether this process is of the group that the terminal belongs to at the moment; where nobody knows, it is not. */
    private static boolean isInForeground() {
        try {
            var fields = Files.readString(Path.of("/proc/self/stat"));
            var behindName = fields.substring(fields.lastIndexOf(')') + 2).split(" ", 7);
            var group = behindName[2];
            var groupOfTerminal = behindName[5];
            return group.equals(groupOfTerminal);
        } catch (IOException | IndexOutOfBoundsException unknown) {
            return false;
        }
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
