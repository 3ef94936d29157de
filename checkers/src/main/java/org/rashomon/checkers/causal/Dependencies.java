package org.rashomon.checkers.causal;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.rashomon.checkers.causal.TransactionHistory.Fate;
import org.rashomon.checkers.causal.TransactionHistory.Kind;

/**
 * Session order and reads-from between the transactions that took effect, laid out for passes over millions of them.
 *
 * <p>Transactions lie in <em>lanes</em>, in each of which one follows another: a lane for each session, and one for
 * each transaction of unknown outcome that was read, because it may have taken effect after its session had gone on.
 * What a transaction wrote to a key is a <em>slot</em>; the slots of a key lie side by side, by lane and position, and
 * those of one lane are a <em>group</em>.
 */
final class Dependencies {

    /** Stands for what is not there: no lane, no predecessor, no slot. */
    static final int NONE = -1;

    final TransactionHistory history;
    final int nodes;
    final int[] lane;
    final int[] position;
    /** The last transaction before it in its session, or {@link #NONE}. */
    final int[] previous;
    /** Where the reads of each transaction begin, and one more. */
    final int[] readStart;

    final int[] readKey;
    /** The slot read, or {@link #NONE} for the initial value. */
    final int[] readSlot;
    /** Where the groups of each key begin, and one more. */
    final int[] keyGroup;

    int[] groupLane = new int[0];
    int[] groupStart = new int[0];
    final int[] slotNode;
    final int[] slotPosition;
    final int[] slotKey;
    final int[] slotReaders;
    /** Where the successors of each transaction begin, and one more. */
    final int[] outStart;

    final int[] outTo;
    int lanes;

    private final Sources sources;

    Dependencies(TransactionHistory history, Sources sources) {
        this.history = history;
        this.sources = sources;
        nodes = history.size();
        lane = filled(nodes);
        position = new int[nodes];
        previous = filled(nodes);
        layLanes();
        keyGroup = new int[history.keys() + 1];
        var slotOf = new int[history.operations()];
        var slotStart = countSlots();
        slotNode = new int[slotStart[history.keys()]];
        slotPosition = new int[slotNode.length];
        slotKey = new int[slotNode.length];
        slotReaders = new int[slotNode.length];
        fillSlots(slotStart, slotOf);
        layGroups();
        readStart = new int[nodes + 1];
        readKey = new int[countReads()];
        readSlot = new int[readKey.length];
        fillReads(slotOf);
        outStart = new int[nodes + 1];
        outTo = new int[countSuccessors()];
        fillSuccessors();
    }

    /** The lane's transactions in their order, for every lane. */
    int[][] transactionsOfLanes() {
        var sizes = new int[lanes];
        for (var node = 0; node < nodes; node++) {
            if (lane[node] != NONE) {
                sizes[lane[node]]++;
            }
        }
        var all = new int[lanes][];
        Arrays.setAll(all, which -> new int[sizes[which]]);
        for (var node = 0; node < nodes; node++) {
            if (lane[node] != NONE) {
                all[lane[node]][position[node]] = node;
            }
        }
        return all;
    }

    /** Whether the transaction is alone in its lane because nobody knows when it took effect. */
    boolean isLate(int node) {
        return lane[node] >= history.sessions();
    }

    /** Whether a transaction read what stands in a slot. */
    boolean isRead(int reader, int slot) {
        for (var read = readStart[reader]; read < readStart[reader + 1]; read++) {
            if (readSlot[read] == slot) {
                return true;
            }
        }
        return false;
    }

