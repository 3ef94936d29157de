package org.rashomon.results.exports;

/** A history that cannot be written in a format, because it holds what the format has no place for. */
public final class ExportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ExportException(String problem) {
        super(problem);
    }
}
