package org.rashomon.checkers.statistics;

import java.util.Arrays;
import org.rashomon.history.Operations;

/** Counts the operations of one group. */
final class GroupCounter {

    private long invoked;
    private long fail;
    private long info;
    private long okInWork;
    private long[] okNanos = new long[16];
    private int ok;

    void add(Operations operations, int row, Window work) {
        invoked++;
        switch (operations.outcome(row)) {
            case OK -> addOk(operations, row, work);
            case FAIL -> fail++;
            case INFO -> info++;
        }
    }

    Group build(String name, Window work) {
        var perSecond = work.isEmpty() ? 0 : okInWork / work.seconds();
        return new Group(name, invoked, ok, fail, info, perSecond, Latency.of(Arrays.copyOf(okNanos, ok)));
    }

    private void addOk(Operations operations, int row, Window work) {
        if (ok == okNanos.length) {
            okNanos = Arrays.copyOf(okNanos, ok * 2);
        }
        okNanos[ok++] = operations.completedNanos(row) - operations.invokedNanos(row);
        if (work.contains(operations.invokedIndex(row))) {
            okInWork++;
        }
    }
}
