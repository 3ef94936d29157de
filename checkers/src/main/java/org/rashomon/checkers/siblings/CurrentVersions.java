package org.rashomon.checkers.siblings;

import java.util.HashSet;
import java.util.Set;
import org.rashomon.checkers.Mutations;
import org.rashomon.checkers.RowIndex;
import org.rashomon.checkers.visibility.KeyProgress;
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
    private final KeyProgress progress;
    /** The applied writes that no applied one says it took the place of. */
    private final Rows current = new Rows();

    /** Writes whose place was taken before they arrived. */
    private final Set<Dot> replaced = new HashSet<>();

    private long[] covered;

    CurrentVersions(Operations operations, Visibility visibility, Coverage coverage, int key) {
        this.operations = operations;
        this.visibility = visibility;
        this.coverage = coverage;
        this.key = key;
        this.covered = new long[visibility.updates().replicas()];
        this.progress = new KeyProgress(operations, visibility, key, this::forget, this::apply);
    }

    private void forget() {
        current.clear();
        replaced.clear();
        covered = new long[covered.length];
    }

    /** Goes to the state that a read reflects. */
    void advance(int read) {
        progress.advance(read);
    }

    private void apply(int write) {
        operations.forEachOverwritten(write, this::replace);
        coverage.join(write, covered);
        var replacedEarly = !replaced.isEmpty() && replaced.contains(operations.dot(write));
        if (!replacedEarly && !Mutations.written(operations, write).equals(Value.NONE)) {
            current.add(write);
        }
    }

    private void replace(int replica, long sequence) {
        if (progress.includes(replica, sequence)) {
            current.remove(visibility.updates().row(replica, sequence));
        } else {
            replaced.add(new Dot(operations.replicas().get(replica), sequence));
        }
    }

    /** The applied writes that no applied one says it took the place of. */
    Rows current() {
        return current;
    }

    /** Whether an applied write says that it took the place of this version of the key. */
    boolean isReplaced(Dot dot) {
        var replica = operations.replicas().indexOf(dot.replica());
        if (!progress.includes(replica, dot.sequence())) {
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
