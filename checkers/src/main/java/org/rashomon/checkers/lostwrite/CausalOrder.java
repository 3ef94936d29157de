package org.rashomon.checkers.lostwrite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rashomon.checkers.EventOrder;
import org.rashomon.checkers.FinalReads;
import org.rashomon.checkers.Mutations;
import org.rashomon.checkers.RowIndex;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/**
 * Causal order as clients can know it, between the writes of a key and those that stand in its final state (its
 * <em>survivors</em>): the transitive closure of session order and reads-from, by one vector clock for each session,
 * in one pass over the events.
 *
 * <p>A write of unknown outcome may take effect after its session has gone on, so it counts as seen only by those who
 * read it, directly or not.
 */
final class CausalOrder {

    /** More clock entries than this are not kept; 128 MB. */
    private static final long BUDGET = 32_000_000;

    private static final int SURVIVORS_OF_A_KEY = Long.SIZE;

    private final Operations operations;
    private final RegisterWrites writes;
    private final Lanes lanes;
    private final Map<Integer, int[]> survivorsOfKey = new HashMap<>();
    private final Map<Integer, Integer> ownLane = new HashMap<>();
    private final Map<Integer, int[]> clocks = new HashMap<>();
    private final BitSet kept = new BitSet();
    private final int[] position;
    private final long[] seenSurvivors;
    private final boolean complete;

    CausalOrder(History history, RegisterWrites writes, FinalReads finals) {
        this.operations = history.operations();
        this.writes = writes;
        this.lanes = new Lanes(operations);
        this.position = new int[operations.size()];
        this.seenSurvivors = new long[operations.size()];
        findSurvivors(finals);
        findReadWrites();
        var width = (long) lanes.count() + ownLane.size();
        this.complete = (kept.cardinality() + lanes.count()) * width <= BUDGET;
        if (complete) {
            EventOrder.walk(history, new Clocks((int) width));
        }
    }

    /** Whether the order was computed; with too many sessions it is not, and everything counts as unordered. */
    boolean isComplete() {
        return complete;
    }

    /** The deletes that may explain why nothing stands under a key: the last one of each session. */
    int[] lastDeletes(int keyNumber) {
        return Arrays.stream(survivorsOfKey.getOrDefault(keyNumber, new int[0]))
                .filter(row -> operations.function(row).equals(Function.DELETE))
                .toArray();
    }

    /** Whether a write comes causally before a survivor of its key. */
    boolean isBeforeSurvivor(int write, int survivor) {
        var clock = clocks.get(survivor);
        return clock != null && write != survivor && clock[laneOf(write)] >= position[write];
    }

    /** Whether a write comes causally after a survivor of its key. */
    boolean isAfterSurvivor(int write, int survivor) {
        var survivors = survivorsOfKey.getOrDefault(operations.keyNumber(write), new int[0]);
        for (var i = 0; i < Math.min(survivors.length, SURVIVORS_OF_A_KEY); i++) {
            if (survivors[i] == survivor) {
                return (seenSurvivors[write] >>> i & 1) == 1;
            }
        }
        return false;
    }

    private int laneOf(int row) {
        return ownLane.getOrDefault(row, lanes.of(row));
    }

    private void findSurvivors(FinalReads finals) {
        var absent = new BitSet();
        for (var key : writes.keysWritten()) {
            var survivors = new ArrayList<Integer>();
            for (var node = 0; node < finals.nodes().size(); node++) {
                var read = finals.row(node, key);
                if (read != FinalReads.NONE && operations.result(read).equals(Value.NONE)) {
                    absent.set(key);
                } else if (read != FinalReads.NONE) {
                    survivors.add(writes.writer(key, operations.result(read)));
                }
            }
            keep(
                    key,
                    survivors.stream()
                            .filter(row -> row != RowIndex.NONE)
                            .distinct()
                            .toList());
        }
        findDeletes(absent);
    }

