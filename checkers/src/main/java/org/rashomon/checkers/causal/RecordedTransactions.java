package org.rashomon.checkers.causal;

import java.util.ArrayList;
import java.util.List;
import org.rashomon.history.Event;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.HistoryBuilder;
import org.rashomon.history.Value;
import org.rashomon.history.Version;

/** Transactions as a history of operations, to be counted and shown; such files tell no times and no nodes. */
public final class RecordedTransactions {

    private RecordedTransactions() {}

    /** One operation for each transaction, in their order. */
    public static History history(TransactionHistory transactions) {
        var builder = new HistoryBuilder();
        for (var transaction = 0; transaction < transactions.size(); transaction++) {
            var parts = parts(transactions, transaction);
            builder.add(event(builder, Event.OperationType.INVOKE, transactions.session(transaction), parts));
            var outcome = switch (transactions.fate(transaction)) {
                case COMMITTED -> Event.OperationType.OK;
                case ABORTED -> Event.OperationType.FAIL;
                case UNKNOWN -> Event.OperationType.INFO;
            };
            // A session is one process here, whatever became of its transactions.
            builder.add(event(builder, outcome, transactions.session(transaction), parts));
        }
        return builder.build();
    }

    private static Value parts(TransactionHistory transactions, int transaction) {
        var parts = new ArrayList<Value>();
        for (var at = transactions.firstOperation(transaction); at < transactions.endOperation(transaction); at++) {
            var key = Value.of(transactions.keyName(transactions.key(at)));
            parts.add(Value.of(
                    switch (transactions.kind(at)) {
                        case READ -> List.of(Value.of("r"), key, Value.of(transactions.value(at)));
                        case INITIAL_READ -> List.of(Value.of("r"), key, Value.NONE);
                        case WRITE -> List.of(Value.of("w"), key, Value.of(transactions.value(at)));
                    }));
        }
        return Value.of(parts);
    }

    private static Event.Operation event(HistoryBuilder builder, Event.OperationType type, int session, Value parts) {
        return new Event.Operation(
                builder.nextIndex(), 0, type, session, session, "", Function.TRANSACTION, "", parts, Version.NONE, "");
    }
}
