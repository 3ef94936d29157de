package org.rashomon.checkers.causal;

/** Reads of an initial value by transactions that had a write of the key before their eyes. Keeps the first few. */
final class StaleInitialReads {

    private static final int KEPT = 20;

    private final IntList readers = new IntList();
    private final IntList slots = new IntList();
    private long count;

    void add(int reader, int slot) {
        if (count++ < KEPT) {
            readers.add(reader);
            slots.add(slot);
        }
    }

    /** How many there are. */
    long count() {
        return count;
    }

    /** How many were kept. */
    int kept() {
        return readers.size();
    }

    int reader(int which) {
        return readers.get(which);
    }

    /** The write that should have been seen. */
    int slot(int which) {
        return slots.get(which);
    }
}
