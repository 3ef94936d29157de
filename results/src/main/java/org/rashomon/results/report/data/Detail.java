package org.rashomon.results.report.data;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.rashomon.history.Event;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;

/**
 * The operations that a report holds one by one. All of them, if there is room. Otherwise the witnesses of anomalies;
 * then everything around the anomalies and the edges of faults; then what did not end well; then an even sample of the
 * rest. Never merely the first ones.
 */
final class Detail {

    private static final long AROUND_NANOS = 500_000_000;
    private static final double WINDOWS_SHARE = 0.6;
    private static final double FAILURES_SHARE = 0.8;

    private final int[] rows;
    private final List<Stretch> windows;

    private Detail(int[] rows, List<Stretch> windows) {
        this.rows = rows;
        this.windows = List.copyOf(windows);
    }

    /** How many operations there are. */
    int size() {
        return rows.length;
    }

    /** The row in the history of the operation at a place; ascending. */
    int row(int at) {
        return rows[at];
    }

    /** The stretches of which every operation is there; empty when that is the whole run. */
    List<Stretch> windows() {
        return windows;
    }

    static Detail all(History history) {
        return new Detail(IntStream.range(0, history.operations().size()).toArray(), List.of());
    }

    /** At most about so many operations. */
    static Detail some(History history, Set<Integer> witnesses, int most) {
        return chosen(history, new BitSet(), new ArrayList<>(), witnesses, most);
    }

    /** The same, but first of all every operation that goes on in a stretch, if it has room for them. */
    static Detail around(History history, Stretch stretch, Set<Integer> witnesses, int most) {
        var operations = history.operations();
        var inside = new BitSet(operations.size());
        for (var row = 0;
                row < operations.size() && operations.invokedNanos(row) / 1000 < stretch.untilMicros();
                row++) {
            if (operations.completedNanos(row) / 1000 >= stretch.fromMicros()) {
                inside.set(row);
            }
        }
        return inside.cardinality() > most
                ? some(history, witnesses, most)
                : chosen(history, inside, new ArrayList<>(List.of(stretch)), witnesses, most);
    }

    private static Detail chosen(
            History history, BitSet chosen, List<Stretch> windows, Set<Integer> witnesses, int most) {
        var operations = history.operations();
        witnesses.forEach(chosen::set);
        for (var center : centers(history, witnesses)) {
            var before = chosen.cardinality();
            if (before >= most * WINDOWS_SHARE) {
                break;
            }
            addWindow(operations, center, chosen, windows);
        }
        addEvenly(operations, chosen, (int) (most * FAILURES_SHARE), Outcome.FAIL, Outcome.INFO);
        addEvenly(operations, chosen, most, Outcome.OK);
        windows.sort(Comparator.comparingLong(Stretch::fromMicros));
        return new Detail(chosen.stream().toArray(), windows);
    }

    /** The times around which nothing may be missing, the most telling first. */
    private static List<Long> centers(History history, Set<Integer> witnesses) {
        var centers = new ArrayList<Long>();
        witnesses.stream()
                .sorted()
                .forEach(row -> centers.add(history.operations().invokedNanos(row)));
        history.faults().stream().map(Event.Fault::timeNanos).forEach(centers::add);
        return centers;
    }

    private static void addWindow(Operations operations, long center, BitSet chosen, List<Stretch> windows) {
        var first = firstFrom(operations, center - AROUND_NANOS);
        var end = firstFrom(operations, center + AROUND_NANOS);
        if (first == end || chosen.nextClearBit(first) >= end) {
            return;
        }
        chosen.set(first, end);
        windows.add(new Stretch(Math.max(0, center - AROUND_NANOS) / 1000, (center + AROUND_NANOS) / 1000));
    }

    /** The first row invoked at or after a time. */
    private static int firstFrom(Operations operations, long nanos) {
        var low = 0;
        var high = operations.size();
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (operations.invokedNanos(middle) < nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static void addEvenly(Operations operations, BitSet chosen, int most, Outcome... outcomes) {
        var wanted = Set.of(outcomes);
        var room = most - chosen.cardinality();
        var candidates = IntStream.range(0, operations.size())
                .filter(row -> !chosen.get(row) && wanted.contains(operations.outcome(row)))
                .toArray();
        if (room <= 0) {
            return;
        }
        var step = Math.max(1, (double) candidates.length / room);
        for (var at = 0.0; at < candidates.length; at += step) {
            chosen.set(candidates[(int) at]);
        }
    }
}
