package org.rashomon.checkers.session;

import java.util.Arrays;

/** The highest sequence owed of each replica, and the operation to which it is owed. */
final class Frontier {

    private long[] sequences;
    private int[] rows;

    /** Owes nothing. */
    Frontier() {
        this(new long[0], new int[0]);
    }

    private Frontier(long[] sequences, int[] rows) {
        this.sequences = sequences;
        this.rows = rows;
    }

    /** Owes a replica's writes up to a sequence. */
    void raise(int replica, long sequence, int row) {
        if (replica >= sequences.length) {
            sequences = Arrays.copyOf(sequences, replica + 1);
            rows = Arrays.copyOf(rows, replica + 1);
        }
        if (sequences[replica] < sequence) {
            sequences[replica] = sequence;
            rows[replica] = row;
        }
    }

    /** How many replicas there are of which something may be owed. */
    int size() {
        return sequences.length;
    }

    boolean isEmpty() {
        return sequences.length == 0;
    }

    long sequence(int replica) {
        return Replicas.sequence(sequences, replica);
    }

    /** The operation to which a replica's writes are owed. */
    int row(int replica) {
        return rows[replica];
    }

    Frontier copy() {
        return new Frontier(sequences.clone(), rows.clone());
    }
}
