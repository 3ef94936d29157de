package org.rashomon.nemesis.injectors;

import java.net.URI;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls a Toxiproxy server, but not for ever: its client has no time limits of its own.
 *
 * @param api named when a call fails
 */
record BoundedCalls(URI api) {

    private static final long LIMIT_SECONDS = 10;

    <T> T call(String what, Callable<T> action) {
        var task = new FutureTask<>(action);
        Thread.ofVirtual().name("toxiproxy-call").start(task);
        try {
            return task.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new InjectionException("interrupted while about to " + what, interrupted);
        } catch (TimeoutException late) {
            task.cancel(true);
            throw new InjectionException(
                    "could not %s: %s did not answer within %d s".formatted(what, api, LIMIT_SECONDS), late);
        } catch (ExecutionException failed) {
            throw new InjectionException(
                    "could not %s at %s: %s".formatted(what, api, failed.getCause()), failed.getCause());
        }
    }
}
