package org.rashomon.history;

/** How an operation ended, seen from the whole history. */
public enum Outcome {
    OK(0),
    FAIL(1),
    /** Indeterminate: the client never learned, or the history ends before it did. */
    INFO(2);

    private final int code;

    Outcome(int code) {
        this.code = code;
    }

    /** The cell of a column that holds this outcome. */
    int code() {
        return code;
    }

    static Outcome of(int code) {
        return switch (code) {
            case 0 -> OK;
            case 1 -> FAIL;
            case 2 -> INFO;
            default -> throw new IllegalArgumentException("no outcome has code " + code);
        };
    }
}
