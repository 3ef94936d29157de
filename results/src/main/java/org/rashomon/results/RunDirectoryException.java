package org.rashomon.results;

import java.nio.file.Path;

/** A run directory could not be made, found, read or written. The message is one line: the path, why, and the fix. */
public final class RunDirectoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Path path;

    RunDirectoryException(Path path, String problem, Throwable cause) {
        super(path + ": " + problem, cause);
        this.path = path;
    }

    /** Says what is wrong with a path. */
    public RunDirectoryException(Path path, String problem) {
        super(path + ": " + problem);
        this.path = path;
    }

    /** What could not be used. */
    public Path path() {
        return path;
    }
}
