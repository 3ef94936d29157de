package org.rashomon.referencedb.server;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.rashomon.referencedb.Replica;
import org.rashomon.referencedb.Timer;

/** The one thread that a replica runs on: takes inputs from a queue and fires timers. */
final class ReplicaThread {

    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final LinkedBlockingQueue<Consumer<Replica>> inputs = new LinkedBlockingQueue<>();
    private final PriorityQueue<Due> timers = new PriorityQueue<>(Comparator.comparingLong(Due::nanos));
    private final Consumer<RuntimeException> crashed;

    /** A timer and when it fires, on the clock of {@link System#nanoTime}. */
    private record Due(long nanos, Timer timer) {}

    /**
     * Does not start the thread.
     *
     * @param crashed is told of a bug in the replica, after which it takes no more inputs
     */
    ReplicaThread(Consumer<RuntimeException> crashed) {
        this.crashed = crashed;
    }

    /** Queues an input; from any thread. */
    void submit(Consumer<Replica> input) {
        inputs.add(input);
    }

    /** Sets a timer; only from the replica's own thread. */
    void setTimer(Timer timer, long delayMillis) {
        timers.add(new Due(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(delayMillis), timer));
    }

    /** Starts the replica and serves it for the rest of the process's life. */
    void start(Replica replica) {
        Thread.ofPlatform().daemon().name("replica").start(() -> run(replica));
    }

    private void run(Replica replica) {
        try {
            replica.start();
            while (!Thread.currentThread().isInterrupted()) {
                step(replica);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException bug) {
            crashed.accept(bug);
        }
    }

    private void step(Replica replica) throws InterruptedException {
        var next = timers.peek();
        var wait = next == null ? LONGEST_WAIT_NANOS : next.nanos() - System.nanoTime();
        var input = wait > 0 ? inputs.poll(wait, TimeUnit.NANOSECONDS) : inputs.poll();
        if (input != null) {
            input.accept(replica);
        }
        for (next = timers.peek(); next != null && next.nanos() <= System.nanoTime(); next = timers.peek()) {
            replica.timerFired(timers.remove().timer());
        }
    }
}
