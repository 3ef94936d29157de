package org.rashomon.harness.docker;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.testcontainers.utility.ResourceReaper;

/**
 * Keeps Testcontainers from removing containers while an interrupted run still heals and reads them: when the JVM is
 * asked to end, its own hook would remove everything at once, beside ours. Its removal takes the reaper's monitor,
 * which this holds until the run is over. Where Ryuk runs there is no such hook, and the monitor must stay free: Ryuk
 * removes what is left once this JVM is gone.
 */
final class CleanupGate implements AutoCloseable {

    /** Longer than an interrupted run is given; after it the JVM must be able to end. */
    private static final int LIMIT_SECONDS = 40;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch held = new CountDownLatch(1);

    private CleanupGate() {}

    @SuppressWarnings("deprecation") // There is no other handle on the cleanup.
    static CleanupGate hold() throws InterruptedException {
        var gate = new CleanupGate();
        if (!Boolean.parseBoolean(System.getenv("TESTCONTAINERS_RYUK_DISABLED"))) {
            return gate;
        }
        var reaper = ResourceReaper.instance();
        Thread.ofPlatform().daemon().name("cleanup-gate").start(() -> {
            synchronized (reaper) {
                gate.held.countDown();
                gate.await(gate.closed);
            }
        });
        gate.held.await();
        Runtime.getRuntime().addShutdownHook(new Thread(gate::giveUpInTime, "cleanup-gate-limit"));
        return gate;
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private void giveUpInTime() {
        try {
            if (!closed.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                closed.countDown();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
