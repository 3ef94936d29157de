package org.rashomon.checkers.linearizability;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.rashomon.checkers.linearizability.CollectionOrder.Answer;

/**
 * Orders the operations of a queue whose elements are unique, without a search, given gaps at which it was empty.
 *
 * <p>Element a must come before b if a was in before b was put in, or out before b was taken. An element stands next in
 * line when none of those left must come before it. Then puts and takes, each in the order of their elements, are
 * merged so that nothing is placed before what returned before its call. Taking any element that may be next finds an
 * order if there is one, since nothing is lost by what is always allowed.
 *
 * <p>Times are twice the number of an event, so that gaps have numbers between them.
 */
final class QueueLinearization {

    private final Stays stays;
    private final int[] putCall;
    private final int[] putReturn;
    private final int[] takeCall;
    private final int[] takeReturn;
    /** Those that found nothing, in the order of their gaps, and how many elements have gone through by then. */
    private final int[] empty;

    private final int[] goneBefore;

    /**
     * Prepares for one queue.
     *
     * @param gaps for each operation that found nothing the gap behind which it is placed
     */
    QueueLinearization(Stays stays, int[] gaps) {
        this.stays = stays;
        putCall = doubled(stays.putCall);
        putReturn = doubled(stays.putReturn);
        takeCall = doubled(stays.takeCall);
        takeReturn = doubled(stays.takeReturn);
        var byGap = IntStream.range(0, gaps.length)
                .boxed()
                .sorted((one, other) -> Integer.compare(gaps[one], gaps[other]))
                .toList();
        empty = byGap.stream().mapToInt(at -> stays.foundNothing[at]).toArray();
        goneBefore = new int[empty.length];
        divide(byGap.stream().mapToInt(at -> 2 * gaps[at] + 1).toArray());
    }

    /** Lets no element stay over a gap at which the queue was empty: taken before it whoever can be. */
    private void divide(int[] gaps) {
        var part = 0;
        var gone = 0;
        for (var stay : stays.inOrderOf(stays.takeCall)) {
            while (part < gaps.length && gaps[part] < takeCall[stay]) {
                goneBefore[part++] = gone;
            }
            if (part > 0) {
                putCall[stay] = Math.max(putCall[stay], gaps[part - 1]);
            }
            if (part < gaps.length) {
                putReturn[stay] = Math.min(putReturn[stay], gaps[part]);
                takeReturn[stay] = Math.min(takeReturn[stay], gaps[part]);
            }
            gone++;
        }
        Arrays.fill(goneBefore, part, gaps.length, gone);
    }

    Answer order() {
        var line = line();
        return line.length < stays.size() ? new Answer.Unclear() : merge(line);
    }

    /** The elements in an order in which they may have gone through the queue; shorter when there is none. */
    private int[] line() {
        var puts = new Bound(putCall, putReturn);
        var takes = new Bound(takeCall, takeReturn);
        var free = new byte[stays.size()];
        var ready = new int[stays.size()];
        var readySize = 0;
        var line = new int[stays.size()];
        var length = 0;
        while (true) {
            for (var bound : new Bound[] {puts, takes}) {
                for (var stay = bound.nextFree(); stay != Stays.NOBODY; stay = bound.nextFree()) {
                    if (++free[stay] == 2) {
                        ready[readySize++] = stay;
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

    private Answer merge(int[] line) {
        var taken = 0;
        while (taken < line.length && !stays.isLeft(line[taken])) {
            taken++;
        }
        var putsReturn = earliestFrom(line, line.length, putReturn);
        var takesReturn = earliestFrom(line, taken, takeReturn);
        var steps = new int[line.length + taken + empty.length];
        var put = 0;
        var take = 0;
        var found = 0;
        while (put + take + found < steps.length) {
            var at = put + take + found;
            if (found < empty.length && put == take && take == goneBefore[found]) {
                steps[at] = empty[found++];
            } else if (take < put && take < taken && takeCall[line[take]] < putsReturn[put]) {
                steps[at] = takeStep(line[take++]);
            } else if (put < line.length && putCall[line[put]] < takesReturn[take]) {
                steps[at] = stays.put[line[put++]];
            } else {
                return new Answer.Unclear();
            }
        }
        return new Answer.Explained(steps);
    }

    private int takeStep(int stay) {
        return stays.take[stay] == Stays.NOBODY ? ~stay : stays.take[stay];
    }

    /** For each place in line the first return from there on. */
    private static int[] earliestFrom(int[] line, int length, int[] returns) {
        var earliest = new int[length + 1];
        earliest[length] = Subhistory.NEVER;
        for (var at = length - 1; at >= 0; at--) {
            earliest[at] = Math.min(earliest[at + 1], returns[line[at]]);
        }
        return earliest;
    }

    private static int[] doubled(int[] times) {
        var doubled = new int[times.length];
        for (var stay = 0; stay < times.length; stay++) {
            doubled[stay] = times[stay] == Subhistory.NEVER ? Subhistory.NEVER : 2 * times[stay];
        }
        return doubled;
    }

    /** Which elements no other that is left precedes, by the intervals of one kind of operation. */
    private static final class Bound {

        private final int[] calls;
        private final int[] returns;
        private final int[] byCall;
        private final int[] byReturn;
        private final boolean[] isGone;
        private int freed;
        private int first;

        Bound(int[] calls, int[] returns) {
            this.calls = calls;
            this.returns = returns;
            byCall = sorted(calls);
            byReturn = sorted(returns);
            isGone = new boolean[calls.length];
        }

        /** One more element that was called before any left returned, or {@link Stays#NOBODY}. */
        int nextFree() {
            while (first < byReturn.length && isGone[byReturn[first]]) {
                first++;
            }
            var earliest = first < byReturn.length ? returns[byReturn[first]] : Subhistory.NEVER;
            return freed < byCall.length && calls[byCall[freed]] <= earliest ? byCall[freed++] : Stays.NOBODY;
        }

        void remove(int stay) {
            isGone[stay] = true;
        }

        private static int[] sorted(int[] times) {
            var keys = new long[times.length];
            for (var stay = 0; stay < times.length; stay++) {
                keys[stay] = (long) times[stay] << Integer.SIZE | stay;
            }
            Arrays.sort(keys);
            return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
        }
    }
}
