package org.rashomon.checkers.linearizability;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rashomon.checkers.linearizability.ObjectCheck.Decision;
import org.rashomon.checkers.linearizability.models.FifoQueue;

/**
 * Finds elements that left a queue in the wrong order, or twice, or without having been put in, in one pass over the
 * events. Applies when no element was put in twice.
 *
 * <p>Sound: if a was in before b was put in, and b was out before anybody began to take a out, or nobody ever did, no
 * order explains it. For complete histories in which nobody found the queue empty this is also complete (Abdulla and
 * others, "Efficient linearizability monitoring", 2025), and {@link QueueLinearization} then shows an order; the rest
 * is searched.
 */
final class QueueOrder {

    private static final int NOBODY = -1;

    private final Subhistory history;
    private final int enqueue;
    private final int[] putBy;
    private final int[] takenBy;
    private boolean ambiguous;

    private QueueOrder(Subhistory history) {
        this.history = history;
        enqueue = IntStream.range(0, history.functions.size())
                .filter(i -> history.functions.get(i).name().equals("enqueue"))
                .findFirst()
                .orElse(NOBODY);
        putBy = new int[history.values.size()];
        takenBy = new int[history.values.size()];
        Arrays.fill(putBy, NOBODY);
        Arrays.fill(takenBy, NOBODY);
    }

    static boolean fits(Model<?> model) {
        return model instanceof FifoQueue;
    }

    /** A decision; open when elements were put in twice, or somebody found the queue empty. */
    static Decision decide(Subhistory history) {
        var order = new QueueOrder(history);
        var twice = order.match();
        if (order.ambiguous) {
            return new Decision.Open();
        }
        return twice.or(order::findTakenTooEarly)
                .or(order::findOvertaking)
                .<Decision>map(Decision.NotLinearizable::new)
                .orElseGet(order::linearize);
    }

    /** Takes without an answer may not have happened; if there is an order without them, it will do. */
    private Decision linearize() {
        var foundEmpty =
                IntStream.range(0, history.size()).anyMatch(op -> !isPut(op) && history.second[op] == ValueCoder.NONE);
        if (foundEmpty) {
            return new Decision.Open();
        }
        return new QueueLinearization(history, putBy, takenBy)
                .order()
                .<Decision>map(order -> new Decision.Linearizable(() -> order))
                .orElseGet(Decision.Open::new);
    }

    private Optional<Refutation> match() {
        for (var op = 0; op < history.size(); op++) {
            if (isPut(op)) {
                ambiguous |= putBy[history.first[op]] != NOBODY;
                putBy[history.first[op]] = op;
            }
        }
        for (var op = 0; op < history.size(); op++) {
            var element = isPut(op) ? ValueCoder.NONE : history.second[op];
            if (element > ValueCoder.NONE) {
                if (takenBy[element] != NOBODY) {
                    return Optional.of(refutation(takenBy[element], op, putBy[element]));
                }
                takenBy[element] = op;
            }
        }
        return Optional.empty();
    }

    private Optional<Refutation> findTakenTooEarly() {
        for (var element = 0; element < takenBy.length; element++) {
            var take = takenBy[element];
            if (take != NOBODY && (putBy[element] == NOBODY || history.ret[take] < history.call[putBy[element]])) {
                return Optional.of(refutation(take));
            }
        }
        return Optional.empty();
    }

    /**
     * Looks at the events in order and keeps, of the elements whose putting in has returned, the one that somebody
     * began to take out last: whoever was put in later must not be out before that.
     */
    private Optional<Refutation> findOvertaking() {
        if (anyoneMayHaveTakenAnything()) {
            return Optional.empty();
        }
        var slowest = NOBODY;
        var slowestWhen = new int[putBy.length];
        for (var event : history.events) {
            var op = event >> 1;
            if (isPut(op) && (event & 1) == 0) {
                slowestWhen[history.first[op]] = slowest;
            } else if (isPut(op) && (slowest == NOBODY || takeCall(history.first[op]) > takeCall(slowest))) {
                slowest = history.first[op];
            } else if (!isPut(op) && (event & 1) == 1 && history.second[op] > ValueCoder.NONE) {
                var earlier = slowestWhen[history.second[op]];
                if (earlier != NOBODY && putBy[history.second[op]] != NOBODY && takeCall(earlier) > history.ret[op]) {
                    return Optional.of(refutation(op, putBy[history.second[op]], putBy[earlier], takenBy[earlier]));
                }
            }
        }
        return Optional.empty();
    }

    /** A dequeue without an answer may have taken any element. */
    private boolean anyoneMayHaveTakenAnything() {
        return IntStream.range(0, history.size()).anyMatch(op -> !isPut(op) && history.second[op] < 0);
    }

    private int takeCall(int element) {
        return takenBy[element] == NOBODY ? Subhistory.NEVER : history.call[takenBy[element]];
    }

    private boolean isPut(int op) {
        return history.function[op] == enqueue;
    }

    private Refutation refutation(int... involved) {
        var ops = Arrays.stream(involved)
                .filter(op -> op != NOBODY)
                .sorted()
                .distinct()
                .toArray();
        var end = Arrays.stream(ops)
                .map(op -> history.returns(op) ? history.ret[op] : history.call[op])
                .max();
        return new Refutation(0, end.orElse(0), ops);
    }
}
