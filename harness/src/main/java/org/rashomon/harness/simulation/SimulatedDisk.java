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

    private final List<LogRecord> records;
    /** Where the first record of this life stands; moves when the log is compacted. */
    private int inherited;

    private final LongConsumer syncStarted;
    private int durable;
    private int handedOver;

    /**
     * A disk with the records that the life before has left.
     *
     * @param syncStarted hears the position of each sync; {@link #syncEnded} must follow
     */
    SimulatedDisk(List<LogRecord> left, LongConsumer syncStarted) {
        this.records = new ArrayList<>(left);
        this.inherited = left.size();
        this.durable = inherited;
        this.handedOver = inherited;
        this.syncStarted = syncStarted;
    }

    @Override
    public void append(LogRecord record) {
        records.add(record);
    }

    /** Done at once and as a whole: that is one of the moments at which it may happen. */
    @Override
    public void replace(List<LogRecord> compact) {
        inherited = compact.size() - (records.size() - inherited);
        records.clear();
        records.addAll(compact);
        durable = records.size();
        handedOver = durable;
    }

    @Override
    public void sync(long position) {
        handedOver = Math.max(handedOver, inherited + Math.toIntExact(position));
        syncStarted.accept(position);
    }

    void syncEnded(long position) {
        durable = Math.max(durable, inherited + Math.toIntExact(position));
    }

    /** What a crash leaves of it. */
    List<LogRecord> afterCrash(SplittableRandom random) {
        var end = Math.min(handedOver, records.size());
        return List.copyOf(records.subList(0, durable + random.nextInt(end - durable + 1)));
    }
}
