package org.rashomon.harness.docker;

/** No Docker engine answers. The message says so in one line, and what to do. */
public final class DockerUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With what was tried and what would help. */
    public DockerUnavailableException(String message) {
        super(message);
    }
}
