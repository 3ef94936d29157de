package org.rashomon.referencedb;

import java.util.ArrayDeque;

/**
 * Group commit: holds back whatever depends on the log until the log is durable that far. While one sync runs,
 * everything else queues and goes with the next.
 */
final class CommitGate {

    private final Disk disk;
    private final ArrayDeque<Held> held = new ArrayDeque<>();
    private long appended;
    private long syncing;
    private long synced;

    /** An action that may run once the log is durable up to a position. */
    private record Held(long position, Runnable action) {}

    CommitGate(Disk disk) {
        this.disk = disk;
    }

    /** Whether everything appended is durable. */
    boolean isIdle() {
        return appended <= synced;
    }

    void append(LogRecord record) {
        disk.append(record);
        appended++;
    }

    /** Runs the action once everything appended so far is durable: at once if it is. Actions keep their order. */
    void whenDurable(Runnable action) {
        if (appended <= synced && held.isEmpty()) {
            action.run();
        } else {
            held.add(new Held(appended, action));
        }
    }

    /** Starts a sync if one is needed and none is running. */
    void commit() {
        if (syncing <= synced && appended > synced) {
            syncing = appended;
            disk.sync(appended);
        }
    }

    /** The disk is durable up to the position. */
    void synced(long position) {
        synced = Math.max(synced, position);
        while (!held.isEmpty() && held.peek().position() <= synced) {
            held.remove().action().run();
        }
    }
}
