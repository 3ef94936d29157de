package org.rashomon.results.report.data;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.rashomon.history.History;

/** Finds the operations that events belong to. */
public final class EventRows {

    private EventRows() {}

    /** The rows of the operations whose invocations or completions are among these events, by the indexes of those. */
    public static Map<Long, Integer> of(History history, Set<Long> events) {
        var rows = new HashMap<Long, Integer>();
        var operations = history.operations();
        for (var row = 0; row < operations.size(); row++) {
            if (events.contains(operations.invokedIndex(row))) {
                rows.put(operations.invokedIndex(row), row);
            }
            if (events.contains(operations.completedIndex(row))) {
                rows.put(operations.completedIndex(row), row);
            }
        }
        return rows;
    }
}
