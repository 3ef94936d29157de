package org.rashomon.checkers.causal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.Mutations;
import org.rashomon.checkers.contract.Strategy;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Value;

/** The numbers by which a store's strategy decides between versions, as far as the history tells them. */
public final class Ranks {

    private final Operations operations;
    private final boolean byReplica;
    private final Map<Written, Integer> reads = new HashMap<>();
    private boolean laidOut;

    /** What a read may tell of a write whose own answer never came. */
    private record Written(int key, Value value) {}

    /** The ranks of this history's versions. */
    public Ranks(History history) {
        operations = history.operations();
        byReplica = Contract.of(history.info()).is(Strategy.REPLICA_PRIORITY);
    }

    /** The rank of the version that an operation wrote or read; 0 if it was not told. */
    public long of(int row) {
        if (!operations.hasVersion(row) && Mutations.isRegisterWrite(operations.function(row))) {
            var written = new Written(operations.keyNumber(row), Mutations.written(operations, row));
            return Optional.ofNullable(reads().get(written)).map(this::told).orElse(0L);
        }
        return told(row);
    }

    /** Laid out when first asked for, which most histories never do. */
    private Map<Written, Integer> reads() {
        if (!laidOut) {
            laidOut = true;
            for (var row = 0; row < operations.size(); row++) {
                if (operations.function(row).equals(Function.READ) && operations.hasVersion(row)) {
                    reads.putIfAbsent(new Written(operations.keyNumber(row), operations.result(row)), row);
                }
            }
        }
        return reads;
    }

    private long told(int row) {
        return byReplica ? number(operations.dot(row).replica()) : operations.timestampMicros(row);
    }

    /** The number in a replica's name, such as 12 in n12. */
    private static long number(String replica) {
        var digits = replica.replaceAll("\\D", "");
        return digits.isEmpty() || digits.length() > 9 ? 0 : Long.parseLong(digits);
    }
}
