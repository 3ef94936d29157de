package org.rashomon.checkers.causal;

/** The budget ended before the check did; the message says what ran out. */
final class OutOfBudgetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutOfBudgetException(String reason) {
        super(reason);
    }
}
