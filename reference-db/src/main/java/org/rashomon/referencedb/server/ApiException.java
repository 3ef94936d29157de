package org.rashomon.referencedb.server;

/** A request is answered with an error. */
final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String error;

    /**
     * An error answer.
     *
     * @param status the HTTP status; 4xx and 503 promise that the request had no effect
     * @param error lower case, words joined by hyphens
     */
    ApiException(int status, String error, String message) {
        super(message);
        this.status = status;
        this.error = error;
    }

    static ApiException badRequest(String error, String message) {
        return new ApiException(400, error, message);
    }

    int status() {
        return status;
    }

    String error() {
        return error;
    }

    /** What the client is told; never null. */
    String text() {
        return String.valueOf(getMessage());
    }
}
