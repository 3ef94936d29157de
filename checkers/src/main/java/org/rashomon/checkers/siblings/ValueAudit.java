package org.rashomon.checkers.siblings;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.Mutations;
import org.rashomon.checkers.RowIndex;
import org.rashomon.checkers.contract.Delivery;
import org.rashomon.checkers.contract.Strategy;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/** What values alone say of registers with siblings. */
final class ValueAudit {

    /** The writes of a key that may have taken effect, and the two that began or ended last. */
    private static final class Key {
        private int last = RowIndex.NONE;
        private long othersEnd = -1;
        private long lastEnd = -1;
    }

    private final Operations operations;
    private final SiblingReport report;
    private final boolean nodesReplace;
    private final boolean isCausal;
    private final RowIndex writers;
    private final Map<Integer, Key> keys = new HashMap<>();

    /**
     * Prepares the registers of a history.
     *
     * @param contract says whether a write replaces everything that its node has
     */
    ValueAudit(Operations operations, BitSet registers, SiblingReport report, Contract contract) {
        this.operations = operations;
        this.report = report;
        this.nodesReplace =
                contract.strategy().filter(Strategy.MV_REGISTER::equals).isPresent();
        this.isCausal = contract.delivery() == Delivery.CAUSAL;
        this.writers = new RowIndex(operations);
        for (var row = 0; row < operations.size(); row++) {
            if (registers.get(operations.keyNumber(row))
                    && Mutations.isRegisterWrite(operations.function(row))
                    && operations.outcome(row) != Outcome.FAIL) {
                writers.putIfAbsent(row);
                enter(row);
            }
        }
    }

    private void enter(int row) {
        var key = keys.computeIfAbsent(operations.keyNumber(row), number -> new Key());
        var end = operations.outcome(row) == Outcome.OK ? operations.completedIndex(row) : Operations.NEVER;
        key.othersEnd = Math.max(key.othersEnd, key.lastEnd);
        key.last = row;
        key.lastEnd = end;
    }

    /** How many values a read shows. */
    int count(int read) {
        return values(read).size();
    }

    private List<Value> values(int read) {
        return switch (operations.result(read)) {
            case Value.Sequence(var values) -> values;
            case Value.None none -> List.of();
            case Value value -> List.of(value);
        };
    }

    /** Two versions of which the later was accepted where the earlier had been acknowledged. */
    void judgeRead(int read) {
        var values = values(read);
        if (!nodesReplace || values.size() < 2) {
            return;
        }
        var lastOfNode = new HashMap<String, Integer>();
        for (var value : values) {
            var writer = writers.find(operations.keyNumber(read), value);
            if (writer == RowIndex.NONE) {
                continue;
            }
            var other = lastOfNode.putIfAbsent(operations.node(writer), writer);
            if (other != null && isReplaced(Math.min(other, writer), Math.max(other, writer))) {
                report.spuriousByValue(read, Math.min(other, writer), Math.max(other, writer));
                return;
            }
        }
    }

    /**
     * Whether whoever has applied the later write must have got rid of the earlier one. Between the two there may have
     * been a third, which replaced the first and was replaced by the last; without causal delivery it may be missing.
     */
    private boolean isReplaced(int write, int later) {
        return precedes(write, later)
                && (isCausal || operations.overwrites(later).contains(operations.dot(write)));
    }

    private boolean precedes(int write, int later) {
        return operations.outcome(write) == Outcome.OK
                && operations.outcome(later) == Outcome.OK
                && operations.completedIndex(write) < operations.invokedIndex(later);
    }

    /** The last write of the key, if every other had ended before it began, is still there. */
    void judgeFinal(int read) {
        var key = keys.get(operations.keyNumber(read));
        if (key == null || key.lastEnd == Operations.NEVER || key.othersEnd > operations.invokedIndex(key.last)) {
            return;
        }
        var written = Mutations.written(operations, key.last);
        var due = key.lastEnd < operations.invokedIndex(read) && !written.equals(Value.NONE);
        if (due
                && !new HashSet<>(values(read)).contains(written)
                && !operations.result(read).equals(written)) {
            report.missing(read, key.last);
        }
    }
}
