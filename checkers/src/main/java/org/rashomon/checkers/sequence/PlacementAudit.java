package org.rashomon.checkers.sequence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.Evidence;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.Phrases;
import org.rashomon.checkers.RowIndex;
import org.rashomon.checkers.contract.Delivery;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/**
 * Whether elements stand where they were put: one that was inserted behind an anchor has between the two only what its
 * replica did not have then, and one that was appended has behind it only such elements. Elements that anybody tried to
 * remove are left out, since the place of one that is gone is nobody's business.
 */
final class PlacementAudit {

    private static final AnomalyCatalogue.Entry MISPLACED = AnomalyCatalogue.named("misplaced-element");

    private final Operations operations;
    private final Lists lists;
    private final int key;
    private final Findings findings;
    private final Set<Value> removed = new HashSet<>();
    private final boolean showsAllItHas;
    private boolean isDeleted;

    PlacementAudit(History history, Lists lists, int key, Findings findings) {
        this.operations = history.operations();
        this.lists = lists;
        this.key = key;
        this.findings = findings;
        // An element that has overtaken its anchor is not shown yet, so that nobody can append behind it.
        this.showsAllItHas = Contract.of(history.info()).delivery() == Delivery.CAUSAL;
        for (var row : lists.removes(key)) {
            removed.add(operations.argument(row));
            isDeleted |= operations.function(row).equals(Function.DELETE);
        }
    }

    void run() {
        if (!isDeleted) {
            lists.reads(key).forEach(this::judge);
        }
    }

    private void judge(int read) {
        var elements = lists.elements(read);
        var inserts = lists.inserts(key);
        var before = new Passed();
        var places = new HashMap<Value, Integer>();
        for (var place = 0; place < elements.size(); place++) {
            var insert = inserts.getOrDefault(elements.get(place), RowIndex.NONE);
            if (insert != RowIndex.NONE && lists.isInsert(insert)) {
                var anchor = lists.anchor(insert);
                var from = anchor.equals(Value.NONE) ? -1 : places.getOrDefault(anchor, place);
                judge(read, insert, before.anySeenBy(insert, from + 1), anchor);
            }
            before.add(place, insert, elements.get(place));
            places.put(elements.get(place), place);
        }
        judgeAppends(read, elements);
    }

    private void judgeAppends(int read, List<Value> elements) {
        var behind = new Passed();
        for (var place = elements.size() - 1; place >= 0; place--) {
            var insert = lists.inserts(key).getOrDefault(elements.get(place), RowIndex.NONE);
            if (insert != RowIndex.NONE && !lists.isInsert(insert) && showsAllItHas) {
                judge(read, insert, behind.anySeenBy(insert, 0), Value.NONE);
            }
            behind.add(elements.size() - place, insert, elements.get(place));
        }
    }

    private void judge(int read, int insert, int other, Value anchor) {
        if (other == RowIndex.NONE || removed.contains(anchor)) {
            return;
        }
        var signature = "%s on %s".formatted(operations.key(read), operations.node(read));
        findings.anomaly(
                signature,
                () -> new Anomaly(
                        MISPLACED.name(),
                        "List %s, read on %s at %s, shows %s, although %s had %s already when it was %s."
                                .formatted(
                                        operations.key(read),
                                        operations.node(read),
                                        Phrases.seconds(operations.completedNanos(read)),
                                        order(insert, other, anchor),
                                        operations.node(insert),
                                        lists.element(other),
                                        asked(insert, anchor)),
                        List.of(
                                Evidence.of(operations, other, "element that was there before"),
                                Evidence.of(operations, insert, "element that was put elsewhere"),
                                Evidence.of(operations, read, "read"))));
    }

    private String order(int insert, int other, Value anchor) {
        if (!lists.isInsert(insert)) {
            return "%s behind %s".formatted(lists.element(other), lists.element(insert));
        }
        return anchor.equals(Value.NONE)
                ? "%s before %s".formatted(lists.element(other), lists.element(insert))
                : "%s between %s and %s".formatted(lists.element(other), anchor, lists.element(insert));
    }

    private String asked(int insert, Value anchor) {
        if (!lists.isInsert(insert)) {
            return "appended";
        }
        return anchor.equals(Value.NONE) ? "put at the head" : "put right behind " + anchor;
    }

    /**
     * The elements passed on the way through a read. Of each replica only those are kept that no later one of a lower
     * sequence hides: whether a vector covers any element from some place on is then told by the first of those.
     */
    private final class Passed {

        private final Map<Integer, List<Integer>> rows = new HashMap<>();
        private final Map<Integer, List<Integer>> places = new HashMap<>();

        void add(int place, int row, Value element) {
            if (row == RowIndex.NONE || operations.outcome(row) != Outcome.OK || removed.contains(element)) {
                return;
            }
            var origin = origin(row);
            var kept = rows.computeIfAbsent(origin, absent -> new ArrayList<>());
            var at = places.computeIfAbsent(origin, absent -> new ArrayList<>());
            while (!kept.isEmpty() && order(kept.getLast()) > order(row)) {
                kept.removeLast();
                at.removeLast();
            }
            kept.add(row);
            at.add(place);
        }

        /** Some element from that place on that the replica of an insert had when it accepted that. */
        int anySeenBy(int insert, int from) {
            for (var origin : rows.keySet()) {
                var at = places.getOrDefault(origin, List.of());
                var first = firstFrom(at, from);
                if (first < at.size()) {
                    var row = rows.getOrDefault(origin, List.of()).get(first);
                    if (isSeen(insert, row)) {
                        return row;
                    }
                }
            }
            return RowIndex.NONE;
        }

        private static int firstFrom(List<Integer> places, int from) {
            var low = 0;
            var high = places.size();
            while (low < high) {
                var middle = (low + high) >>> 1;
                if (places.get(middle) < from) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }

    /** Elements whose order of arrival is known: those of one replica, or else those that one node acknowledged. */
    private int origin(int row) {
        return operations.hasVersion(row) ? operations.dotReplica(row) : -1 - operations.nodeNumber(row);
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
