package org.rashomon.workloads.set;

import java.util.List;
import java.util.Set;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.contract.DataType;
import org.rashomon.checkers.contract.Strategy;
import org.rashomon.checkers.lostwrite.LostElementChecker;
import org.rashomon.checkers.set.SetChecker;
import org.rashomon.workloads.Judges;
import org.rashomon.workloads.Workload;
import org.rashomon.workloads.generators.FinalReads;
import org.rashomon.workloads.generators.Generator;
import org.rashomon.workloads.generators.Invocation;
import org.rashomon.workloads.generators.RandomOperations;

/**
 * Adds of unique elements to one set, and now and then a read of the whole.
 *
 * <p>Adds never conflict, so no strategy excuses the loss of one: what is missing at the end was destroyed.
 */
public final class SetWorkload implements Workload {

    /** The key of the only set. */
    public static final String KEY = "set";

    private static final int ONE_READ_IN = 50;

    @Override
    public String name() {
        return "set";
    }

    @Override
    public String description() {
        return "Adds of unique elements to one set; the whole set is read on each node at the end.";
    }

    @Override
    public Generator operations(Contract contract, long seed) {
        return new RandomOperations(
                (number, random) ->
                        random.nextInt(ONE_READ_IN) == 0 ? Invocation.read(KEY) : Invocation.add(KEY, number),
                seed,
                0);
    }

    @Override
    public Generator finalReads(List<String> nodes, Set<String> keys) {
        return FinalReads.ofEachNode(nodes, List.of(KEY));
    }

    @Override
    public boolean suits(Strategy strategy) {
        return strategy.dataType() == DataType.SET || strategy.dataType() == DataType.REGISTER;
    }

    @Override
    public List<Checker> checkers(Contract contract) {
        return Judges.withoutConflicts(
                contract,
                contract.strategy().stream().anyMatch(strategy -> strategy.dataType() == DataType.SET)
                        ? new SetChecker()
                        : new LostElementChecker());
    }
}
