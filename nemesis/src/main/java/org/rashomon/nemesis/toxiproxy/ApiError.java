package org.rashomon.nemesis.toxiproxy;

/** A request that is answered with an error. */
final class ApiError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    private ApiError(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }

    static ApiError badBody(String reason) {
        return new ApiError(400, "bad request body: " + reason);
    }

    static ApiError missing(String field) {
        return new ApiError(400, "missing required field: " + field);
    }

    static ApiError invalidStream() {
        return new ApiError(400, "stream was invalid, can be either upstream or downstream");
    }

    static ApiError invalidType() {
        return new ApiError(400, "invalid toxic type");
    }

    static ApiError noProxy() {
        return new ApiError(404, "proxy not found");
    }

    static ApiError noToxic() {
        return new ApiError(404, "toxic not found");
    }

    static ApiError proxyExists() {
        return new ApiError(409, "proxy already exists");
    }

    static ApiError toxicExists() {
        return new ApiError(409, "toxic already exists");
    }

    static ApiError cannotListen(String address, String reason) {
        return new ApiError(500, "listen tcp %s: %s".formatted(address, reason));
    }
}
