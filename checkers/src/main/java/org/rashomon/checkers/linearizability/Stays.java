package org.rashomon.checkers.linearizability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The stays of elements in a queue, stack or priority queue, when each element was put in at most once: who put it in
 * and who took it out, and by which events each of the two must have happened.
 *
 * <p>An element that was put in and never taken is taken at {@link Subhistory#NEVER}. One whose put was not answered
 * counts only if somebody took it. Stays are numbered in the order in which their puts were called.
 */
final class Stays {

    static final int NOBODY = -1;

    final Subhistory history;
    /** For each stay who put the element in, and who took it out or {@link #NOBODY}. */
    final int[] put;

    final int[] take;
    /** The put happens after its call and before its return, and before the take returns. */
    final int[] putCall;

    final int[] putReturn;
    /** The take happens after its call, and after that of the put. */
    final int[] takeCall;

    final int[] takeReturn;
    /** The operations that found nothing to take. */
    final int[] foundNothing;
    /** The takes that were never answered, and may have taken what nobody else took, the first called first. */
    final int[] unanswered;

    private final boolean[] isPresumed;

    private Stays(Stays other, int[] presumed) {
        history = other.history;
        put = other.put;
        take = other.take;
        putCall = other.putCall;
        putReturn = other.putReturn;
        foundNothing = other.foundNothing;
        unanswered = other.unanswered;
        takeCall = other.takeCall.clone();
        takeReturn = other.takeReturn.clone();
        isPresumed = other.isPresumed.clone();
        for (var stay : presumed) {
            isPresumed[stay] = true;
            takeCall[stay] = Math.max(putCall[stay], history.call[unanswered[0]]);
            takeReturn[stay] = events();
        }
    }

    private Stays(Matching matching) {
        history = matching.history;
        put = matching.kept();
        take = Arrays.stream(put).map(op -> matching.takenBy[history.first[op]]).toArray();
        foundNothing = matching.foundNothing();
        unanswered = matching.unanswered();
        isPresumed = new boolean[put.length];
        putCall = new int[put.length];
        putReturn = new int[put.length];
        takeCall = new int[put.length];
        takeReturn = new int[put.length];
        for (var stay = 0; stay < put.length; stay++) {
            var isTaken = take[stay] != NOBODY;
            putCall[stay] = history.call[put[stay]];
            takeReturn[stay] = isTaken ? history.ret[take[stay]] : Subhistory.NEVER;
            putReturn[stay] = Math.min(history.ret[put[stay]], takeReturn[stay]);
            takeCall[stay] = isTaken ? Math.max(history.call[take[stay]], putCall[stay]) : Subhistory.NEVER;
        }
    }

    /** What can be said of a collection when its elements are told apart. */
    sealed interface Reading {

        /** Each element was put in once and taken out at most once, and not before. */
        record Matched(Stays stays) implements Reading {}

        /** Some element was taken twice, or before it was put in. */
        record Contradicted(Refutation refutation) implements Reading {}

        /** Some element was put in twice. */
        record Ambiguous() implements Reading {}
    }

    /** Finds out who took what was put in by the operations of one name. */
    static Reading read(Subhistory history, String putName) {
        var matching = new Matching(history, putName);
        if (!matching.matchPuts()) {
            return new Reading.Ambiguous();
        }
        return matching.matchTakes()
                .<Reading>map(Reading.Contradicted::new)
                .orElseGet(() -> new Reading.Matched(new Stays(matching)));
    }

    int size() {
        return put.length;
    }

    int events() {
        return history.events.length;
    }

    /**
     * The same, if some elements that nobody took were taken by those who were never answered, however many there are.
     * They are taken by the end of the history: then they can always be.
     */
    Stays presumingTaken(int[] stays) {
        return new Stays(this, stays);
    }

    /** Whether nobody took the element, as far as is known or presumed. */
    boolean isLeft(int stay) {
        return take[stay] == NOBODY && !isPresumed[stay];
    }

    /** Whether the element is surely in the collection between some two events. */
    boolean isSure(int stay) {
        return putReturn[stay] < takeCall[stay];
    }

    /** All stays, in the order of their times; {@link Subhistory#NEVER} stands last. */
    int[] inOrderOf(int[] times) {
        var start = new int[events() + 2];
        for (var time : times) {
            start[Math.min(time, events()) + 1]++;
        }
        for (var time = 0; time <= events(); time++) {
            start[time + 1] += start[time];
        }
        var sorted = new int[times.length];
        for (var stay = 0; stay < times.length; stay++) {
            sorted[start[Math.min(times[stay], events())]++] = stay;
        }
        return sorted;
    }

    /**
     * A few stays such that between any two events, from one to another, some of them is surely there.
     *
     * @param among the stays to choose from, which together are enough
     */
    int[] covering(int from, int to, int[] among) {
        var byPut = Arrays.stream(among)
                .filter(this::isSure)
                .boxed()
                .sorted((one, other) -> Integer.compare(putReturn[one], putReturn[other]))
                .toList();
        var chosen = new ArrayList<Integer>();
        var next = 0;
        for (var covered = from; covered < to; ) {
            var longest = NOBODY;
            for (; next < byPut.size() && putReturn[byPut.get(next)] <= covered; next++) {
                var stay = byPut.get(next);
                longest = longest == NOBODY || takeCall[stay] > takeCall[longest] ? stay : longest;
            }
            if (longest == NOBODY || takeCall[longest] <= covered) {
                throw new IllegalStateException("nothing is sure to be there after event " + covered);
            }
            chosen.add(longest);
            covered = takeCall[longest];
        }
        return chosen.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The operations that some stays consist of, with others. */
    Refutation refutation(int[] stays, int... others) {
        var ops = new ArrayList<Integer>();
        for (var stay : stays) {
            ops.add(put[stay]);
            ops.add(take[stay]);
        }
        Arrays.stream(others).forEach(ops::add);
        var left = Arrays.stream(stays).anyMatch(stay -> take[stay] == NOBODY);
        return refutation(history, left, ops);
    }

    private static Refutation refutation(Subhistory history, boolean toTheEnd, List<Integer> involved) {
        var ops = involved.stream()
                .filter(op -> op != NOBODY)
                .mapToInt(Integer::intValue)
                .sorted()
                .distinct()
                .toArray();
        var end = Arrays.stream(ops)
                .map(op -> history.returns(op) ? history.ret[op] : history.call[op])
                .max();
        return new Refutation(0, toTheEnd ? history.events.length - 1 : end.orElse(0), ops);
    }

    /** Who put in and who took out each element, by the element's code. */
    private static final class Matching {

        private final Subhistory history;
        private final boolean[] isPut;
        private final int[] putBy;
        private final int[] takenBy;

        Matching(Subhistory history, String putName) {
            this.history = history;
            isPut = new boolean[history.functions.size()];
            for (var function = 0; function < isPut.length; function++) {
                isPut[function] = history.functions.get(function).name().equals(putName);
            }
            putBy = new int[history.values.size()];
            takenBy = new int[history.values.size()];
            Arrays.fill(putBy, NOBODY);
            Arrays.fill(takenBy, NOBODY);
        }

        /** Whether no element was put in twice; an element that cannot be told from nothing was. */
        boolean matchPuts() {
            for (var op = 0; op < history.size(); op++) {
                if (isPut[history.function[op]]) {
                    var element = history.first[op];
                    if (element == ValueCoder.NONE || putBy[element] != NOBODY) {
                        return false;
                    }
                    putBy[element] = op;
                }
            }
            return true;
        }

        Optional<Refutation> matchTakes() {
            for (var op = 0; op < history.size(); op++) {
                var element = isPut[history.function[op]] ? ValueCoder.NONE : history.second[op];
                if (element > ValueCoder.NONE) {
                    var isTooEarly = putBy[element] == NOBODY || history.ret[op] < history.call[putBy[element]];
                    if (isTooEarly) {
                        return Optional.of(refutation(history, false, List.of(op)));
                    }
                    if (takenBy[element] != NOBODY) {
                        return Optional.of(refutation(history, false, List.of(takenBy[element], op, putBy[element])));
                    }
                    takenBy[element] = op;
                }
            }
            return Optional.empty();
        }

        int[] kept() {
            var kept = new int[history.size()];
            var size = 0;
            for (var op = 0; op < history.size(); op++) {
                var counts =
                        isPut[history.function[op]] && (history.returns(op) || takenBy[history.first[op]] != NOBODY);
                if (counts) {
                    kept[size++] = op;
                }
            }
            return Arrays.copyOf(kept, size);
        }

        int[] foundNothing() {
            return takesThatSaw(ValueCoder.NONE);
        }

        int[] unanswered() {
            return takesThatSaw(Subhistory.UNKNOWN);
        }

        private int[] takesThatSaw(int code) {
            var found = new int[history.size()];
            var size = 0;
            for (var op = 0; op < history.size(); op++) {
                if (!isPut[history.function[op]] && history.second[op] == code) {
                    found[size++] = op;
                }
            }
            return Arrays.copyOf(found, size);
        }
    }
}
