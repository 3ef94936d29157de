package org.rashomon.checkers.linearizability;

import java.util.Arrays;

/** Hands out the operations of each class that never return, the first called first. */
final class EndlessOperations {

    private static final int NONE = -1;

    private final int[] first;
    private final int[] next;

    EndlessOperations(Problem problem) {
        first = new int[problem.calls.size()];
        next = new int[problem.history.size()];
        Arrays.fill(first, NONE);
        for (var op = next.length - 1; op >= 0; op--) {
            if (!problem.history.returns(op)) {
                next[op] = first[problem.classOf[op]];
                first[problem.classOf[op]] = op;
            }
        }
    }

    int next(int callClass) {
        var op = first[callClass];
        first[callClass] = next[op];
        return op;
    }
}
