package org.rashomon.referencedb.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.rashomon.referencedb.Disk;
import org.rashomon.referencedb.LogRecord;
import org.rashomon.referencedb.log.LogFile;

/** A disk over a log file. Writes and syncs on a thread of its own; called by the replica's thread only. */
final class FileDisk implements Disk, AutoCloseable {

    private static final long CLOSE_SECONDS = 5;

    private final LogFile log;
    private final LongConsumer synced;
    private final Consumer<IOException> failed;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("disk").factory());
    private List<LogRecord> unwritten = new ArrayList<>();

    /**
     * Takes over the log.
     *
     * @param synced is told, on the disk's thread, how far the log is durable
     * @param failed is told of an error, after which nothing more may be believed to be durable
     */
    FileDisk(LogFile log, LongConsumer synced, Consumer<IOException> failed) {
        this.log = log;
        this.synced = synced;
        this.failed = failed;
    }

    @Override
    public void append(LogRecord record) {
        unwritten.add(record);
    }

    @Override
    public void replace(List<LogRecord> records) {
        var before = unwritten;
        unwritten = new ArrayList<>();
        writer.execute(() -> {
            try {
                log.append(before);
                log.replace(records);
            } catch (IOException failure) {
                failed.accept(failure);
            }
        });
    }

    @Override
    public void sync(long position) {
        var records = unwritten;
        unwritten = new ArrayList<>();
        writer.execute(() -> write(records, position));
    }

    private void write(List<LogRecord> records, long position) {
        try {
            log.append(records);
            log.sync();
        } catch (IOException failure) {
            failed.accept(failure);
            return;
        }
        synced.accept(position);
    }

    /** Waits for the syncs that were asked for, and closes the log. */
    @Override
    public void close() throws IOException {
        writer.shutdown();
        try {
            writer.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        log.close();
    }
}
