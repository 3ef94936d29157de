package org.rashomon.harness.runner;

import java.util.concurrent.CompletionException;

/** Puts failures into words. */
final class Failures {

    private Failures() {}

    /** Why a stage failed, in one line. */
    static String reason(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        var message = cause.getMessage();
        return message == null || message.isBlank()
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse(message);
    }
}
