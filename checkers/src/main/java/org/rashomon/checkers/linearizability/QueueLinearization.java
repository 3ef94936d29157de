package org.rashomon.checkers.linearizability;

import java.util.Arrays;
import java.util.Optional;

/**
 * Orders the operations of a queue whose elements are unique, without a search, given who put in and who took out each.
 *
 * <p>Element a must come before b if a was in before b was put in, or out before b was taken, or if only a was taken at
 * all. An element stands next in line when none of those left must come before it. Then puts and takes, each in the
 * order of their elements, are merged so that nothing is placed before what returned before its call. Where an order of
 * this kind exists, taking any element that may be next finds one, since nothing is lost by what is always allowed.
 * The result is replayed by the verifier; where none comes out, nothing is claimed.
 */
final class QueueLinearization {

    private static final int NOBODY = -1;

    private final Subhistory history;
    private final int[] putBy;
    private final int[] takenBy;
    /** The elements that were put in and, if their put never returned, taken out. */
    private final int[] elements;

    /**
     * Prepares for the elements of a queue.
     *
     * @param putBy for each element who put it in
     * @param takenBy for each element who took it out, or -1
     */
    QueueLinearization(Subhistory history, int[] putBy, int[] takenBy) {
        this.history = history;
        this.putBy = putBy;
        this.takenBy = takenBy;
        var kept = new int[putBy.length];
        var size = 0;
        for (var op = 0; op < history.size(); op++) {
            var element = history.first[op];
            if (putBy[element] == op && (history.returns(op) || takenBy[element] != NOBODY)) {
                kept[size++] = element;
            }
        }
        elements = Arrays.copyOf(kept, size);
    }

    /** The operations in an order that explains them, if one was found. */
    Optional<int[]> order() {
        var line = line();
        return line.length < elements.length ? Optional.empty() : merge(line);
    }

    /** The elements in an order in which they may have gone through the queue; shorter when there is none. */
    private int[] line() {
        var puts = new Bound(elements, this::putCall, this::putReturn);
        var takes = new Bound(elements, this::takeCall, this::takeReturn);
        var free = new byte[putBy.length];
        var ready = new int[elements.length];
        var readySize = 0;
        var line = new int[elements.length];
        var length = 0;
        while (true) {
            for (var bound : new Bound[] {puts, takes}) {
                for (var element = bound.nextFree(); element != NOBODY; element = bound.nextFree()) {
                    if (++free[element] == 2) {
                        ready[readySize++] = element;
                    }
                }
            }
            if (readySize == 0) {
                return Arrays.copyOf(line, length);
            }
            var next = ready[--readySize];
            line[length++] = next;
            puts.remove(next);
            takes.remove(next);
        }
    }

    private Optional<int[]> merge(int[] line) {
        var puts = Arrays.stream(line).map(element -> putBy[element]).toArray();
        var takes = Arrays.stream(line)
                .map(element -> takenBy[element])
                .takeWhile(op -> op != NOBODY)
                .toArray();
        var putsReturn = earliestReturnFrom(puts);
        var takesReturn = earliestReturnFrom(takes);
        var order = new int[puts.length + takes.length];
        var put = 0;
        var take = 0;
        while (put + take < order.length) {
            if (take < put && take < takes.length && history.call[takes[take]] < putsReturn[put]) {
                order[put + take] = takes[take++];
            } else if (put < puts.length && history.call[puts[put]] < takesReturn[take]) {
                order[put + take] = puts[put++];
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(order);
    }

    /** For each place the first return from there on. */
    private int[] earliestReturnFrom(int[] ops) {
        var earliest = new int[ops.length + 1];
        earliest[ops.length] = Subhistory.NEVER;
        for (var at = ops.length - 1; at >= 0; at--) {
            earliest[at] = Math.min(earliest[at + 1], history.ret[ops[at]]);
        }
        return earliest;
    }

    private int putCall(int element) {
        return history.call[putBy[element]];
    }

    /** What was taken out had been put in by then. */
    private int putReturn(int element) {
        return Math.min(history.ret[putBy[element]], takeReturn(element));
    }

    private int takeCall(int element) {
        return takenBy[element] == NOBODY
                ? Subhistory.NEVER
                : Math.max(history.call[takenBy[element]], history.call[putBy[element]]);
    }

    private int takeReturn(int element) {
        return takenBy[element] == NOBODY ? Subhistory.NEVER : history.ret[takenBy[element]];
    }

    /** Which elements no other that is left precedes, by the intervals of one kind of operation. */
    private static final class Bound {

        private final int[] byCall;
        private final int[] byReturn;
        private final Times calls;
        private final Times returns;
        private final boolean[] isGone;
        private int freed;
        private int first;

        Bound(int[] elements, Times calls, Times returns) {
            this.calls = calls;
            this.returns = returns;
            byCall = sorted(elements, calls);
            byReturn = sorted(elements, returns);
            isGone = new boolean[1 + Arrays.stream(elements).max().orElse(0)];
        }

        /** One more element that was called before any left returned, or {@link #NOBODY}. */
        int nextFree() {
            while (first < byReturn.length && isGone[byReturn[first]]) {
                first++;
            }
            var earliest = first < byReturn.length ? returns.of(byReturn[first]) : Subhistory.NEVER;
            return freed < byCall.length && calls.of(byCall[freed]) <= earliest ? byCall[freed++] : NOBODY;
        }

        void remove(int element) {
            isGone[element] = true;
        }

        private static int[] sorted(int[] elements, Times times) {
            return Arrays.stream(elements)
                    .mapToLong(element -> (long) times.of(element) << Integer.SIZE | element)
                    .sorted()
                    .mapToInt(key -> (int) key)
                    .toArray();
        }
    }

    /** The event of something that happened to an element. */
    @FunctionalInterface
    private interface Times {
        int of(int element);
    }
}
