package org.rashomon.checkers.causal;

import org.rashomon.checkers.causal.TransactionHistory.Kind;

/** The same transactions without what the other sessions read. */
final class SessionReads {

    private SessionReads() {}

    static TransactionHistory of(TransactionHistory history, int session) {
        var builder = new TransactionHistoryBuilder();
        for (var key = 0; key < history.keys(); key++) {
            builder.key(history.keyName(key));
        }
        for (var transaction = 0; transaction < history.size(); transaction++) {
            builder.begin(history.session(transaction), history.fate(transaction));
            for (var at = history.firstOperation(transaction); at < history.endOperation(transaction); at++) {
                if (history.kind(at) == Kind.WRITE || history.session(transaction) == session) {
                    copy(history, at, builder);
                }
            }
        }
        return builder.build(history.origin());
    }

    private static void copy(TransactionHistory history, int operation, TransactionHistoryBuilder builder) {
        switch (history.kind(operation)) {
            case READ -> builder.read(history.key(operation), history.value(operation));
            case INITIAL_READ -> builder.readInitial(history.key(operation));
            case WRITE -> builder.write(history.key(operation), history.value(operation));
        }
    }
}
