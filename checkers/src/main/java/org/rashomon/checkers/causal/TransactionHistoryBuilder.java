package org.rashomon.checkers.causal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rashomon.checkers.causal.TransactionHistory.Fate;
import org.rashomon.checkers.causal.TransactionHistory.Kind;

/** Takes transactions one after the other; those of one session in session order. */
public final class TransactionHistoryBuilder {

    private final Map<String, Integer> keys = new HashMap<>();
    private final List<String> keyNames = new ArrayList<>();
    private final Map<Integer, Integer> sessions = new HashMap<>();
    private final IntList sessionOf = new IntList();
    private final IntList fate = new IntList();
    private final IntList first = new IntList();
    private final IntList keyOf = new IntList();
    private final IntList kind = new IntList();
    private final LongList values = new LongList();

    /**
     * Begins a transaction, to which all operations belong until the next one begins.
     *
     * @param session any number that names the session
     * @return the transaction's number
     */
    public int begin(int session, Fate outcome) {
        var known = sessions.putIfAbsent(session, sessions.size());
        sessionOf.add(known == null ? sessions.size() - 1 : known);
        fate.add(outcome.code());
        first.add(keyOf.size());
        return first.size() - 1;
    }

    /** The number of a key. */
    public int key(String name) {
        var known = keys.putIfAbsent(name, keyNames.size());
        if (known != null) {
            return known;
        }
        keyNames.add(name);
        return keyNames.size() - 1;
    }

    /** The transaction begun last reads a value that some transaction wrote. */
    public void read(int key, long value) {
        add(Kind.READ, key, value);
    }

    /** The transaction begun last reads the value that the key had before all transactions. */
    public void readInitial(int key) {
        add(Kind.INITIAL_READ, key, 0);
    }

    /** The transaction begun last writes a value. */
    public void write(int key, long value) {
        add(Kind.WRITE, key, value);
    }

    /** The history so far, in words made from its numbers. The builder must not be used afterwards. */
    public TransactionHistory build() {
        return build(new NumberedOrigin(this::describe, sessionOf));
    }

    TransactionHistory build(Origin origin) {
        first.add(keyOf.size());
        var columns = new TransactionHistory.Columns(sessionOf, fate, first, keyOf, values, kind);
        return new TransactionHistory(columns, keyNames, sessions.size(), origin);
    }

    private void add(Kind what, int key, long value) {
        if (first.size() == 0) {
            throw new IllegalStateException("an operation needs a transaction, and none has begun");
        }
        values.add(value);
        keyOf.add(key);
        kind.add(what.code());
    }

    private String describe(int transaction) {
        var text = new StringBuilder();
        for (var operation = first.get(transaction); operation < first.get(transaction + 1); operation++) {
            var verb = switch (Kind.of(kind.get(operation))) {
                case READ -> "read %s=" + values.get(operation);
                case INITIAL_READ -> "read %s=nothing";
                case WRITE -> "write %s=" + values.get(operation);
            };
            text.append(text.isEmpty() ? "" : ", ").append(verb.formatted(keyNames.get(keyOf.get(operation))));
        }
        return text.toString();
    }
}
