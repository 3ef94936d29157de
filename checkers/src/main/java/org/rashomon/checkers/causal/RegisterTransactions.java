package org.rashomon.checkers.causal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.rashomon.checkers.Mutations;
import org.rashomon.checkers.Phrases;
import org.rashomon.checkers.causal.TransactionHistory.Fate;
import org.rashomon.history.Dot;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/**
 * The operations of a run on registers, each as a transaction of its own: a read, a write, or, for a compare-and-set, a
 * read and a write. A delete writes a value of its own, which a read recognizes by the version it was told.
 */
final class RegisterTransactions {

    private final Operations operations;
    private final SessionOrder sessions;
    private final TransactionHistoryBuilder builder = new TransactionHistoryBuilder();
    private final ValueCodes values = new ValueCodes();
    private final IntList rows = new IntList();
    private final BitSet deletedKeys = new BitSet();
    private final BitSet setKeys = new BitSet();
    private final Map<Dot, Integer> deletes = new HashMap<>();
    private final TreeSet<String> foreign = new TreeSet<>();
    private final int[] keys;
    private long unattributed;

    private RegisterTransactions(History history) {
        operations = history.operations();
        sessions = new SessionOrder(operations);
        keys = operations.keys().stream().mapToInt(builder::key).toArray();
    }

    /**
     * What a history became.
     *
     * @param doubts what of it could not be turned into transactions
     */
    record Result(TransactionHistory transactions, List<String> doubts) {}

    static Result of(History history) {
        return new RegisterTransactions(history).convert();
    }

    private Result convert() {
        for (var row = 0; row < operations.size(); row++) {
            survey(row);
        }
        for (var row = 0; row < operations.size(); row++) {
            if (!setKeys.get(operations.keyNumber(row))) {
                add(row);
            }
        }
        var doubts = new ArrayList<String>();
        if (unattributed > 0) {
            doubts.add("%s found nothing under a key that was deleted more than once or by nobody they name"
                    .formatted(Phrases.count(unattributed, "read")));
        }
        if (!foreign.isEmpty()) {
            doubts.add("it is not known what %s means".formatted(Phrases.list(List.copyOf(foreign))));
        }
        return new Result(builder.build(new RecordedOrigin(operations, rows, values)), doubts);
    }

    private void survey(int row) {
        var function = operations.function(row);
        if (function.equals(Function.ADD)) {
            setKeys.set(operations.keyNumber(row));
        } else if (isDelete(row) && operations.outcome(row) != Outcome.FAIL) {
            deletedKeys.set(operations.keyNumber(row));
            if (operations.hasVersion(row)) {
                deletes.put(operations.version(row).dot(), row);
            }
        } else if (!function.equals(Function.READ) && !Mutations.isMutation(function)) {
            foreign.add(function.name());
        }
    }

    private boolean isDelete(int row) {
        return Mutations.isRegisterWrite(operations.function(row))
                && Mutations.written(operations, row).equals(Value.NONE);
    }

    private void add(int row) {
        if (operations.function(row).equals(Function.READ)) {
            if (operations.outcome(row) == Outcome.OK && isAttributable(row, operations.result(row))) {
                begin(row);
                read(row, operations.result(row));
            }
        } else if (Mutations.isRegisterWrite(operations.function(row))) {
            begin(row);
            readExpected(row);
            builder.write(
                    keys[operations.keyNumber(row)],
                    isDelete(row) ? values.deletion(row) : values.code(Mutations.written(operations, row)));
        }
    }

    private void begin(int row) {
        builder.begin(
                sessions.of(row),
                switch (operations.outcome(row)) {
                    case OK -> Fate.COMMITTED;
                    case FAIL -> Fate.ABORTED;
                    case INFO -> Fate.UNKNOWN;
                });
        rows.add(row);
    }

    private void readExpected(int row) {
        if (operations.function(row).equals(Function.COMPARE_AND_SET)
                && operations.outcome(row) != Outcome.FAIL
                && isAttributable(row, Mutations.expected(operations, row))) {
            read(row, Mutations.expected(operations, row));
        }
    }

    private void read(int row, Value value) {
        var key = keys[operations.keyNumber(row)];
        if (!value.equals(Value.NONE)) {
            builder.read(key, values.code(value));
        } else if (deletedKeys.get(operations.keyNumber(row)) && operations.hasVersion(row)) {
            builder.read(key, values.deletion(deleteRead(row)));
        } else {
            builder.readInitial(key);
        }
    }

    /** Whether it is clear which write, or that no write, left the value behind. */
    private boolean isAttributable(int row, Value value) {
        if (!value.equals(Value.NONE) || !deletedKeys.get(operations.keyNumber(row))) {
            return true;
        }
        if (operations.function(row).equals(Function.READ) && operations.hasVersion(row) && deleteRead(row) >= 0) {
            return true;
        }
        unattributed++;
        return false;
    }

    /** The row of the delete whose version a read was told, or -1. */
    private int deleteRead(int row) {
        return deletes.getOrDefault(operations.version(row).dot(), -1);
    }
}
