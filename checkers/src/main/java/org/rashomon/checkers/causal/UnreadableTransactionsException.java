package org.rashomon.checkers.causal;

/** A text that is not a transaction history of the format it was read as. The message names its line and column. */
public final class UnreadableTransactionsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    /**
     * Points at a place.
     *
     * @param source names the text, usually a file
     * @param line counts from 1
     * @param column counts from 1
     */
    public UnreadableTransactionsException(String source, int line, int column, String problem) {
        super("%s:%d:%d: %s".formatted(source, line, column, problem));
        this.line = line;
        this.column = column;
    }

    /** The line of the damage, from 1. */
    public int line() {
        return line;
    }

    /** The column of the damage, from 1. */
    public int column() {
        return column;
    }
}
