package org.rashomon.harness.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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

    private static final long LOOK_EVERY_MILLIS = 200;

    private final Runnable teller;
    private final Runnable whenEntered;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("status").factory());
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
            var unused = status.looking.scheduleWithFixedDelay(
                    status::watch, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        }
        return status;
    }

    private void tell() {
        if (!isClosed) {
            teller.run();
        }
    }

    private void watch() {
        try {
            look(System.in, StatusOnDemand::isInForeground);
        } catch (IOException closed) {
            close();
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

    /** Whether the terminal belongs to this process's group at the moment; where nobody knows, it does not. */
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
        looking.shutdown();
    }
}
