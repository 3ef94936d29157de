package org.rashomon.harness.sessions;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.rashomon.results.Effort;

/** Measures what the current thread does from one moment to another. */
record Meter(long startNanos, long startBytes) {

    private static final double NANOS_PER_MILLI = 1e6;

    static Meter start() {
        return new Meter(System.nanoTime(), allocated());
    }

    Effort effort() {
        var millis = Math.round((System.nanoTime() - startNanos) / NANOS_PER_MILLI);
        return new Effort(millis / 1000.0, Math.max(0, allocated() - startBytes));
    }

    private static long allocated() {
        return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads
                ? threads.getCurrentThreadAllocatedBytes()
                : 0;
    }
}
