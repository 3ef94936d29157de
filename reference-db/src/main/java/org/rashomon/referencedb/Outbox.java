package org.rashomon.referencedb;

import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The changes that some peer may lack, in the order in which this replica applied them, numbered from 1. Keeps the
 * latest ones one by one within bounds; older ones live on only in the state.
 */
final class Outbox {

    private final Limits limits;
    private final TreeMap<Long, Entry> entries = new TreeMap<>();
    private long latest;
    private long durable;
    private long bytes;
    private VersionVector dropped = VersionVector.empty();

    /**
     * A change and when it came here.
     *
     * @param wallMicros the wall clock at that time
     */
    record Entry(Transit transit, long wallMicros) {}

    Outbox(Limits limits) {
        this.limits = limits;
    }

    void add(Transit transit, long wallMicros) {
        latest++;
        entries.put(latest, new Entry(transit, wallMicros));
        bytes += transit.weightBytes();
        while (entries.size() > limits.outboxChanges() || bytes > limits.outboxBytes()) {
            removeFirst();
        }
    }

    /** Forgets what is before the number, as every peer has it. */
    void trimBefore(long number) {
        while (!entries.isEmpty() && entries.firstKey() < number) {
            removeFirst();
        }
    }

    private void removeFirst() {
        var transit = entries.pollFirstEntry().getValue().transit();
        bytes -= transit.weightBytes();
        dropped = dropped.join(VersionVector.upTo(transit.change().dot()));
    }

    /** All of this was taken from a snapshot, so it cannot be sent on one by one. */
    void skip(AppliedDots taken) {
        dropped = dropped.join(taken.vector());
        taken.beyond().forEach(dot -> dropped = dropped.join(VersionVector.upTo(dot)));
    }

    /** For each origin, the last change that is not kept any more. A peer that lacks it needs a snapshot. */
    VersionVector dropped() {
        return dropped;
    }

    /** The number of the last change. */
    long latest() {
        return latest;
    }

    /** Up to which number changes are durable, so that they may be sent. */
    long durable() {
        return durable;
    }

    void durableUpTo(long number) {
        durable = Math.max(durable, number);
    }

    /** The number of the first change that is kept; one more than the last if none is. */
    long first() {
        return entries.isEmpty() ? latest + 1 : entries.firstKey();
    }

    /** The durable changes from this number on. */
    NavigableMap<Long, Entry> from(long number) {
        return number > durable ? new TreeMap<>() : entries.subMap(number, true, durable, true);
    }

    /** Whether one of the changes from this number on, durable or not, is such. */
    boolean any(long number, Predicate<Transit> predicate) {
        return entries.tailMap(number, true).values().stream().anyMatch(entry -> predicate.test(entry.transit()));
    }

    /** How long the change with this number, or the next that is kept, has been here. */
    long waitingMicros(long number, long wallMicros) {
        var entry = from(number).firstEntry();
        return entry == null ? 0 : Math.max(0, wallMicros - entry.getValue().wallMicros());
    }
}
