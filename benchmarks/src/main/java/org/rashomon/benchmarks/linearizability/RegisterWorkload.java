package org.rashomon.benchmarks.linearizability;

import java.io.IOException;
import java.io.Writer;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * Clients of a correct register, half of the time busy: half reads, a quarter writes, a quarter compare-and-sets. Each
 * operation takes effect at a random moment while it is under way; half of those that stay unanswered never do.
 */
final class RegisterWorkload {

    private static final int INITIAL = -1;

    /**
     * How large a workload is.
     *
     * @param operations how many are invoked
     * @param clients how many work at once
     * @param values how many distinct values are written; 0 for a fresh one each time
     * @param indeterminate the share of operations that are never answered
     */
    record Size(int operations, int clients, int values, double indeterminate) {}

    private enum Kind {
        INVOKE,
        TAKE_EFFECT,
        ANSWER,
        CRASH
    }

    private record Step(double time, long number, Kind kind, Client client, Operation operation) {}

    private static final class Client {
        private int process;
        private int last = INITIAL;
    }

    private static final class Operation {
        private char kind = 'R';
        private int expected;
        private int value = INITIAL;
        private boolean done;
    }

    private final Size size;
    private final SplittableRandom random;
    private final Writer out;
    private final PriorityQueue<Step> agenda =
            new PriorityQueue<>(Comparator.comparingDouble(Step::time).thenComparingLong(Step::number));
    private long steps;
    private int processes;
    private int issued;
    private int fresh;
    private int state = INITIAL;

    RegisterWorkload(Size size, long seed, Writer out) {
        this.size = size;
        this.out = out;
        random = new SplittableRandom(seed);
    }

    void write() throws IOException {
        for (var i = 0; i < size.clients(); i++) {
            var client = new Client();
            client.process = processes++;
            plan(random.nextDouble(), Kind.INVOKE, client, new Operation());
        }
        for (var step = agenda.poll(); step != null; step = agenda.poll()) {
            carryOut(step);
        }
    }

    /** Appends two writes one after the other and a read of the first. */
    void violate() throws IOException {
        var first = size.values() == 0 ? fresh + 1 : size.values();
        out.write("i %d W %d\no %d\n".formatted(processes, first, processes));
        out.write("i %d W %d\no %d\n".formatted(processes, first + 1, processes));
        out.write("i %d R\no %d %d\n".formatted(processes, processes, first));
    }

    private void plan(double time, Kind kind, Client client, Operation operation) {
        agenda.add(new Step(time, steps++, kind, client, operation));
    }

    private void carryOut(Step step) throws IOException {
        switch (step.kind()) {
            case INVOKE -> invoke(step);
            case TAKE_EFFECT -> takeEffect(step.operation());
            case ANSWER -> answer(step);
            case CRASH -> {
                out.write("x %d\n".formatted(step.client().process));
                step.client().process = processes++;
                rest(step);
            }
        }
    }

    private void invoke(Step step) throws IOException {
        if (issued++ >= size.operations()) {
            return;
        }
        var client = step.client();
        var operation = ask(client);
        out.write("i %d %s\n".formatted(client.process, text(operation)));
        var latency = 0.2 + 1.6 * random.nextDouble();
        if (random.nextDouble() < size.indeterminate()) {
            if (random.nextBoolean()) {
                plan(step.time() + random.nextDouble() * latency * 4, Kind.TAKE_EFFECT, client, operation);
            }
            plan(step.time() + latency, Kind.CRASH, client, operation);
        } else {
            plan(step.time() + random.nextDouble() * latency, Kind.TAKE_EFFECT, client, operation);
            plan(step.time() + latency, Kind.ANSWER, client, operation);
        }
    }

    private Operation ask(Client client) {
        var operation = new Operation();
        var draw = random.nextInt(4);
        if (draw >= 2) {
            operation.expected = size.values() == 0 ? client.last : random.nextInt(size.values());
            operation.kind = draw == 3 && operation.expected != INITIAL ? 'C' : 'W';
            operation.value = size.values() == 0 ? ++fresh : random.nextInt(size.values());
        }
        return operation;
    }

    private static String text(Operation operation) {
        return switch (operation.kind) {
            case 'W' -> "W " + operation.value;
            case 'C' -> "C " + operation.expected + " " + operation.value;
            default -> "R";
        };
    }

    private void takeEffect(Operation operation) {
        operation.done = operation.kind != 'C' || state == operation.expected;
        if (operation.kind == 'R') {
            operation.value = state;
        } else if (operation.done) {
            state = operation.value;
        }
    }

    private void answer(Step step) throws IOException {
        var operation = step.operation();
        var process = step.client().process;
        if (!operation.done) {
            out.write("f %d\n".formatted(process));
        } else {
            out.write("o %d%s\n".formatted(process, operation.kind == 'R' ? " " + operation.value : ""));
            step.client().last = operation.value;
        }
        rest(step);
    }

    private void rest(Step step) {
        plan(step.time() + 2 * random.nextDouble(), Kind.INVOKE, step.client(), new Operation());
    }
}
