package org.rashomon.benchmarks.linearizability;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.rashomon.checkers.linearizability.Budget;
import org.rashomon.checkers.linearizability.LinearizabilityChecker;
import org.rashomon.checkers.linearizability.models.Register;
import org.rashomon.history.Event;
import org.rashomon.history.Event.OperationType;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.HistoryBuilder;
import org.rashomon.history.Value;
import org.rashomon.history.Version;

/**
 * How the time to check registers with unique values grows with the history. Prints for each size the verdict, the CPU
 * time of the first check and of the best, nanoseconds an operation, and the heap that is in use. Arguments: how often
 * to check each, how many keys there are, and the sizes.
 */
public final class Growth {

    private static final int CLIENTS = 10;
    private static final int INDETERMINATE_PERCENT = 1;

    private final SplittableRandom random = new SplittableRandom(1);
    private final HistoryBuilder builder = new HistoryBuilder();
    private final String[] keys;
    private final long[] stored;
    /** For each client its process, the key of its open operation, and what it writes; 0 when it reads. */
    private final int[] process = new int[CLIENTS];

    private final int[] key = new int[CLIENTS];
    private final long[] written = new long[CLIENTS];
    private final boolean[] isOpen = new boolean[CLIENTS];
    private int processes;
    private long fresh;

    private Growth(int keyCount) {
        keys = new String[keyCount];
        Arrays.setAll(keys, number -> "k" + number);
        stored = new long[keyCount];
        Arrays.setAll(process, client -> processes++);
    }

    /** Takes the arguments above. */
    public static void main(String[] arguments) throws IOException {
        var repetitions = Integer.parseInt(arguments[0]);
        var keys = Integer.parseInt(arguments[1]);
        var budget = new Budget(Duration.ofMinutes(10), 4L << 30, 2, System::nanoTime);
        var checker = new LinearizabilityChecker(Register.plain(), budget);
        try (var out = new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)) {
            for (var i = 2; i < arguments.length; i++) {
                var size = Integer.parseInt(arguments[i]);
                var history = new Growth(keys).history(size);
                var nanos = new long[repetitions];
                var verdict = "";
                for (var repetition = 0; repetition < repetitions; repetition++) {
                    var start = cpuNanos();
                    verdict = checker.check(history).verdict().label();
                    nanos[repetition] = cpuNanos() - start;
                }
                var best = Arrays.stream(nanos).min().orElse(0);
                out.printf(
                        "%,11d operations, %d keys: %s, first %.1f ms, best %.1f ms, %.1f ns each, heap %d MiB%n",
                        size, keys, verdict, nanos[0] / 1e6, best / 1e6, (double) best / size, heapMiB());
            }
        }
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long heapMiB() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    }

    /** Each client reads or writes and takes effect when it is answered; some are never answered. */
    private History history(int size) {
        for (var invoked = 0; invoked < size; ) {
            var client = random.nextInt(CLIENTS);
            if (isOpen[client]) {
                complete(client);
            } else {
                invoke(client);
                invoked++;
            }
        }
        for (var client = 0; client < CLIENTS; client++) {
            if (isOpen[client]) {
                complete(client);
            }
        }
        return builder.build();
    }

    private void invoke(int client) {
        isOpen[client] = true;
        key[client] = random.nextInt(keys.length);
        written[client] = random.nextBoolean() ? ++fresh : 0;
        if (written[client] == 0) {
            add(OperationType.INVOKE, client, Function.READ, Value.NONE);
        } else {
            add(OperationType.INVOKE, client, Function.WRITE, Value.of(written[client]));
        }
    }

    private void complete(int client) {
        isOpen[client] = false;
        var isLost = random.nextInt(100) < INDETERMINATE_PERCENT;
        if (written[client] != 0 && (!isLost || random.nextBoolean())) {
            stored[key[client]] = written[client];
        }
        if (isLost) {
            add(OperationType.INFO, client, Function.READ, Value.NONE);
            process[client] = processes++;
            return;
        }
        var found = stored[key[client]] == 0 ? Value.NONE : Value.of(stored[key[client]]);
        add(OperationType.OK, client, Function.READ, written[client] == 0 ? found : Value.NONE);
    }

    private void add(OperationType type, int client, Function function, Value value) {
        var index = builder.nextIndex();
        var name = keys[key[client]];
        builder.add(new Event.Operation(
                index, index, type, process[client], 0, "", function, name, value, Version.NONE, ""));
    }
}
