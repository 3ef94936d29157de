package org.rashomon.checkers.siblings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rashomon.checkers.Mutations;
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
    private final List<Integer> due = new ArrayList<>();
    private final Set<Dot> replaced = new HashSet<>();
    private long[] covered = {};

    CurrentVersions(Operations operations, Visibility visibility, Coverage coverage, int key) {
        this.operations = operations;
        this.visibility = visibility;
        this.coverage = coverage;
        this.key = key;
        this.applied = new int[visibility.updates().replicas()];
        restart();
    }

    private void restart() {
        due.clear();
        replaced.clear();
        covered = new long[applied.length];
        for (var replica = 0; replica < applied.length; replica++) {
            applied[replica] = visibility.ofKeys().from(key, replica);
        }
    }

    /** Goes to the state that a read reflects. */
    void advance(int read) {
        for (var replica = 0; replica < applied.length; replica++) {
            if (visibility.upTo(read, replica) < applied[replica]) {
                restart();
                break;
            }
        }
        for (var replica = 0; replica < applied.length; replica++) {
            var end = visibility.upTo(read, replica);
            for (; applied[replica] < end; applied[replica]++) {
                apply(visibility.ofKeys().row(applied[replica]));
            }
        }
        due.removeIf(write -> replaced.contains(operations.dot(write)) || isCovered(write));
    }

    private void apply(int write) {
        replaced.addAll(operations.overwrites(write));
        coverage.join(write, covered);
        if (!Mutations.written(operations, write).equals(Value.NONE)) {
            due.add(write);
        }
    }

    /** The writes that must show. */
    List<Integer> due() {
        return due;
    }

    /** Whether an applied write says that it took the place of this version. */
    boolean isReplaced(Dot dot) {
        return replaced.contains(dot);
    }

    /** Whether an applied write may have replaced this one without saying so. */
    boolean isCovered(int write) {
        return operations.dotSequence(write) <= covered[operations.dotReplica(write)];
    }
}
