package org.rashomon.harness.simulation;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.rashomon.harness.runner.Scheduler;

/** Time that passes only from one task to the next. Tasks of the same moment run in the order they were added. */
final class VirtualTime implements Scheduler {

    /** Nothing that is simulated takes longer; a run that does has got stuck. */
    private static final long END_NANOS = Duration.ofDays(3).toNanos();

    private static final int MANY_CANCELED = 64;

    private final PriorityQueue<Task> tasks = new PriorityQueue<>(256);
    private final Thread thread = Thread.currentThread();
    private final ConcurrentLinkedQueue<Runnable> fromOutside = new ConcurrentLinkedQueue<>();
    private long nowNanos;
    private long tasksAdded;
    private int tasksCanceled;
    private boolean isStopped;

    @Override
    public long nowNanos() {
        return nowNanos;
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        return afterNanos(delay.toNanos(), task);
    }

    /** As {@link #after}, for those who count in nanoseconds. */
    Timer afterNanos(long delayNanos, Runnable task) {
        var added = new Task(nowNanos + Math.max(0, delayNanos), tasksAdded++, task);
        tasks.add(added);
        return added;
    }

    @Override
    public void execute(Runnable task) {
        if (Thread.currentThread().equals(thread)) {
            afterNanos(0, task);
        } else {
            fromOutside.add(task);
        }
    }

    /** Ends {@link #run} after the task that is running. */
    void stop() {
        isStopped = true;
    }

    /** Lets time pass until {@link #stop}, or until nothing is left to do. */
    void run() {
        while (!isStopped) {
            for (var task = fromOutside.poll(); task != null; task = fromOutside.poll()) {
                task.run();
            }
            var next = tasks.poll();
            if (next == null) {
                return;
            }
            next.isDone = true;
            if (next.isCanceled) {
                tasksCanceled--;
            } else {
                nowNanos = next.atNanos;
                if (nowNanos > END_NANOS) {
                    throw new IllegalStateException("the simulated run does not come to an end");
                }
                next.action.run();
            }
        }
    }

    /** Most timers are timeouts that are canceled long before they are due; they must not make the queue long. */
    private void canceled() {
        tasksCanceled++;
        if (tasksCanceled > MANY_CANCELED && tasksCanceled > tasks.size() / 2) {
            tasks.removeIf(task -> task.isCanceled);
            tasksCanceled = 0;
        }
    }

    /** A task in the queue; one that was canceled may stay there and does nothing. */
    private final class Task implements Timer, Comparable<Task> {
        private final long atNanos;
        private final long number;
        private final Runnable action;
        private boolean isCanceled;
        private boolean isDone;

        Task(long atNanos, long number, Runnable action) {
            this.atNanos = atNanos;
            this.number = number;
            this.action = action;
        }

        @Override
        public void cancel() {
            if (!isCanceled && !isDone) {
                isCanceled = true;
                canceled();
            }
        }

        @Override
        public int compareTo(Task other) {
            return atNanos != other.atNanos ? Long.compare(atNanos, other.atNanos) : Long.compare(number, other.number);
        }
    }
}
