package org.rashomon.history.jepsen;

/** A file that is not a history of the format it was read as. The message names file, line and column. */
public final class UnreadableHistoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    /** Lines and columns count from 1. */
    UnreadableHistoryException(String source, Place place, String problem) {
        super("%s:%d:%d: %s".formatted(source, place.line(), place.column(), problem));
        line = place.line();
        column = place.column();
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    /** A place in a file, counted from 1. */
    record Place(int line, int column) {}
}