    /** The last slot of a group whose position is below a limit, or {@link #NONE}. */
    int lastBelow(int group, int limit) {
        var low = groupStart[group];
        var high = groupStart[group + 1];
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (slotPosition[middle] < limit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == groupStart[group] ? NONE : low - 1;
    }

    /** The slot of a transaction under a key, or {@link #NONE} if it does not write it. */
    int slot(int node, int key) {
        for (var group = keyGroup[key]; group < keyGroup[key + 1]; group++) {
            if (groupLane[group] == lane[node]) {
                var slot = lastBelow(group, position[node] + 1);
                return slot != NONE && slotNode[slot] == node ? slot : NONE;
            }
        }
        return NONE;
    }

    /** What a transaction wrote, by slots. */
    IntStream slots(int node) {
        return IntStream.range(history.firstOperation(node), history.endOperation(node))
                .filter(this::isSlot)
                .map(operation -> slot(node, history.key(operation)));
    }

    private static int[] filled(int size) {
        var cells = new int[size];
        Arrays.fill(cells, NONE);
        return cells;
    }

    private void layLanes() {
        var last = filled(history.sessions());
        var issued = new int[history.sessions()];
        lanes = history.sessions();
        for (var node = 0; node < nodes; node++) {
            if (!sources.isPart(node)) {
                continue;
            }
            var session = history.session(node);
            previous[node] = last[session];
            if (history.fate(node) == Fate.COMMITTED) {
                lane[node] = session;
                position[node] = issued[session]++;
                last[session] = node;
            } else {
                lane[node] = lanes++;
            }
        }
    }

    private boolean isSlot(int operation) {
        return history.kind(operation) == Kind.WRITE && sources.isFinalWrite(operation);
    }

    private int[] countSlots() {
        var starts = new int[history.keys() + 1];
        for (var operation = 0; operation < history.operations(); operation++) {
            if (isSlot(operation) && lane[sources.transactionOf(operation)] != NONE) {
                starts[history.key(operation) + 1]++;
            }
        }
        return summed(starts);
    }

    private void fillSlots(int[] slotStart, int[] slotOf) {
        var free = slotStart.clone();
        for (var transactions : transactionsOfLanes()) {
            for (var node : transactions) {
                for (var at = history.firstOperation(node); at < history.endOperation(node); at++) {
                    if (isSlot(at)) {
                        var slot = free[history.key(at)]++;
                        slotOf[at] = slot;
                        slotNode[slot] = node;
                        slotPosition[slot] = position[node];
                        slotKey[slot] = history.key(at);
                    }
                }
            }
        }
    }

    private void layGroups() {
        var starts = new IntList();
        var ofLane = new IntList();
        for (var slot = 0; slot < slotNode.length; slot++) {
            var first = slot == 0 || slotKey[slot] != slotKey[slot - 1];
            if (first || lane[slotNode[slot]] != lane[slotNode[slot - 1]]) {
                keyGroup[slotKey[slot] + 1]++;
                starts.add(slot);
                ofLane.add(lane[slotNode[slot]]);
            }
        }
        starts.add(slotNode.length);
        groupStart = starts.toArray();
        groupLane = ofLane.toArray();
        summed(keyGroup);
    }

    private int countReads() {
        for (var operation = 0; operation < history.operations(); operation++) {
            if (sources.of(operation) != Sources.NONE) {
                readStart[sources.transactionOf(operation) + 1]++;
            }
        }
        return summed(readStart)[nodes];
    }

    private void fillReads(int[] slotOf) {
        var read = 0;
        for (var operation = 0; operation < history.operations(); operation++) {
            var source = sources.of(operation);
            if (source == Sources.NONE) {
                continue;
            }
            readKey[read] = history.key(operation);
            readSlot[read] = source == Sources.INITIAL ? NONE : slotOf[source];
            if (source != Sources.INITIAL) {
                slotReaders[slotOf[source]]++;
            }
            read++;
        }
    }

    private int countSuccessors() {
        for (var node = 0; node < nodes; node++) {
            if (previous[node] != NONE) {
                outStart[previous[node] + 1]++;
            }
        }
        for (var slot : readSlot) {
            if (slot != NONE) {
                outStart[slotNode[slot] + 1]++;
            }
        }
        return summed(outStart)[nodes];
    }

    private void fillSuccessors() {
        var free = outStart.clone();
        for (var node = 0; node < nodes; node++) {
            if (previous[node] != NONE) {
                outTo[free[previous[node]]++] = node;
            }
            for (var read = readStart[node]; read < readStart[node + 1]; read++) {
                if (readSlot[read] != NONE) {
                    outTo[free[slotNode[readSlot[read]]]++] = node;
                }
            }
        }
    }

    /** Turns counts, each one place too far right, into starts. */
    private static int[] summed(int[] counts) {
        for (var i = 1; i < counts.length; i++) {
            counts[i] += counts[i - 1];
        }
        return counts;
    }
}
