package org.rashomon.nemesis.injectors;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Waits for something nobody announces, by looking again and again, for a limited time.
 *
 * @param limit after this it gives up
 * @param interval how long it waits between two looks
 */
record Patience(Duration limit, Duration interval) {

    /**
     * Looks at least once.
     *
     * @return whether the condition came to hold in time
     * @throws InjectionException if the thread is interrupted; it stays so
     */
    boolean until(BooleanSupplier condition) {
        var started = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - started >= limit.toNanos()) {
                return false;
            }
            pause();
        }
        return true;
    }

    private void pause() {
        var lock = new ReentrantLock();
        lock.lock();
        try {
            var left = interval.toNanos();
            var nobodySignals = lock.newCondition();
            while (left > 0) {
                left = nobodySignals.awaitNanos(left);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InjectionException("interrupted while waiting", interrupted);
        } finally {
            lock.unlock();
        }
    }

    /** A limit in seconds, looking every 50 ms. */
    static Patience seconds(long seconds) {
        return new Patience(Duration.ofSeconds(seconds), Duration.ofNanos(TimeUnit.MILLISECONDS.toNanos(50)));
    }
}
