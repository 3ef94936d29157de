package org.rashomon.workloads;

import java.util.List;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.contract.DataType;
import org.rashomon.checkers.contract.Resolution;
import org.rashomon.checkers.contract.Strategy;
import org.rashomon.history.Value;

/** What strategies make of keys that are read and written as a whole. */
public final class Registers {

    private Registers() {}

    /** Whether a read of a key gives what one write wrote. */
    public static boolean haveOneVersion(Strategy strategy) {
        return switch (strategy.resolution()) {
            case LAST_WRITE_WINS, HIGHEST_RANK, PREVENT -> strategy.dataType() == DataType.REGISTER;
            case SIBLINGS, MERGE, MAXIMUM, HANDLER, COMMUTE -> false;
        };
    }

    /**
     * The same, and a leader accepts writes by itself; so one key of a transaction may be elsewhere before the
     * others.
     */
    public static boolean areReplicatedAlone(Strategy strategy) {
        return haveOneVersion(strategy) && strategy.resolution() != Resolution.PREVENT;
    }

    /** Whether a leader that compares and sets what it has is sure to have set it. */
    public static boolean compareTrulyAndSet(Strategy strategy) {
        return haveOneVersion(strategy) && strategy.resolution() != Resolution.HIGHEST_RANK;
    }

    /** A value that no other write has, in the form that the strategy merges. */
    public static Value value(Contract contract, long number) {
        return switch (contract.strategy().orElse(Strategy.SIBLINGS)) {
            case MERGE_VALUES, HANDLER_CONCATENATE -> Value.of("t" + number);
            case HANDLER_UNION -> Value.of(List.of(Value.of(number)));
            // The text of an object stands for it.
            case HANDLER_MERGE_JSON -> Value.of("{\"t%d\":%d}".formatted(number, number));
            default -> Value.of(number);
        };
    }
}
