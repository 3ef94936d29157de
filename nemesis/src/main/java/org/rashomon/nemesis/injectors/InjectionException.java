package org.rashomon.nemesis.injectors;

import org.jspecify.annotations.Nullable;

/** A fault could not be carried out or undone. The message names the node or link. */
public final class InjectionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With what went wrong. */
    public InjectionException(String message) {
        super(message);
    }

    /** With what went wrong and why, if that is known. */
    public InjectionException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
