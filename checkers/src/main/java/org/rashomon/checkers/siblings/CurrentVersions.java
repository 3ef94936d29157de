package org.rashomon.checkers.siblings;

import java.util.HashSet;
import java.util.Set;
import org.rashomon.checkers.Mutations;
import org.rashomon.checkers.RowIndex;
import org.rashomon.checkers.visibility.Rows;
import org.rashomon.checkers.visibility.Visibility;
import org.rashomon.history.Dot;
import org.rashomon.history.Operations;
import org.rashomon.history.Value;

/** The versions that one replica must show of one register, as the vector of its answers grows. */
final class CurrentVersions {

    private final Operations operations;
    private final Visibility visibility;
    private final Coverage coverage;
    private final int key;
    private final int[] applied;
    /** The applied writes that no applied one says it took the place of. */
    private final Rows current = new Rows();

    /** Writes whose place was taken before they arrived. */
    private final Set<Dot> replaced = new HashSet<>();

    /** For each replica, the sequence of the last of its writes of the key that was applied. */
    private final long[] reached;

    private long[] covered = {};

    CurrentVersions(Operations operations, Visibility visibility, Coverage coverage, int key) {
        this.operations = operations;
        this.visibility = visibility;
        this.coverage = coverage;
        this.key = key;
        this.applied = new int[visibility.updates().replicas()];
        this.reached = new long[applied.length];
        restart();
    }

    private void restart() {
        current.clear();
        replaced.clear();
        covered = new long[applied.length];
        for (var replica = 0; replica < applied.length; replica++) {
            applied[replica] = visibility.ofKeys().from(key, replica);
            reached[replica] = 0;
        }
    }

    /** Goes to the state that a read reflects. */
    void advance(int read) {
        for (var replica = 0; replica < applied.length; replica++) {
            if (reached[replica] > operations.seenSequence(read, replica)) {
                restart();
                break;
            }
        }
        var updates = visibility.ofKeys();
        for (var replica = 0; replica < applied.length; replica++) {
            var seen = operations.seenSequence(read, replica);
            var end = updates.to(key, replica);
            while (applied[replica] < end && operations.dotSequence(updates.row(applied[replica])) <= seen) {
                apply(updates.row(applied[replica]++));
            }
        }
    }

    private void apply(int write) {
        reached[operations.dotReplica(write)] = operations.dotSequence(write);
        operations.overwrites(write).forEach(this::replace);
        coverage.join(write, covered);
        var replacedEarly = !replaced.isEmpty() && replaced.contains(operations.dot(write));
        if (!replacedEarly && !Mutations.written(operations, write).equals(Value.NONE)) {
            current.add(write);
        }
    }

    private void replace(Dot dot) {
        var replica = operations.replicas().indexOf(dot.replica());
        if (isApplied(replica, dot)) {
            current.remove(visibility.updates().row(replica, dot.sequence()));
        } else {
            replaced.add(dot);
        }
    }

    private boolean isApplied(int replica, Dot dot) {
        return replica >= 0 && dot.sequence() <= reached[replica];
    }

    /** The applied writes that no applied one says it took the place of. */
    Rows current() {
        return current;
    }

    /** Whether an applied write says that it took the place of this version of the key. */
    boolean isReplaced(Dot dot) {
        var replica = operations.replicas().indexOf(dot.replica());
        if (!isApplied(replica, dot)) {
            return replaced.contains(dot);
        }
        var write = visibility.updates().row(replica, dot.sequence());
        return write != RowIndex.NONE && operations.keyNumber(write) == key && !current.contains(write);
    }

    /** Whether an applied write may have replaced this one without saying so. */
    boolean isCovered(int write) {
        return operations.dotSequence(write) <= covered[operations.dotReplica(write)];
    }
}
