package org.rashomon.harness.simulation;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/** Many simulated runs at once, one a thread. */
public final class Trials {

    private final LongFunction<Trial> runner;
    private final int threads;

    /**
     * Trials on so many threads.
     *
     * @param runner runs the trial of a seed; on any of the threads
     */
    public Trials(LongFunction<Trial> runner, int threads) {
        this.runner = runner;
        this.threads = threads;
    }

    /**
     * Runs seeds in their order until they are all done, or until it is to stop.
     *
     * @param finished takes each trial as it ends, on the calling thread
     */
    public void run(long first, long last, BooleanSupplier isToStop, Consumer<Trial> finished)
            throws InterruptedException {
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var running = new ExecutorCompletionService<Trial>(pool);
            var next = first;
            var open = 0;
            while (open > 0 || (next <= last && !isToStop.getAsBoolean())) {
                while (open < 2 * threads && next <= last && !isToStop.getAsBoolean()) {
                    running.submit(trial(next));
                    next++;
                    open++;
                }
                finished.accept(result(running.take()));
                open--;
            }
        }
    }

    private Callable<Trial> trial(long seed) {
        return () -> runner.apply(seed);
    }

    private static Trial result(Future<Trial> done) throws InterruptedException {
        try {
            return done.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a simulated run ended by an error", failed.getCause());
        }
    }
}
