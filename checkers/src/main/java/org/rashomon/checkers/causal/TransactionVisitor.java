package org.rashomon.checkers.causal;

/** Is shown the operations of a transaction history, in numbers that other tools understand. */
public interface TransactionVisitor {

    /** Stands for the transactions that had no effect. */
    int ABORTED = -1;

    /**
     * Where an operation stands.
     *
     * @param key the number of the key, from 1
     * @param session the number of the session, from 0
     * @param transaction the number of the transaction, from 0, or {@link #ABORTED}
     */
    record Place(int key, int session, int transaction) {}

    /** A read of the value of that number; 0 is the initial one. */
    void read(Place place, long value);

    /** A write of the value of that number, from 1. */
    void write(Place place, long value);
}
