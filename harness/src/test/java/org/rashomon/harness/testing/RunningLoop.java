package org.rashomon.harness.testing;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.rashomon.harness.deployment.EventLoop;

/** An event loop that runs on a thread of its own, so that a test can drive a cluster step by step. */
public final class RunningLoop implements AutoCloseable {

    private static final int LIMIT_SECONDS = 90;

    private final EventLoop loop = new EventLoop();

    /** Runs until it is closed. */
    public RunningLoop() {
        Thread.startVirtualThread(() -> {
            try {
                loop.run();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
    }

    public EventLoop loop() {
        return loop;
    }

    /** The outcome of a stage, which starts and completes on the loop. */
    public <T> T done(Supplier<CompletionStage<T>> stage) throws Exception {
        var outcome = new CompletableFuture<T>();
        loop.execute(() -> stage.get().whenComplete((value, failure) -> {
            if (failure == null) {
                outcome.complete(value);
            } else {
                outcome.completeExceptionally(failure);
            }
        }));
        return outcome.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        loop.close();
    }
}
