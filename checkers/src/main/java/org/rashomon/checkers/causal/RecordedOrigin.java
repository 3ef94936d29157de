package org.rashomon.checkers.causal;

import org.rashomon.checkers.Evidence;
import org.rashomon.checkers.Phrases;
import org.rashomon.history.Function;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;

/** Transactions that are the operations of a run. */
record RecordedOrigin(Operations operations, Ranks ranks, IntList rows, ValueCodes values) implements Origin {

    @Override
    public String name(int transaction) {
        var row = rows.get(transaction);
        var function = operations.function(row);
        var read = function.equals(Function.READ);
        var told = read || (function.equals(Function.TRANSACTION) && operations.outcome(row) == Outcome.OK);
        var value = told ? operations.result(row) : operations.argument(row);
        return "%s %s%s%s by session %d%s at %s"
                .formatted(
                        function,
                        operations.key(row).isEmpty() ? "" : operations.key(row) + " ",
                        read ? "-> " : "",
                        value,
                        operations.session(row),
                        operations.node(row).isEmpty() ? "" : " on " + operations.node(row),
                        Phrases.seconds(operations.invokedNanos(row)));
    }

    @Override
    public Evidence evidence(int transaction, String role) {
        return Evidence.of(operations, rows.get(transaction), role);
    }

    @Override
    public String value(long code) {
        return values.text(code);
    }

    @Override
    public long rank(int transaction) {
        return ranks.of(rows.get(transaction));
    }

    @Override
    public boolean mayBeSeen(int writer, int reader) {
        // A reader of unknown outcome may have taken effect at any time.
        return operations.outcome(rows.get(reader)) != Outcome.OK
                || operations.invokedIndex(rows.get(writer)) < operations.completedIndex(rows.get(reader));
    }
}
