package org.rashomon.workloads.generators;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/**
 * Drives a generator on a virtual clock, as the runner does on a real one.
 *
 * @param workers who takes the operations
 * @param lasts nanoseconds that an operation takes
 * @param ends how an operation ends
 * @param answers what it is answered if it succeeds
 */
public record Playground(
        List<Worker> workers,
        ToLongFunction<Invocation> lasts,
        Function<Invocation, Outcome> ends,
        Function<Invocation, Value> answers) {

    /** A generator that asks for more operations than this will never end. */
    private static final int MOST = 100_000;

    /**
     * One operation.
     *
     * @param endNanos when it ended
     */
    public record Played(long startNanos, long endNanos, Worker worker, Invocation invocation) {}

    /** Workers of nodes n1, n2, ..., whose operations take a millisecond and succeed. */
    public static Playground of(int nodes, int perNode) {
        return new Playground(
                workers(nodes, perNode), invocation -> 1_000_000, invocation -> Outcome.OK, Invocation::value);
    }

    /** Numbered as the runner numbers them. */
    public static List<Worker> workers(int nodes, int perNode) {
        return IntStream.range(0, nodes * perNode)
                .mapToObj(number -> new Worker(number, "n" + (number % nodes + 1)))
                .toList();
    }

    Playground lasting(ToLongFunction<Invocation> nanos) {
        return new Playground(workers, nanos, ends, answers);
    }

    /** The same with operations that end otherwise. */
    public Playground ending(Function<Invocation, Outcome> outcome) {
        return new Playground(workers, lasts, outcome, answers);
    }

    /** The same with other answers. */
    public Playground answering(Function<Invocation, Value> values) {
        return new Playground(workers, lasts, ends, values);
    }

    /** Everything that the generator asks for until it is finished, or until a time. */
    public List<Played> play(Generator generator, long untilNanos) {
        var played = new ArrayList<Played>();
        var open = new PriorityQueue<>(Comparator.comparingLong(Played::endNanos));
        var free = new ArrayList<>(workers);
        var now = 0L;
        while (played.size() < MOST) {
            var step = generator.next(new Context(now, free, open.size()));
            if (step instanceof Step.Invoke(var worker, var invocation, var rest)) {
                generator = rest;
                var operation = new Played(now, now + lasts.applyAsLong(invocation), worker, invocation);
                free.remove(worker);
                open.add(operation);
                played.add(operation);
                continue;
            }
            if (step instanceof Step.Finished && open.isEmpty()) {
                return played;
            }
            var wakeUp = step instanceof Step.Wait(var until, var rest) ? until : Step.UNTIL_COMPLETION;
            generator = step instanceof Step.Wait(var until, var rest) ? rest : generator;
            var completes = open.isEmpty() ? Step.UNTIL_COMPLETION : open.peek().endNanos();
            now = Math.max(now, Math.min(wakeUp, completes));
            if (now >= untilNanos) {
                return played;
            }
            while (!open.isEmpty() && open.peek().endNanos() <= now) {
                generator = ended(generator, open.remove(), free);
            }
        }
        throw new AssertionError("the generator asked for %d operations in %d ns".formatted(MOST, now));
    }

    private Generator ended(Generator generator, Played operation, List<Worker> free) {
        free.add(operation.worker());
        free.sort(Comparator.comparingInt(Worker::number));
        var outcome = ends.apply(operation.invocation());
        return generator.after(new Completed(
                operation.worker(), operation.invocation(), outcome, answers.apply(operation.invocation())));
    }
}
