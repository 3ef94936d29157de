package org.rashomon.junit;

/** The budget or the evidence ran out before anything was proved. */
public final class UndecidedRunError extends AssertionError {

    private static final long serialVersionUID = 1;

    UndecidedRunError(String message) {
        super(message);
    }
}
