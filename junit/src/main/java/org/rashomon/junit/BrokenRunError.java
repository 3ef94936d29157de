package org.rashomon.junit;

/** The harness or the system failed, so the run does not count. */
public final class BrokenRunError extends AssertionError {

    private static final long serialVersionUID = 1;

    BrokenRunError(String message) {
        super(message);
    }
}
