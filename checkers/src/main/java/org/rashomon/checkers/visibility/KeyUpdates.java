package org.rashomon.checkers.visibility;

import java.util.function.IntPredicate;
import org.rashomon.checkers.RowIndex;
import org.rashomon.history.Operations;

/**
 * The known updates of each key, replica by replica in the order in which it accepted them; so those that an answer
 * reflects are a prefix for each replica.
 */
public final class KeyUpdates {

    private final Operations operations;
    private final int replicas;
    /** Where the rows of a key and replica begin; one more entry than there are such pairs. */
    private final int[] starts;

    private final int[] rows;

    /**
     * Sorts the updates that matter.
     *
     * @param matters which rows to take
     */
    public KeyUpdates(Operations operations, KnownUpdates updates, IntPredicate matters) {
        this.operations = operations;
        this.replicas = updates.replicas();
        this.starts = new int[operations.keys().size() * replicas + 1];
        var total = 0;
        for (var replica = 0; replica < replicas; replica++) {
            for (var sequence = 1; sequence <= updates.sequences(replica); sequence++) {
                var row = updates.row(replica, sequence);
                if (row != RowIndex.NONE && matters.test(row)) {
                    starts[pair(operations.keyNumber(row), replica) + 1]++;
                    total++;
                }
            }
        }
        for (var pair = 1; pair < starts.length; pair++) {
            starts[pair] += starts[pair - 1];
        }
        this.rows = new int[total];
        var next = starts.clone();
        for (var replica = 0; replica < replicas; replica++) {
            for (var sequence = 1; sequence <= updates.sequences(replica); sequence++) {
                var row = updates.row(replica, sequence);
                if (row != RowIndex.NONE && matters.test(row)) {
                    rows[next[pair(operations.keyNumber(row), replica)]++] = row;
                }
            }
        }
    }

    private int pair(int key, int replica) {
        return key * replicas + replica;
    }

    /** How many updates there are in all. */
    public int size() {
        return rows.length;
    }

    /** The position of the first update of a key by a replica. */
    public int from(int key, int replica) {
        return starts[pair(key, replica)];
    }

    /** The position behind the last update of a key by a replica. */
    public int to(int key, int replica) {
        return starts[pair(key, replica) + 1];
    }

    /** The position behind the last update of a key by a replica whose sequence is at most {@code sequence}. */
    public int upTo(int key, int replica, long sequence) {
        var low = from(key, replica);
        var high = to(key, replica);
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (operations.dotSequence(rows[middle]) <= sequence) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The row at a position. */
    public int row(int position) {
        return rows[position];
    }
}
