package org.rashomon.checkers.causal;

import org.rashomon.checkers.Contract;
import org.rashomon.checkers.contract.Strategy;
import org.rashomon.history.History;
import org.rashomon.history.Operations;

/** The numbers by which a store's strategy decides between versions, as far as the history tells them. */
public final class Ranks {

    private final Operations operations;
    private final boolean byReplica;

    /** The ranks of this history's versions. */
    public Ranks(History history) {
        operations = history.operations();
        byReplica = Contract.of(history.info()).is(Strategy.REPLICA_PRIORITY);
    }

    /** The rank of the version that an operation wrote or read; 0 if it was not told. */
    public long of(int row) {
        return byReplica ? number(operations.dot(row).replica()) : operations.timestampMicros(row);
    }

    /** The number in a replica's name, such as 12 in n12. */
    private static long number(String replica) {
        var digits = replica.replaceAll("\\D", "");
        return digits.isEmpty() || digits.length() > 9 ? 0 : Long.parseLong(digits);
    }
}
