package org.rashomon.referencedb.defects;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.rashomon.referencedb.Disk;
import org.rashomon.referencedb.LogRecord;

/** A disk that claims to be durable at once and keeps the records in memory until about a second has passed. */
final class LateDisk implements Disk {

    private static final long DELAY_MILLIS = 1_000;

    private final Disk sound;
    private final LongConsumer synced;
    private final LongSupplier clockMillis;
    private final List<LogRecord> unwritten = new ArrayList<>();
    private long lastWriteMillis;

    LateDisk(Disk sound, LongConsumer synced, LongSupplier clockMillis) {
        this.sound = sound;
        this.synced = synced;
        this.clockMillis = clockMillis;
        this.lastWriteMillis = clockMillis.getAsLong();
    }

    @Override
    public void append(LogRecord record) {
        unwritten.add(record);
    }

    @Override
    public void replace(List<LogRecord> records) {
        unwritten.clear();
        sound.replace(records);
    }

    @Override
    public void sync(long position) {
        var now = clockMillis.getAsLong();
        if (now - lastWriteMillis >= DELAY_MILLIS) {
            unwritten.forEach(sound::append);
            unwritten.clear();
            lastWriteMillis = now;
            sound.sync(position);
        }
        synced.accept(position);
    }
}
