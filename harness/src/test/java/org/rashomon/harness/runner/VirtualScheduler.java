package org.rashomon.harness.runner;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Virtual time: it passes only from one task to the next. */
final class VirtualScheduler implements Scheduler {

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::atNanos).thenComparingLong(Task::number));
    private long nowNanos;
    private long tasksAdded;

    /** Tasks of the same time run in the order in which they were added. */
    private record Task(long atNanos, long number, Runnable action) {}

    @Override
    public long nowNanos() {
        return nowNanos;
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        var added = new Task(nowNanos + delay.toNanos(), tasksAdded++, task);
        tasks.add(added);
        return () -> tasks.remove(added);
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(new Task(nowNanos, tasksAdded++, task));
    }

    /** Lets time pass in which no task comes to run, as if the task that calls this took so long. */
    void stall(Duration time) {
        nowNanos += time.toNanos();
    }

    /** Runs until nothing is left to do, which must be the case within an hour of virtual time. */
    void runUntilIdle() {
        while (!tasks.isEmpty()) {
            var next = tasks.remove();
            nowNanos = Math.max(nowNanos, next.atNanos());
            if (nowNanos > Duration.ofHours(1).toNanos()) {
                throw new AssertionError("still busy after an hour");
            }
            next.action().run();
        }
    }
}
