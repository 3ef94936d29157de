package org.rashomon.checkers.causal;

/**
 * Pairs of transactions that wrote one key, of which the first must have been ordered before the second: somebody who
 * had the first before his eyes read the second.
 */
final class Conflicts {

    private static final int BYTES = 16;

    private final Meter meter;
    private final IntList from = new IntList();
    private final IntList slot = new IntList();

    Conflicts(Meter meter) {
        this.meter = meter;
    }

    /** The transaction {@code earlier} was ordered before the one that wrote what stands in the slot. */
    void add(int earlier, int laterSlot) {
        meter.hold(BYTES);
        from.add(earlier);
        slot.add(laterSlot);
    }

    /** Ends the use of all conflicts. */
    void close() {
        meter.hold(-(long) BYTES * from.size());
    }

    int size() {
        return from.size();
    }

    int from(int conflict) {
        return from.get(conflict);
    }

    /** The slot that was read instead. */
    int slot(int conflict) {
        return slot.get(conflict);
    }
}
