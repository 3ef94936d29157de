package org.rashomon.checkers.sequence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rashomon.checkers.RowIndex;
import org.rashomon.checkers.sequence.Lists.Element;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;

/**
 * The elements passed on the way through a read. Of each origin only those are kept that no later one of a lower
 * sequence hides: whether a vector covers any element from some place on is then told by the first of those. An origin
 * is a replica, or else a node, whose acknowledgements tell the order of arrival.
 */
final class Passed {

    private final Operations operations;
    private final Origin[] origins;
    /** For each element, by its number, what it was found not to have seen when that was last asked, by origin. */
    private final List<int @Nullable []> unseen = new ArrayList<>();

    Passed(Operations operations) {
        this.operations = operations;
        this.origins =
                new Origin[operations.replicas().size() + operations.nodes().size()];
        Arrays.setAll(origins, origin -> new Origin());
    }

    /** Rows and their places, both growing. */
    private static final class Origin {
        private int[] rows = new int[4];
        private int[] places = new int[4];
        private int size;

        void push(int row, int place) {
            if (size == rows.length) {
                rows = Arrays.copyOf(rows, 2 * size);
                places = Arrays.copyOf(places, 2 * size);
            }
            rows[size] = row;
            places[size++] = place;
        }

        int firstFrom(int place) {
            if (size == 0 || places[0] >= place) {
                return 0;
            }
            var at = Arrays.binarySearch(places, 0, size, place);
            return at < 0 ? -1 - at : at;
        }
    }

    /** Begins a new way. */
    void clear() {
        for (var origin : origins) {
            origin.size = 0;
        }
    }

    /** Passes an element; those that anybody tried to remove, or nobody surely put in, do not count. */
    void add(int place, Element element) {
        var row = element.insert();
        if (row == RowIndex.NONE || element.isRemoved() || operations.outcome(row) != Outcome.OK) {
            return;
        }
        var origin = origins[origin(row)];
        while (origin.size > 0 && order(origin.rows[origin.size - 1]) > order(row)) {
            origin.size--;
        }
        origin.push(row, place);
    }

    /** The row of some element from that place on that the replica of an element had when it accepted that. */
    int anySeenBy(Element element, int from) {
        var known = unseen(element.number);
        for (var number = 0; number < origins.length; number++) {
            var origin = origins[number];
            var first = origin.firstFrom(from);
            if (first < origin.size && known[number] != origin.rows[first] + 1) {
                if (isSeen(element.insert(), origin.rows[first])) {
                    return origin.rows[first];
                }
                known[number] = origin.rows[first] + 1;
            }
        }
        return RowIndex.NONE;
    }

    private int[] unseen(int number) {
        while (unseen.size() <= number) {
            unseen.add(null);
        }
        var known = unseen.get(number);
        if (known == null) {
            known = new int[origins.length];
            unseen.set(number, known);
        }
        return known;
    }

    private int origin(int row) {
        return operations.hasVersion(row)
                ? operations.dotReplica(row)
                : operations.replicas().size() + operations.nodeNumber(row);
    }

    private long order(int row) {
        return operations.hasVersion(row) ? operations.dotSequence(row) : operations.completedIndex(row);
    }

    private boolean isSeen(int insert, int row) {
        if (operations.hasVersion(insert) && operations.hasVersion(row)) {
            return operations.hadSeen(insert, row);
        }
        return operations.node(insert).equals(operations.node(row))
                && operations.completedIndex(row) < operations.invokedIndex(insert);
    }
}
