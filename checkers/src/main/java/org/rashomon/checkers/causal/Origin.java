package org.rashomon.checkers.causal;

import org.rashomon.checkers.Evidence;

/** Where the transactions of a history come from: words for them, and what is known of their place in time. */
public interface Origin {

    /** The transaction in words, as the subject of a sentence. */
    String name(int transaction);

    /** The transaction as part of a witness. */
    Evidence evidence(int transaction, String role);

    /** The value behind a code. */
    String value(long code);

    /** The number by which the store ranks what the transaction wrote; 0 if it was not told. */
    long rank(int transaction);

    /** Whether {@code writer} had been invoked before {@code reader} completed; true where nothing is known of time. */
    boolean mayBeSeen(int writer, int reader);
}
