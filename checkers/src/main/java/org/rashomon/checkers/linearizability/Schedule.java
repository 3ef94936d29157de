package org.rashomon.checkers.linearizability;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.rashomon.checkers.linearizability.ObjectCheck.Decision;

/**
 * Checks all objects of a history in rounds: each gets a little, then those that are still open get four times as
 * much, so that an object that is easy to refute is not kept waiting by one that is hard. The first refutation ends it.
 */
final class Schedule {

    /** Configurations an object may look at in the first round. */
    private static final long FIRST_ROUND = 1_000;

    /** Configurations between two looks at the clock. */
    private static final long INSTALMENT = 10_000;

    private final Partitions partitions;
    private final Model<?> model;
    private final Budget budget;
    private final long deadlineNanos;
    private final AtomicReference<Optional<Refuted>> refuted = new AtomicReference<>(Optional.empty());

    Schedule(Partitions partitions, Model<?> model, Budget budget) {
        this.partitions = partitions;
        this.model = model;
        this.budget = budget;
        deadlineNanos = budget.nanoClock().getAsLong() + budget.time().toNanos();
    }

    /** An object, in words, for which there is no order. */
    record Refuted(String object, Subhistory history, Refutation refutation) {}

    /** An object for which there is one. */
    record Ordered(Subhistory history, Supplier<int[]> order) {}

    /**
     * What came out.
     *
     * @param refuted the first refutation, if there is one
     * @param ordered the objects for which an order was found
     * @param open where the others stand, in words
     */
    record Outcome(Optional<Refuted> refuted, List<Ordered> ordered, List<String> open) {}

    private record Task(int partition, ObjectCheck check) {}

    private sealed interface Progress {
        record Done(Ordered ordered) implements Progress {}

        record Waiting(Task task) implements Progress {}
    }

    Outcome run() {
        var threads = Math.min(budget.threads(), Math.max(1, partitions.count()));
        if (threads == 1) {
            return run(tasks -> tasks.stream().map(Supplier::get).toList());
        }
        try (var pool = Executors.newFixedThreadPool(threads)) {
            return run(tasks -> all(pool, tasks));
        }
    }

    private Outcome run(Function<List<Supplier<Progress>>, List<Progress>> workers) {
        var ordered = new ArrayList<Ordered>();
        var first = new ArrayList<Supplier<Progress>>();
        for (var partition = 0; partition < partitions.count(); partition++) {
            var number = partition;
            first.add(() -> look(number));
        }
        var waiting = sort(workers.apply(first), ordered);
        for (var nodes = FIRST_ROUND; !waiting.isEmpty() && goesOn(waiting); nodes *= 4) {
            var round = new ArrayList<Supplier<Progress>>();
            var share = nodes;
            var memory = budget.memoryBytes() / waiting.size();
            waiting.forEach(task -> round.add(() -> search(task, share, memory)));
            waiting = sort(workers.apply(round), ordered);
        }
        return new Outcome(
                refuted.get(), ordered, waiting.stream().map(this::describe).toList());
    }

    private boolean goesOn(List<Task> waiting) {
        return refuted.get().isEmpty() && !isLate() && held(waiting) < budget.memoryBytes();
    }

    private boolean isLate() {
        return budget.nanoClock().getAsLong() - deadlineNanos >= 0;
    }

    private static long held(List<Task> waiting) {
        return waiting.stream().mapToLong(task -> task.check().bytes()).sum();
    }

    private Progress look(int partition) {
        var check = new ObjectCheck(partitions.subhistory(partition), model);
        return progress(new Task(partition, check), refuted.get().isPresent() ? new Decision.Open() : check.look());
    }

    private Progress search(Task task, long nodes, long memory) {
        Decision decision = new Decision.Open();
        for (var left = nodes; left > 0 && decision instanceof Decision.Open; left -= INSTALMENT) {
            if (refuted.get().isPresent() || isLate() || task.check().bytes() > memory) {
                break;
            }
            decision = task.check().search(Math.min(left, INSTALMENT));
        }
        return progress(task, decision);
    }

    private Progress progress(Task task, Decision decision) {
        return switch (decision) {
            case Decision.Linearizable(var order) ->
                new Progress.Done(new Ordered(task.check().history(), order));
            case Decision.NotLinearizable(var refutation) -> {
                refuted.compareAndSet(
                        Optional.empty(),
                        Optional.of(new Refuted(
                                partitions.describe(task.partition()),
                                task.check().history(),
                                refutation)));
                yield new Progress.Waiting(task);
            }
            case Decision.Open open -> new Progress.Waiting(task);
        };
    }

    private static List<Task> sort(List<Progress> all, List<Ordered> ordered) {
        var waiting = new ArrayList<Task>();
        for (var progress : all) {
            switch (progress) {
                case Progress.Done(var done) -> ordered.add(done);
                case Progress.Waiting(var task) -> waiting.add(task);
            }
        }
        return waiting;
    }

    private String describe(Task task) {
        return "%s reached event %d of %d, %d MiB held"
                .formatted(
                        partitions.describe(task.partition()),
                        task.check().position(),
                        partitions.events(task.partition()),
                        task.check().bytes() >> 20);
    }

    private static List<Progress> all(ExecutorService pool, List<Supplier<Progress>> tasks) {
        try {
            var results = new ArrayList<Progress>();
            for (var future : pool.invokeAll(
                    tasks.stream().<Callable<Progress>>map(task -> task::get).toList())) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while checking", interruption);
        }
    }
}
