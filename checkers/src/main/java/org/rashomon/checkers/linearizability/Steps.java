package org.rashomon.checkers.linearizability;

/** A model with its states and calls numbered. Calls that a model cannot tell apart have the same class. */
interface Steps {

    /** What {@link #step} answers when the state does not allow the call. */
    int ILLEGAL = -1;

    int initial();

    int step(int state, int callClass);

    /** Bytes held, so that a search can keep within its budget. */
    long bytes();

    /** The state in words. */
    String describe(int state);
}
