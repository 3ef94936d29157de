package org.rashomon.checkers;

import org.rashomon.history.History;

/** Judges one property of a history. Checkers are pure: they look at nothing but the history. */
public interface Checker {

    /** The name in results, on the command line and in {@code rashomon list checkers}. */
    String name();

    /** One sentence: what is checked. */
    String description();

    CheckResult check(History history);
}
