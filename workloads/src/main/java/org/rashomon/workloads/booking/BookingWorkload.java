package org.rashomon.workloads.booking;

import java.util.List;
import java.util.Set;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.constraints.InvariantChecker;
import org.rashomon.checkers.contract.DataType;
import org.rashomon.checkers.contract.Strategy;
import org.rashomon.history.Function;
import org.rashomon.history.Value;
import org.rashomon.workloads.Judges;
import org.rashomon.workloads.Registers;
import org.rashomon.workloads.Workload;
import org.rashomon.workloads.generators.FinalReads;
import org.rashomon.workloads.generators.Generator;
import org.rashomon.workloads.generators.Invocation;
import org.rashomon.workloads.generators.Keys;
import org.rashomon.workloads.generators.RandomOperations;

/**
 * Bookings of a room for an hour: a compare-and-set from nothing, which stands for any unique constraint. A leader
 * checks it against what it knows.
 */
public final class BookingWorkload implements Workload {

    private static final int WINDOW = 10;
    private static final int OPERATIONS_AN_HOUR = 6;

    @Override
    public String name() {
        return "booking";
    }

    @Override
    public String description() {
        return "A meeting room is booked for an hour, if nobody else has; reads.";
    }

    @Override
    public Generator operations(Contract contract, long seed) {
        return new RandomOperations(
                (number, random) -> {
                    var hour = Keys.hot("room-hour", number, random, WINDOW, OPERATIONS_AN_HOUR);
                    return switch (random.nextInt(10)) {
                        case 0, 1, 2, 3 -> Invocation.read(hour);
                        default ->
                            Invocation.ofPair(
                                    Function.COMPARE_AND_SET, hour, Value.NONE, Registers.value(contract, number));
                    };
                },
                seed,
                0);
    }

    @Override
    public Generator finalReads(List<String> nodes, Set<String> keys) {
        return FinalReads.ofEachNode(nodes, List.copyOf(keys));
    }

    @Override
    public boolean suits(Strategy strategy) {
        return strategy.dataType() == DataType.REGISTER;
    }

    @Override
    public List<Checker> checkers(Contract contract) {
        return Judges.withoutConflicts(contract, Judges.andFates(contract, new InvariantChecker()));
    }
}
