package org.rashomon.checkers.causal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * The operations of a run on registers, as transactions: a read, a write, or, for a compare-and-set, a read and a
 * write; and multi-key transactions, whole or in parts, as the {@link Shape} says. A delete writes a value of its own,
 * which a read recognizes by the version it was told. Creating a row writes the key {@code table/id}; where nobody told
 * the id, the key under which a read found what was written, if any did.
 */
final class RegisterTransactions {

    private final Operations operations;
    private final Shape shape;
    private final Ranks ranks;
    private final SessionOrder sessions;
    private final TransactionHistoryBuilder builder = new TransactionHistoryBuilder();
    private final ValueCodes values = new ValueCodes();
    private final IntList rows = new IntList();
    private final BitSet deletedKeys = new BitSet();
    private final Lists lists = new Lists();
    private final Set<String> deletedNames = new HashSet<>();
    private final BitSet setKeys = new BitSet();
    private final Map<Dot, Integer> deletes = new HashMap<>();
    /** Where rows are created: under which key each value was read. */
    private final Map<Value, String> foundUnder = new HashMap<>();

    private final TreeSet<String> foreign = new TreeSet<>();
    private final int[] keys;
    private boolean createsRows;
    private long unattributed;

    private RegisterTransactions(History history, Shape shape) {
        operations = history.operations();
        this.shape = shape;
        ranks = new Ranks(history);
        sessions = shape.order(operations);
        keys = operations.keys().stream().mapToInt(builder::key).toArray();
    }

    /**
     * What a history became.
     *
     * @param doubts what of it could not be turned into transactions
     */
    record Result(TransactionHistory transactions, List<String> doubts) {}

    static Result of(History history, Shape shape) {
        return new RegisterTransactions(history, shape).convert();
    }

    private Result convert() {
        for (var row = 0; row < operations.size(); row++) {
            survey(row);
        }
        lists.close();
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
        lists.doubt().ifPresent(doubts::add);
        if (!foreign.isEmpty()) {
            doubts.add("it is not known what %s means".formatted(Phrases.list(List.copyOf(foreign))));
        }
        return new Result(builder.build(new RecordedOrigin(operations, ranks, rows, values)), doubts);
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
        } else if (function.equals(Function.TRANSACTION)) {
            surveyTransaction(row);
        } else if (function.equals(Function.READ)) {
            if (createsRows) {
                foundUnder.putIfAbsent(operations.result(row), operations.key(row));
            }
        } else if (function.equals(Function.CREATE)) {
            createsRows = true;
        } else if (!Mutations.isMutation(function)) {
            foreign.add(function.name());
        }
    }

    private void surveyTransaction(int row) {
        for (var part : MicroOperation.of(operations, row)) {
            switch (part.kind()) {
                case READ -> lists.noteRead(part);
                case APPEND -> lists.noteAppend(part, operations.outcome(row));
                case WRITE -> {
                    if (part.value().equals(Value.NONE)) {
                        deletedNames.add(part.key());
                    }
                }
                case OTHER -> foreign.add("the micro-operation " + part.recorded());
            }
        }
    }

    private boolean isDelete(int row) {
        return Mutations.isRegisterWrite(operations.function(row))
                && Mutations.written(operations, row).equals(Value.NONE);
    }

    private void add(int row) {
        if (operations.function(row).equals(Function.TRANSACTION)) {
            addTransaction(row);
        } else if (operations.function(row).equals(Function.CREATE)) {
            addCreation(row);
        } else if (operations.function(row).equals(Function.READ)) {
            if (shape.hasReads(operations.node(row))
                    && operations.outcome(row) == Outcome.OK
                    && isAttributable(row, operations.result(row))) {
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

    private void addCreation(int row) {
        var value = operations.argument(row);
        var key = operations.outcome(row) == Outcome.OK
                ? operations.key(row) + "/" + operations.result(row)
                : foundUnder.getOrDefault(value, "");
        if (key.startsWith(operations.key(row) + "/")) {
            begin(row);
            builder.write(builder.key(key), values.code(value));
        }
    }

    private void addTransaction(int row) {
        var whole = shape.isWhole(operations.node(row));
        var parts = MicroOperation.of(operations, row);
        var own = new HashSet<String>();
        begin(row);
        for (var part : parts) {
            if (part.kind() == MicroOperation.Kind.READ) {
                // Apart from its own writes a transaction cannot be seen to read them.
                if (isReadCounted(row, part) && (whole || !own.contains(part.key()))) {
                    readPart(part);
                }
            } else {
                own.add(part.key());
                if (whole) {
                    writePart(row, part);
                }
            }
        }
        if (!whole) {
            parts.stream()
                    .filter(part -> part.kind() != MicroOperation.Kind.READ)
                    .forEach(part -> {
                        begin(row);
                        writePart(row, part);
                    });
        }
    }

    private boolean isReadCounted(int row, MicroOperation part) {
        if (operations.outcome(row) != Outcome.OK || !shape.hasReads(operations.node(row))) {
            return false;
        }
        if (part.value().equals(Value.NONE) && isDeleted(part.key())) {
            unattributed++;
            return false;
        }
        return true;
    }

    private boolean isDeleted(String key) {
        var number = operations.keys().indexOf(key);
        return deletedNames.contains(key) || (number >= 0 && deletedKeys.get(number));
    }

    /** A list is its last element, and besides, for each element that was ever appended, whether it is there. */
    private void readPart(MicroOperation part) {
        var key = builder.key(part.key());
        if (lists.isList(part.key())) {
            var read = Lists.elements(part.value());
            readValue(key, read.isEmpty() ? Value.NONE : read.getLast());
            lists.membership(part.key(), read)
                    .forEach((element, isThere) ->
                            readValue(builder.key(part.key() + " has " + element), isThere ? element : Value.NONE));
        } else {
            readValue(key, part.value());
        }
    }

    private void readValue(int key, Value value) {
        if (value.equals(Value.NONE)) {
            builder.readInitial(key);
        } else {
            builder.read(key, values.code(value));
        }
    }

    private void writePart(int row, MicroOperation part) {
        var key = builder.key(part.key());
        switch (part.kind()) {
            case WRITE ->
                builder.write(key, part.value().equals(Value.NONE) ? values.deletion(row) : values.code(part.value()));
            case APPEND -> {
                builder.write(key, values.code(part.value()));
                builder.write(builder.key(part.key() + " has " + part.value()), values.code(part.value()));
            }
            case READ, OTHER -> {}
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
                && shape.hasReads(operations.node(row))
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
        if (!value.equals(Value.NONE)
                || !(deletedKeys.get(operations.keyNumber(row)) || deletedNames.contains(operations.key(row)))) {
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
