package org.rashomon.checkers.constraints;

import org.rashomon.history.Operations;

/** Whether two acknowledged updates were accepted by different leaders of which neither had seen the other's. */
final class Concurrency {

    private Concurrency() {}

    /** Whether the store tells that they were. */
    static boolean areConcurrent(Operations operations, int row, int other) {
        return !isUnknown(operations, row, other)
                && operations.dotReplica(row) != operations.dotReplica(other)
                && !operations.hadSeen(row, other)
                && !operations.hadSeen(other, row);
    }

    /** Whether the store does not tell, and they were not accepted by the same node. */
    static boolean isUnknown(Operations operations, int row, int other) {
        return !(operations.hasVersion(row) && operations.hasVersion(other))
                && !operations.node(row).equals(operations.node(other));
    }
}