    private void findDeletes(BitSet absent) {
        var lastOfLane = new LinkedHashMap<List<Integer>, Integer>();
        for (var row = 0; row < operations.size(); row++) {
            var key = operations.keyNumber(row);
            if (absent.get(key)
                    && operations.function(row).equals(Function.DELETE)
                    && operations.outcome(row) != Outcome.FAIL) {
                // A delete of unknown outcome is not ordered with the others of its session, so it stands for itself.
                var lane = operations.outcome(row) == Outcome.OK ? lanes.of(row) : -1 - row;
                lastOfLane.put(List.of(key, lane), row);
            }
        }
        lastOfLane.forEach((name, row) -> {
            var survivors = new ArrayList<>(boxed(survivorsOfKey.getOrDefault(name.getFirst(), new int[0])));
            survivors.add(row);
            keep(name.getFirst(), survivors);
        });
    }

    private static List<Integer> boxed(int[] rows) {
        return Arrays.stream(rows).boxed().toList();
    }

    private void keep(int key, List<Integer> survivors) {
        survivorsOfKey.put(key, survivors.stream().mapToInt(Integer::intValue).toArray());
        for (var row : survivors) {
            kept.set(row);
            if (operations.outcome(row) == Outcome.INFO) {
                ownLane.putIfAbsent(row, lanes.count() + ownLane.size());
            }
        }
    }

    private void findReadWrites() {
        for (var row = 0; row < operations.size(); row++) {
            var writer = writerRead(row);
            if (writer != RowIndex.NONE
                    && (lanes.of(writer) != lanes.of(row) || operations.outcome(writer) == Outcome.INFO)) {
                kept.set(writer);
            }
        }
    }

    /** The write whose value a successful read returned or a successful compare-and-set expected. */
    private int writerRead(int row) {
        if (operations.outcome(row) != Outcome.OK) {
            return RowIndex.NONE;
        }
        var read = operations.function(row).equals(Function.READ)
                ? operations.result(row)
                : Mutations.expected(operations, row);
        var writer = writes.writer(operations.keyNumber(row), read);
        return writer == RowIndex.NONE || writes.isAmbiguous(writer) ? RowIndex.NONE : writer;
    }

    /** The pass over the events. */
    private final class Clocks implements EventOrder.Visitor {

        private final int[][] clockOfLane;
        private final int[] issued;

        Clocks(int width) {
            clockOfLane = new int[lanes.count()][width];
            issued = new int[width];
        }

        @Override
        public void invoked(int row) {
            if (!Mutations.isRegisterWrite(operations.function(row)) || operations.outcome(row) == Outcome.FAIL) {
                return;
            }
            learn(row);
            var clock = clockOfLane[lanes.of(row)];
            position[row] = ++issued[laneOf(row)];
            var survivors = survivorsOfKey.getOrDefault(operations.keyNumber(row), new int[0]);
            for (var i = 0; i < Math.min(survivors.length, SURVIVORS_OF_A_KEY); i++) {
                var survivor = survivors[i];
                if (survivor != row && position[survivor] > 0 && clock[laneOf(survivor)] >= position[survivor]) {
                    seenSurvivors[row] |= 1L << i;
                }
            }
            if (kept.get(row)) {
                var own = clock.clone();
                own[laneOf(row)] = position[row];
                clocks.put(row, own);
            }
        }

        @Override
        public void completed(int row) {
            if (operations.outcome(row) != Outcome.OK) {
                return;
            }
            learn(row);
            if (Mutations.isRegisterWrite(operations.function(row))) {
                clockOfLane[lanes.of(row)][lanes.of(row)] = position[row];
            }
        }

        private void learn(int row) {
            var writer = writerRead(row);
            var learned = writer == RowIndex.NONE ? null : clocks.get(writer);
            if (learned == null) {
                return;
            }
            var clock = clockOfLane[lanes.of(row)];
            for (var lane = 0; lane < clock.length; lane++) {
                clock[lane] = Math.max(clock[lane], learned[lane]);
            }
        }
    }
}
