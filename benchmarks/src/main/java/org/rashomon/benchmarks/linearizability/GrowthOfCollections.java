package org.rashomon.benchmarks.linearizability;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.rashomon.checkers.linearizability.Budget;
import org.rashomon.checkers.linearizability.LinearizabilityChecker;
import org.rashomon.checkers.linearizability.Model;
import org.rashomon.checkers.linearizability.models.FifoQueue;
import org.rashomon.checkers.linearizability.models.Stack;
import org.rashomon.history.Event;
import org.rashomon.history.Event.OperationType;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.HistoryBuilder;
import org.rashomon.history.Value;
import org.rashomon.history.Version;

/**
 * How the time to check queues, stacks and priority queues with unique elements grows with the history; certificates
 * are verified. Ten clients put in and take out equally often. Prints the verdict, the CPU time of the best check, and
 * nanoseconds an operation. Arguments: how often to check each, and the sizes.
 */
public final class GrowthOfCollections {

    private static final int CLIENTS = 10;

    private final SplittableRandom random = new SplittableRandom(1);
    private final HistoryBuilder builder = new HistoryBuilder();
    private final Model<?> model;
    private final String put;
    private final String take;
    private final Deque<Long> line = new ArrayDeque<>();
    private final PriorityQueue<Long> heap = new PriorityQueue<>();
    private final Client[] clients = new Client[CLIENTS];

    private static final class Client {
        private boolean isOpen;
        private boolean isDone;
        private long element;
        private Value answer = Value.NONE;
    }

    private GrowthOfCollections(Model<?> model, String put, String take) {
        this.model = model;
        this.put = put;
        this.take = take;
        Arrays.setAll(clients, number -> new Client());
    }

    /** Takes the arguments above. */
    public static void main(String[] arguments) throws IOException {
        var budget = new Budget(Duration.ofMinutes(10), 4L << 30, 1, System::nanoTime);
        var repetitions = Integer.parseInt(arguments[0]);
        try (var out = new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)) {
            for (var i = 1; i < arguments.length; i++) {
                var size = Integer.parseInt(arguments[i]);
                for (var kind : kinds()) {
                    var history = kind.history(size);
                    var checker = new LinearizabilityChecker(kind.model, budget);
                    var best = Long.MAX_VALUE;
                    var verdict = "";
                    for (var repetition = 0; repetition < repetitions; repetition++) {
                        var start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                        verdict = checker.check(history).verdict().label();
                        best = Math.min(
                                best, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
                    }
                    out.printf(
                            "%,11d operations, %s: %s, best %.1f ms, %.0f ns each%n",
                            size, checker.name(), verdict, best / 1e6, (double) best / size);
                }
            }
        }
    }

    private static List<GrowthOfCollections> kinds() {
        return List.of(
                new GrowthOfCollections(new FifoQueue(), "enqueue", "dequeue"),
                new GrowthOfCollections(new Stack(), "push", "pop"),
                new GrowthOfCollections(
                        new org.rashomon.checkers.linearizability.models.PriorityQueue(), "insert", "delete-min"));
    }

    private History history(int size) {
        for (var invoked = 0; invoked < size; ) {
            var number = random.nextInt(CLIENTS);
            if (clients[number].isOpen) {
                goOn(number);
            } else {
                invoked++;
                clients[number].isOpen = true;
                clients[number].element = random.nextBoolean() ? random.nextLong(1L << 30) << 30 | invoked : 0;
                var element = clients[number].element;
                add(OperationType.INVOKE, number, element == 0 ? Value.NONE : Value.of(element));
            }
        }
        for (var number = 0; number < CLIENTS; number++) {
            while (clients[number].isOpen) {
                goOn(number);
            }
        }
        return builder.build();
    }

    private void goOn(int number) {
        var client = clients[number];
        if (client.isDone) {
            add(OperationType.OK, number, client.answer);
            client.isOpen = false;
            client.isDone = false;
            return;
        }
        client.isDone = true;
        client.answer = client.element == 0 ? taken() : Value.NONE;
        if (client.element != 0 && put.equals("insert")) {
            heap.add(client.element);
        } else if (client.element != 0) {
            line.add(client.element);
        }
    }

    private Value taken() {
        var found = switch (put) {
            case "enqueue" -> line.pollFirst();
            case "push" -> line.pollLast();
            default -> heap.poll();
        };
        return found == null ? Value.NONE : Value.of(found);
    }

    private void add(OperationType type, int number, Value value) {
        var index = builder.nextIndex();
        var function = new Function(clients[number].element == 0 ? take : put);
        builder.add(new Event.Operation(index, index, type, number, 0, "", function, "", value, Version.NONE, ""));
    }
}
