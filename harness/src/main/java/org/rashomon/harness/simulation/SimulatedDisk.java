package org.rashomon.harness.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;
import org.rashomon.referencedb.Disk;
import org.rashomon.referencedb.LogRecord;

/**
 * The log of one life of a node. What was handed over but not synced is in doubt: a crash leaves any number of those
 * records, in order; one that is torn fails its checksum, so that it is as good as gone.
 */
final class SimulatedDisk implements Disk {

    private final LongConsumer syncStarted;
    /** What is durable whatever happens: the life before has left it, or it was put there as a whole. */
    private List<LogRecord> base;

    private final List<LogRecord> appended = new ArrayList<>();
    /** The position of the last record before the first of {@link #appended}. */
    private long before;

    private long durable;
    private long handedOver;

    /**
     * A disk with the records that the life before has left.
     *
     * @param syncStarted hears the position of each sync; {@link #syncEnded} must follow
     */
    SimulatedDisk(List<LogRecord> left, LongConsumer syncStarted) {
        this.base = List.copyOf(left);
        this.syncStarted = syncStarted;
    }

    @Override
    public void append(LogRecord record) {
        appended.add(record);
    }

    @Override
    public void replace(List<LogRecord> records) {
        base = List.copyOf(records);
        before += appended.size();
        appended.clear();
    }

    @Override
    public void sync(long position) {
        handedOver = Math.max(handedOver, position);
        syncStarted.accept(position);
    }

    void syncEnded(long position) {
        durable = Math.max(durable, position);
    }

    /** What a crash leaves of it. */
    List<LogRecord> afterCrash(SplittableRandom random) {
        var sure = index(durable);
        var end = Math.max(sure, index(handedOver));
        return upTo(sure + random.nextInt(end - sure + 1));
    }

    /** What a graceful end leaves of it. */
    List<LogRecord> afterEnd() {
        return upTo(appended.size());
    }

    private List<LogRecord> upTo(int end) {
        var left = new ArrayList<>(base);
        left.addAll(appended.subList(0, end));
        return left;
    }

    private int index(long position) {
        return Math.clamp(position - before, 0, appended.size());
    }
}
