package org.rashomon.history;

import java.util.Locale;

/** The stages of a run, in their order. */
public enum Phase {
    SETUP,
    /** Clients work while faults come and go. */
    WORK,
    /** Each fault is undone and each link is probed. */
    HEAL,
    /** No client works; waits until every replica has the same state. */
    QUIESCENCE,
    /** Every key is read on every replica. */
    FINAL_READS,
    /** Nothing more will be learned; a history without this phase was cut off. */
    VERDICT,
    TEARDOWN;

    /** The name in files and reports, such as {@code final-reads}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
