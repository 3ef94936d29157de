package org.rashomon.checkers.linearizability;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rashomon.checkers.linearizability.CollectionOrder.Answer;

/**
 * Decides a stack with unique elements, in time n log n, by taking the history apart.
 *
 * <p>A history may be cut at every gap at which no element is surely there ({@link Gaps}). A part that cannot be cut is
 * never empty inside, so some element lies at the bottom all the time: its push stands before all else and its pop
 * behind. Any element that can stand so will do, since in an order with another one at the bottom its push can be moved
 * to the front and its pop to the end. If no element can, there is no order; if one can, the rest is decided without
 * it. After Lee and Mathur, "Efficient decrease-and-conquer linearizability monitoring", 2025.
 */
final class StackOrder {

    private final Stays stays;
    /** The stays in the order of their pops' calls; a part of the history has those of one range of ranks. */
    private final int[] byTake;
    /** How many pops were called up to each event. */
    private final int[] takenUpTo;

    private final Coverage coverage;
    /** By rank, of elements that are left: the return of the push; the call of the pop, negative. */
    private final RangeMinimum firstReturn;

    private final RangeMinimum lastCall;
    /** By rank: the call of the push while the element's push cannot stand first in its part. */
    private final RangeMinimum waiting;
    /** By rank, of elements whose push can stand first in their part: the return of the pop, negative. */
    private final RangeMinimum ready;

    private final int[] steps;
    private int length;
    private final Deque<Item> work = new ArrayDeque<>();

    /** What is still to be placed. */
    private sealed interface Item {
        /** The elements from one rank to before another, whose stays lie between two gaps. */
        record Part(int fromRank, int toRank, int fromGap, int toGap) implements Item {}

        /** A single step. */
        record Step(int step) implements Item {}
    }

    private StackOrder(Stays stays) {
        this.stays = stays;
        byTake = stays.inOrderOf(stays.takeCall);
        takenUpTo = new int[stays.events()];
        for (var stay : byTake) {
            if (stays.takeCall[stay] != Subhistory.NEVER) {
                takenUpTo[stays.takeCall[stay]]++;
            }
        }
        for (var event = 1; event < takenUpTo.length; event++) {
            takenUpTo[event] += takenUpTo[event - 1];
        }
        firstReturn = byRank(stays.putReturn, 1);
        lastCall = byRank(stays.takeCall, -1);
        waiting = byRank(stays.putCall, 1);
        ready = new RangeMinimum(new int[byTake.length]);
        for (var rank = 0; rank < byTake.length; rank++) {
            ready.set(rank, RangeMinimum.ABSENT);
        }
        coverage = coverage();
        steps = new int[2 * stays.size() + stays.foundNothing.length];
    }

    static Answer decide(Stays stays) {
        return new StackOrder(stays).decide();
    }

    private RangeMinimum byRank(int[] times, int sign) {
        return new RangeMinimum(
                Arrays.stream(byTake).map(stay -> sign * times[stay]).toArray());
    }

    private Coverage coverage() {
        var counts = new int[stays.events()];
        for (var stay : byTake) {
            if (stays.isSure(stay)) {
                counts[stays.putReturn[stay]]++;
                if (stays.takeCall[stay] != Subhistory.NEVER) {
                    counts[stays.takeCall[stay]]--;
                }
            }
        }
        for (var event = 1; event < counts.length; event++) {
            counts[event] += counts[event - 1];
        }
        var all = new Coverage(counts.length);
        all.addAll(counts);
        return all;
    }

    private Answer decide() {
        var impossible = divideWhole();
        while (impossible.isEmpty() && !work.isEmpty()) {
            switch (work.pop()) {
                case Item.Step(var step) -> steps[length++] = step;
                case Item.Part part -> impossible = place(part);
            }
        }
        return impossible.orElseGet(() -> new Answer.Explained(Arrays.copyOf(steps, length)));
    }

