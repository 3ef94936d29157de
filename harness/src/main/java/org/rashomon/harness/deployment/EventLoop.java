package org.rashomon.harness.deployment;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.rashomon.harness.runner.Scheduler;

/** Real time: one thread that runs tasks as they come and timers as they fall due. */
public final class EventLoop implements Scheduler, AutoCloseable {

    /** With no timer pending, only a task can wake the loop; the bound merely keeps the wait finite. */
    private static final long IDLE_NANOS = Duration.ofSeconds(1).toNanos();

    private final long startNanos = System.nanoTime();
    private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final PriorityQueue<PendingTimer> timers = new PriorityQueue<>();
    private final ExecutorService blocking = Executors.newVirtualThreadPerTaskExecutor();
    private long timersStarted;
    private volatile boolean isStopped;

    /** Runs on the calling thread until {@link #stop}. */
    public void run() throws InterruptedException {
        while (!isStopped) {
            var task = tasks.poll(untilNextTimer(), TimeUnit.NANOSECONDS);
            if (task != null) {
                task.run();
            }
            while (!isStopped && !timers.isEmpty() && timers.peek().dueNanos <= nowNanos()) {
                timers.remove().fire();
            }
        }
    }

    /** Ends {@link #run} after the task that is running. */
    public void stop() {
        isStopped = true;
        tasks.add(() -> {});
    }

    @Override
    public long nowNanos() {
        return System.nanoTime() - startNanos;
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        var timer = new PendingTimer(nowNanos() + delay.toNanos(), timersStarted++, task);
        timers.add(timer);
        return () -> {
            timer.isCancelled = true;
            timers.remove(timer);
        };
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    /** Runs something that blocks on a thread of its own; the stage completes on the loop's thread. */
    public <T> CompletionStage<T> blocking(Callable<T> call) {
        var result = new CompletableFuture<T>();
        blocking.execute(() -> {
            try {
                var value = call.call();
                execute(() -> result.complete(value));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                execute(() -> result.completeExceptionally(interrupted));
            } catch (Exception failure) {
                execute(() -> result.completeExceptionally(failure));
            }
        });
        return result;
    }

    @Override
    public void close() {
        stop();
        blocking.shutdownNow();
    }

    private long untilNextTimer() {
        return timers.isEmpty() ? IDLE_NANOS : Math.max(0, timers.peek().dueNanos - nowNanos());
    }

    /** Ordered by time, and by age where times are equal. */
    private static final class PendingTimer implements Comparable<PendingTimer> {
        private final long dueNanos;
        private final long number;
        private final Runnable task;
        private boolean isCancelled;

        PendingTimer(long dueNanos, long number, Runnable task) {
            this.dueNanos = dueNanos;
            this.number = number;
            this.task = task;
        }

        void fire() {
            if (!isCancelled) {
                task.run();
            }
        }

        @Override
        public int compareTo(PendingTimer other) {
            var byTime = Long.compare(dueNanos, other.dueNanos);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }
}
