package org.rashomon.checkers.linearizability;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.rashomon.checkers.linearizability.CollectionOrder.Answer;
import org.rashomon.history.Value;

/**
 * Decides a priority queue with unique numbers. It is possible exactly if, while each take was under way, there was a
 * gap at which no lesser element was surely there, and a gap without any element for whoever found nothing.
 *
 * <p>By induction over the elements, the greatest last: it hinders no other. If the others have an order, they have one
 * in which nothing is left at that gap ({@link Gaps}), and there the greatest can be taken.
 */
final class PriorityOrder {

    private final Stays stays;
    /** The stays, the least element first. */
    private final int[] byRank;
    /** From each gap the next one, itself included, at which nothing considered so far is surely there. */
    private final int[] nextFree;
    /** The gap of each take, and that of each put: as late as possible. */
    private final int[] takeGap;

    private final int[] putGap;

    private PriorityOrder(Stays stays, int[] byRank) {
        this.stays = stays;
        this.byRank = byRank;
        nextFree = IntStream.rangeClosed(0, stays.events()).toArray();
        takeGap = new int[stays.size()];
        putGap = new int[stays.size()];
    }

    static Answer decide(Stays stays) {
        var ranks = new long[stays.size()];
        for (var stay = 0; stay < ranks.length; stay++) {
            if (!(stays.history.values.value(stays.history.first[stays.put[stay]]) instanceof Value.Int(var number))) {
                return new Answer.Unclear();
            }
            ranks[stay] = number;
        }
        var sorted = ranks.clone();
        Arrays.sort(sorted);
        var byRank = new int[ranks.length];
        for (var stay = 0; stay < ranks.length; stay++) {
            byRank[Arrays.binarySearch(sorted, ranks[stay])] = stay;
        }
        return new PriorityOrder(stays, byRank).decide();
    }

    private Answer decide() {
        for (var rank = 0; rank < byRank.length; rank++) {
            var stay = byRank[rank];
            takeGap[stay] = stays.isLeft(stay) ? Subhistory.NEVER : free(stays.takeCall[stay]);
            if (takeGap[stay] >= stays.takeReturn[stay] && !stays.isLeft(stay)) {
                return hindered(rank);
            }
            putGap[stay] = Math.min(stays.putReturn[stay] - 1, takeGap[stay]);
            cover(stay);
        }
        var emptyGap = new int[stays.foundNothing.length];
        for (var at = 0; at < emptyGap.length; at++) {
            emptyGap[at] = free(stays.history.call[stays.foundNothing[at]]);
            if (emptyGap[at] >= stays.history.ret[stays.foundNothing[at]]) {
                return Gaps.neverEmpty(stays, stays.foundNothing[at]);
            }
        }
        return new Answer.Explained(steps(emptyGap));
    }

    private Answer hindered(int rank) {
        var stay = byRank[rank];
        var lesser = Arrays.copyOf(byRank, rank);
        var there = stays.covering(stays.takeCall[stay], stays.takeReturn[stay], lesser);
        return new Answer.Impossible(
                IntStream.concat(IntStream.of(stay), Arrays.stream(there)).toArray(), new int[0]);
    }

    private int free(int gap) {
        var found = gap;
        while (nextFree[found] != found) {
            nextFree[found] = nextFree[nextFree[found]];
            found = nextFree[found];
        }
        return found;
    }

    private void cover(int stay) {
        var end = Math.min(stays.events(), stays.takeCall[stay]);
        for (var gap = free(stays.putReturn[stay]); gap < end; gap = free(gap)) {
            nextFree[gap] = gap + 1;
        }
    }

    /**
     * At each gap first the takes, the least element first, each with its put if that stands at the same gap; then
     * whoever found nothing; then the other puts.
     */
    private int[] steps(int[] emptyGap) {
        var places = new Places(stays.events());
        for (var stay : byRank) {
            if (!stays.isLeft(stay)) {
                places.count(takeGap[stay], putGap[stay] == takeGap[stay] ? 2 : 1);
            }
        }
        for (var gap : emptyGap) {
            places.count(gap, 1);
        }
        for (var stay : byRank) {
            if (putGap[stay] != takeGap[stay]) {
                places.count(putGap[stay], 1);
            }
        }
        places.open();
        for (var stay : byRank) {
            if (putGap[stay] == takeGap[stay]) {
                places.put(takeGap[stay], stays.put[stay]);
            }
            if (!stays.isLeft(stay)) {
                places.put(takeGap[stay], stays.take[stay] == Stays.NOBODY ? ~stay : stays.take[stay]);
            }
        }
        for (var at = 0; at < emptyGap.length; at++) {
            places.put(emptyGap[at], stays.foundNothing[at]);
        }
        for (var stay : byRank) {
            if (putGap[stay] != takeGap[stay]) {
                places.put(putGap[stay], stays.put[stay]);
            }
        }
        return places.steps;
    }

    /** Steps gathered by gaps, in the order in which they come at each. */
    private static final class Places {

        private final int[] next;
        private int[] steps = new int[0];

        Places(int gaps) {
            next = new int[gaps + 1];
        }

        void count(int gap, int more) {
            next[gap + 1] += more;
        }

        void open() {
            for (var gap = 1; gap < next.length; gap++) {
                next[gap] += next[gap - 1];
            }
            steps = new int[next[next.length - 1]];
        }

        void put(int gap, int step) {
            steps[next[gap]++] = step;
        }
    }
}
