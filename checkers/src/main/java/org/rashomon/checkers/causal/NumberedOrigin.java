package org.rashomon.checkers.causal;

import java.util.function.IntFunction;
import org.rashomon.checkers.Evidence;

/** Transactions that are known by number only, in no place and at no time. */
record NumberedOrigin(IntFunction<String> operations, IntList sessions) implements Origin {

    @Override
    public String name(int transaction) {
        return "transaction %d of session %d (%s)"
                .formatted(transaction, sessions.get(transaction), operations.apply(transaction));
    }

    @Override
    public Evidence evidence(int transaction, String role) {
        return new Evidence(transaction, 0, "", role, name(transaction));
    }

    @Override
    public String value(long code) {
        return Long.toString(code);
    }

    @Override
    public long rank(int transaction) {
        return 0;
    }

    @Override
    public boolean mayBeSeen(int writer, int reader) {
        return true;
    }
}