    /** Cuts the whole history at every gap, and places there whoever found nothing. */
    private Optional<Answer> divideWhole() {
        var gaps = new Gaps(stays).ofEmpty(stays);
        for (var at = 0; at < gaps.length; at++) {
            if (gaps[at] == Gaps.NONE) {
                return Optional.of(Gaps.neverEmpty(stays, stays.foundNothing[at]));
            }
        }
        var byGap = IntStream.range(0, gaps.length)
                .boxed()
                .sorted((one, other) -> Integer.compare(gaps[one], gaps[other]))
                .toList();
        var items = new ArrayList<Item>();
        var next = 0;
        for (var part : parts(new Item.Part(0, byTake.length, -1, stays.events()))) {
            for (; next < byGap.size() && gaps[byGap.get(next)] <= part.fromGap(); next++) {
                items.add(new Item.Step(stays.foundNothing[byGap.get(next)]));
            }
            items.add(part);
        }
        for (; next < byGap.size(); next++) {
            items.add(new Item.Step(stays.foundNothing[byGap.get(next)]));
        }
        items.reversed().forEach(work::push);
        return Optional.empty();
    }

    /** Cuts a part at every gap that is free by now. */
    private List<Item.Part> parts(Item.Part whole) {
        var parts = new ArrayList<Item.Part>();
        var rank = whole.fromRank();
        var from = whole.fromGap();
        for (var gap = nextGap(from, whole); gap != Coverage.NOWHERE; gap = nextGap(gap, whole)) {
            coverage.add(gap, gap + 1, 1); // so that it is not found again
            var end = takenUpTo[gap];
            if (hasAny(rank, end)) {
                parts.add(new Item.Part(rank, end, from, gap));
            }
            rank = end;
            from = gap;
        }
        if (hasAny(rank, whole.toRank())) {
            parts.add(new Item.Part(rank, whole.toRank(), from, whole.toGap()));
        }
        return parts;
    }

    private int nextGap(int after, Item.Part part) {
        return coverage.firstFree(after + 1, part.toGap());
    }

    private boolean hasAny(int fromRank, int toRank) {
        return firstReturn.find(fromRank, toRank) != RangeMinimum.NOWHERE;
    }

    /** Places the element at the bottom of a part, and what remains of the part above it. */
    private Optional<Answer> place(Item.Part part) {
        var first = firstReturn.find(part.fromRank(), part.toRank());
        var last = lastCall.find(part.fromRank(), part.toRank());
        admit(part, firstReturn.value(first));
        var bottom = ready.find(part.fromRank(), part.toRank());
        if (bottom == RangeMinimum.NOWHERE || ready.value(bottom) > lastCall.value(last)) {
            return Optional.of(impossible(part, byTake[first], byTake[last]));
        }
        var stay = byTake[bottom];
        remove(bottom);
        steps[length++] = stays.put[stay];
        if (!stays.isLeft(stay)) {
            work.push(new Item.Step(stays.take[stay] == Stays.NOBODY ? ~stay : stays.take[stay]));
        }
        parts(part).reversed().forEach(work::push);
        return Optional.empty();
    }

    /** Notes whose push was called before any of the part returned. */
    private void admit(Item.Part part, int firstReturn) {
        var rank = waiting.find(part.fromRank(), part.toRank());
        while (rank != RangeMinimum.NOWHERE && waiting.value(rank) < firstReturn) {
            waiting.set(rank, RangeMinimum.ABSENT);
            ready.set(rank, -stays.takeReturn[byTake[rank]]);
            rank = waiting.find(part.fromRank(), part.toRank());
        }
    }

    private void remove(int rank) {
        var stay = byTake[rank];
        firstReturn.set(rank, RangeMinimum.ABSENT);
        lastCall.set(rank, RangeMinimum.ABSENT);
        ready.set(rank, RangeMinimum.ABSENT);
        coverage.add(stays.putReturn[stay], stays.takeCall[stay], -1);
    }

    /**
     * Somebody is always there from the first push's return to the last pop's call, so one element must have been below
     * all others meanwhile. No element of the part was pushed before the one and popped behind the other.
     */
    private Answer impossible(Item.Part part, int first, int last) {
        var left = IntStream.range(part.fromRank(), part.toRank())
                .filter(rank -> firstReturn.value(rank) != RangeMinimum.ABSENT)
                .map(rank -> byTake[rank])
                .toArray();
        var end = Math.min(stays.events(), stays.takeCall[last]);
        var between = stays.putReturn[first] < end ? stays.covering(stays.putReturn[first], end, left) : new int[0];
        var conflict = IntStream.concat(IntStream.of(first, last), Arrays.stream(between));
        return new Answer.Impossible(conflict.distinct().toArray(), new int[0]);
    }
}
