package org.rashomon.harness.docker.images;

import org.jspecify.annotations.Nullable;

/** An image can neither be found nor made. The message names it, says why, and what to do. */
public final class ImageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With what is wrong and what to do about it. */
    public ImageException(String message) {
        super(message);
    }

    /** With what is wrong, and why. */
    public ImageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
