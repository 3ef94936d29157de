package org.rashomon.benchmarks.causal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.rashomon.checkers.causal.CausalChecker;
import org.rashomon.history.Event;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.HistoryBuilder;
import org.rashomon.history.Value;
import org.rashomon.history.Version;

/**
 * How long causal consistency and convergence take to judge: registers under 200 keys on five leaders, half of the
 * operations writes, sessions that stay with their leader. One line a history: operations, sessions, the best and the
 * median time of several checks, the best CPU time of the checking thread, and the most heap in use during a check
 * beyond the history itself.
 *
 * <p>Arguments: pairs of operations and sessions, such as {@code 1000000 10 1000000 100}.
 */
public final class CausalChecking {

    private static final int LEADERS = 5;
    private static final int KEYS = 200;
    private static final int CHECKS = 5;
    private static final long SEED = 20_261_121;
    private static final double MEBIBYTE = 1 << 20;

    private final PrintWriter out;

    /** Prints its results to the writer. */
    public CausalChecking(PrintWriter out) {
        this.out = out;
    }

    /** Takes the arguments above. */
    public static void main(String[] arguments) {
        var out = new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var benchmark = new CausalChecking(out);
        for (var i = 0; i + 1 < arguments.length; i += 2) {
            benchmark.run(Integer.parseInt(arguments[i]), Integer.parseInt(arguments[i + 1]));
        }
    }

    /** Measures one history. */
    public void run(int operations, int sessions) {
        var history = simulate(operations, sessions);
        var seconds = new double[CHECKS];
        var processor = new double[CHECKS];
        var threads = ManagementFactory.getThreadMXBean();
        var verdict = "";
        var heap = 0.0;
        for (var check = 0; check < CHECKS; check++) {
            var before = startHeap();
            var start = System.nanoTime();
            var startProcessor = threads.getCurrentThreadCpuTime();
            verdict = new CausalChecker().check(history).verdict().label();
            seconds[check] = (System.nanoTime() - start) / 1e9;
            processor[check] = (threads.getCurrentThreadCpuTime() - startProcessor) / 1e9;
            heap = Math.max(heap, peakHeap() - before);
        }
        Arrays.sort(seconds);
        Arrays.sort(processor);
        out.printf(
                "%,11d operations, %4d sessions: %s, best %.2f s, median %.2f s, CPU %.2f s,"
                        + " heap at most %.0f MiB more%n",
                operations, sessions, verdict, seconds[0], seconds[CHECKS / 2], processor[0], heap / MEBIBYTE);
    }

    private static double startHeap() {
        System.gc();
        ManagementFactory.getMemoryPoolMXBeans().forEach(java.lang.management.MemoryPoolMXBean::resetPeakUsage);
        return peakHeap();
    }

    private static double peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToDouble(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    private static History simulate(int operations, int sessions) {
        var random = new SplittableRandom(SEED);
        var leaders = new SimulatedLeaders(LEADERS, KEYS, random.split());
        var builder = new HistoryBuilder();
        for (var i = 1; i <= operations; i++) {
            var session = random.nextInt(sessions);
            var key = random.nextInt(KEYS);
            var write = random.nextInt(2) == 0;
            var invoked = new Event.Operation(
                    builder.nextIndex(),
                    i,
                    Event.OperationType.INVOKE,
                    session,
                    session,
                    "n" + session % LEADERS,
                    write ? Function.WRITE : Function.READ,
                    "k" + key,
                    write ? Value.of(i) : Value.NONE,
                    Version.NONE,
                    "");
            builder.add(invoked);
            builder.add(completed(invoked, write ? Value.NONE : read(leaders, session, key)));
            if (write) {
                leaders.write(session % LEADERS, key, i);
            }
        }
        return builder.build();
    }

    private static Value read(SimulatedLeaders leaders, int session, int key) {
        var value = leaders.read(session % LEADERS, key);
        return value == SimulatedLeaders.NOTHING ? Value.NONE : Value.of(value);
    }

    private static Event.Operation completed(Event.Operation invoked, Value value) {
        return new Event.Operation(
                invoked.index() + 1,
                invoked.timeNanos(),
                Event.OperationType.OK,
                invoked.process(),
                invoked.session(),
                invoked.node(),
                invoked.function(),
                invoked.key(),
                value,
                Version.NONE,
                "");
    }
}
