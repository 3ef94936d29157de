package org.rashomon.workloads.clients;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.rashomon.workloads.generators.Invocation;

/** Runs a blocking client on virtual threads. */
public final class VirtualThreadClient implements Client {

    private final BlockingClient client;
    private final Executor scheduler;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * Adapts a client.
     *
     * @param scheduler runs completions on the thread of the run's scheduler
     */
    public VirtualThreadClient(BlockingClient client, Executor scheduler) {
        this.client = client;
        this.scheduler = scheduler;
    }

    @Override
    public void invoke(Invocation invocation, SessionToken token, Consumer<Completion> completed) {
        threads.execute(() -> {
            var completion = outcome(invocation, token);
            scheduler.execute(() -> completed.accept(completion));
        });
    }

    private Completion outcome(Invocation invocation, SessionToken token) {
        try {
            return client.invoke(invocation, token);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Completion.Indeterminate("the run gave up waiting");
        } catch (Exception unknown) {
            return new Completion.Indeterminate(unknown.toString());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
