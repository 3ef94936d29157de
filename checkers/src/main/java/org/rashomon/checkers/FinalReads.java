package org.rashomon.checkers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Phase;

/**
 * The final state of every replica, as the reads of phase {@link Phase#FINAL_READS} show it: for each node and key
 * the last read that succeeded.
 */
public final class FinalReads {

    /** Stands for the read of a node and key that has none. */
    public static final int NONE = -1;

    private final List<String> nodes;
    private final int[][] rows;
    private final Map<String, String> errors = new HashMap<>();
    private boolean any;

    private FinalReads(List<String> nodes, int keys) {
        this.nodes = nodes;
        this.rows = new int[nodes.size()][keys];
        for (var row : rows) {
            Arrays.fill(row, NONE);
        }
    }

    /** The final reads of a history; without that phase there are none. */
    public static FinalReads of(History history) {
        var operations = history.operations();
        var nodes = nodesOf(history);
        var finals = new FinalReads(nodes, operations.keys().size());
        var first = history.indexOf(Phase.FINAL_READS);
        for (var row = operations.size() - 1; row >= 0 && operations.invokedIndex(row) > first; row--) {
            if (operations.function(row).equals(Function.READ)) {
                finals.add(operations, row);
            }
        }
        return finals;
    }

    /** The nodes of a history: those it declares, or else those its operations spoke to, in order of first sight. */
    public static List<String> nodesOf(History history) {
        if (!history.info().nodes().isEmpty()) {
            return history.info().nodes();
        }
        var operations = history.operations();
        var seen = new LinkedHashSet<String>();
        for (var row = 0; row < operations.size(); row++) {
            seen.add(operations.node(row));
        }
        return List.copyOf(seen);
    }

    private void add(Operations operations, int row) {
        var node = nodes.indexOf(operations.node(row));
        if (node < 0) {
            return;
        }
        if (operations.outcome(row) != Outcome.OK) {
            errors.putIfAbsent(nodes.get(node), operations.error(row));
            return;
        }
        any = true;
        if (rows[node][operations.keyNumber(row)] == NONE) {
            rows[node][operations.keyNumber(row)] = row;
        }
    }

    /** Every node of the run, whether or not it could be read. */
    public List<String> nodes() {
        return nodes;
    }

    /** Whether any final read succeeded. */
    public boolean any() {
        return any;
    }

    /** The row of the final read of a key on the node at that position of {@link #nodes}, or {@link #NONE}. */
    public int row(int node, int keyNumber) {
        return rows[node][keyNumber];
    }

    /** Whether any key was read on the node at that position of {@link #nodes}. */
    public boolean isRead(int node) {
        return Arrays.stream(rows[node]).anyMatch(row -> row != NONE);
    }

    /** How many replicas were read. */
    public long replicasRead() {
        var read = 0;
        for (var node = 0; node < nodes.size(); node++) {
            read += isRead(node) ? 1 : 0;
        }
        return read;
    }

    /** One sentence for each replica whose state is not known in full, given the keys that should have been read. */
    public List<String> gaps(Operations operations, int[] expectedKeys) {
        var gaps = new ArrayList<String>();
        for (var node = 0; node < nodes.size(); node++) {
            var missing = missingKeys(operations, node, expectedKeys);
            if (missing.isEmpty()) {
                continue;
            }
            var error = errors.getOrDefault(nodes.get(node), "");
            var why = error.isEmpty() ? "" : ": " + error;
            gaps.add(
                    isRead(node)
                            ? "%s was not read at the end for key %s%s"
                                    .formatted(nodes.get(node), Phrases.list(missing), why)
                            : "%s could not be read%s"
                                    .formatted(nodes.get(node), why.isEmpty() ? ": no final read was made" : why));
        }
        return gaps;
    }

    /** Tells the findings why the final state is not known in full, if so: for these keys it should be. */
    public void raiseDoubts(History history, int[] expectedKeys, Findings findings) {
        if (any) {
            gaps(history.operations(), expectedKeys).forEach(findings::doubt);
        } else {
            findings.doubt("the history has no final reads");
        }
        if (!history.isComplete()) {
            findings.doubt("the history was cut off before its verdict");
        }
    }

    /** Whether this row is the final read of its key on its node. */
    public boolean contains(Operations operations, int row) {
        var node = nodes.indexOf(operations.node(row));
        return node >= 0 && rows[node][operations.keyNumber(row)] == row;
    }

    private List<String> missingKeys(Operations operations, int node, int[] expectedKeys) {
        return Arrays.stream(expectedKeys)
                .filter(key -> rows[node][key] == NONE)
                .mapToObj(operations.keys()::get)
                .toList();
    }
}
