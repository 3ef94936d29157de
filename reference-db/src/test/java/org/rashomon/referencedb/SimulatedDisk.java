package org.rashomon.referencedb;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** A disk in memory that tells what a crash would leave. */
final class SimulatedDisk implements Disk {

    private final List<LogRecord> written;
    private final List<LogRecord> history;
    private int before;
    private final LongConsumer syncStarted;
    private int durable;

    /** A disk that holds these records from an earlier life. */
    SimulatedDisk(List<LogRecord> earlier, List<LogRecord> history, LongConsumer syncStarted) {
        this.written = new ArrayList<>(earlier);
        this.history = new ArrayList<>(history);
        this.before = earlier.size();
        this.durable = before;
        this.syncStarted = syncStarted;
    }

    @Override
    public void append(LogRecord record) {
        written.add(record);
    }

    @Override
    public void replace(List<LogRecord> records) {
        history.addAll(written.subList(0, written.size()));
        var appended = written.size() - before;
        written.clear();
        written.addAll(records);
        before = records.size() - appended;
        durable = records.size();
    }

    /** All that was ever on the disk and could have been read back, compacted away or not. */
    List<LogRecord> history() {
        var all = new ArrayList<>(history);
        all.addAll(first(durable));
        return all;
    }

    List<LogRecord> compacted() {
        return history;
    }

    @Override
    public void sync(long position) {
        syncStarted.accept(position);
    }

    void syncEnded(long position) {
        durable = Math.max(durable, before + (int) position);
    }

    int durable() {
        return durable;
    }

    int written() {
        return written.size();
    }

    List<LogRecord> first(int records) {
        return List.copyOf(written.subList(0, records));
    }
}
