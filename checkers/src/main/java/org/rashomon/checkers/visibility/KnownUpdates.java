package org.rashomon.checkers.visibility;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rashomon.checkers.Mutations;
import org.rashomon.checkers.RowIndex;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;

/**
 * The acknowledged updates of a history whose dots the store told, found by replica and sequence.
 *
 * <p>Sequences have no gaps, so a sequence that no known update has belongs to an update whose outcome nobody knows,
 * or to something that clients did not do.
 */
public final class KnownUpdates {

    /** A table of sequences may be this many times as long as there are updates. */
    private static final int SPARSITY = 8;

    private static final int SMALL = 1 << 16;

    private final Operations operations;
    private final int[][] rowsOfReplica;
    private final int[][] knownUpTo;
    private final List<int[]> clashes = new ArrayList<>();
    private boolean sparse;

    public KnownUpdates(Operations operations) {
        this.operations = operations;
        this.rowsOfReplica = new int[operations.replicas().size()][];
        Arrays.fill(rowsOfReplica, new int[0]);
        for (var row = 0; row < operations.size(); row++) {
            if (isKnown(row)) {
                enter(row);
            }
        }
        this.knownUpTo = new int[rowsOfReplica.length][];
        for (var replica = 0; replica < rowsOfReplica.length; replica++) {
            knownUpTo[replica] = counted(rowsOfReplica[replica]);
        }
    }

    private boolean isKnown(int row) {
        return operations.outcome(row) == Outcome.OK
                && operations.hasVersion(row)
                && Mutations.isMutation(operations.function(row));
    }

    private void enter(int row) {
        var replica = operations.dotReplica(row);
        var sequence = operations.dotSequence(row);
        var rows = rowsOfReplica[replica];
        if (sequence > SMALL + (long) SPARSITY * operations.size()) {
            sparse = true;
            return;
        }
        if (sequence >= rows.length) {
            var old = rows.length;
            rows = Arrays.copyOf(rows, (int) Math.max(sequence + 1, 2L * old));
            Arrays.fill(rows, old, rows.length, RowIndex.NONE);
            rowsOfReplica[replica] = rows;
        }
        var at = (int) sequence;
        if (rows[at] == RowIndex.NONE) {
            rows[at] = row;
        } else {
            clashes.add(new int[] {rows[at], row});
        }
    }

    private static int[] counted(int[] rows) {
        var counts = new int[rows.length];
        for (var at = 1; at < rows.length; at++) {
            counts[at] = counts[at - 1] + (rows[at] == RowIndex.NONE ? 0 : 1);
        }
        return counts;
    }

    /** Whether sequences are so far apart that they cannot be counts; then nothing can be said by vectors. */
    public boolean areSparse() {
        return sparse;
    }

    /** Pairs of rows that were given the same dot, the earlier invocation first. */
    public List<int[]> clashes() {
        return clashes;
    }

    /** How many replicas are known; they are numbered as in the operations. */
    public int replicas() {
        return rowsOfReplica.length;
    }

    /** The greatest sequence that is looked up, for a replica. */
    public int sequences(int replica) {
        return Math.max(0, rowsOfReplica[replica].length - 1);
    }

    /** The row that has this dot, or {@link RowIndex#NONE}. */
    public int row(int replica, long sequence) {
        return sequence < 1 || replica < 0 || sequence >= rowsOfReplica[replica].length
                ? RowIndex.NONE
                : rowsOfReplica[replica][(int) sequence];
    }

    /** How many of the first {@code sequences} updates of a replica are not known. */
    public long unknown(int replica, long sequences) {
        var counts = knownUpTo[replica];
        var known = counts.length == 0 ? 0 : counts[(int) Math.min(sequences, counts.length - 1)];
        return sequences - known;
    }
}
