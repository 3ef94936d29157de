package org.rashomon.history;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Which operation each process has open, by its row. Processes are mostly numbered densely. */
final class OpenOperations {

    static final int NONE = -1;

    private static final int FEW_PROCESSES = 1 << 20;

    private int[] rows = new int[0];
    private final Map<Integer, Integer> others = new HashMap<>();

    /** Notes that a process opens an operation; answers the one that it had open, or {@link #NONE}. */
    int open(int process, int row) {
        if (process < 0 || process >= FEW_PROCESSES) {
            var before = others.putIfAbsent(process, row);
            return before == null ? NONE : before;
        }
        if (process >= rows.length) {
            var old = rows.length;
            rows = Arrays.copyOf(rows, Math.max(16, process * 2));
            Arrays.fill(rows, old, rows.length, NONE);
        }
        var before = rows[process];
        rows[process] = before == NONE ? row : before;
        return before;
    }

    /** Takes the operation that a process has open, or {@link #NONE}. */
    int close(int process) {
        if (process < 0 || process >= rows.length) {
            var open = others.remove(process);
            return open == null ? NONE : open;
        }
        var row = rows[process];
        rows[process] = NONE;
        return row;
    }
}
