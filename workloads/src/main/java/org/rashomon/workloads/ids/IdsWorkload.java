package org.rashomon.workloads.ids;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.constraints.UniqueIdsChecker;
import org.rashomon.checkers.contract.Strategy;
import org.rashomon.history.Function;
import org.rashomon.history.Value;
import org.rashomon.workloads.Judges;
import org.rashomon.workloads.Registers;
import org.rashomon.workloads.Workload;
import org.rashomon.workloads.generators.Completed;
import org.rashomon.workloads.generators.FinalReads;
import org.rashomon.workloads.generators.Generator;
import org.rashomon.workloads.generators.Invocation;
import org.rashomon.workloads.generators.RandomOperations;

/**
 * New rows, whose ids the leaders give by auto-increment. A row is read by its id, so that two rows of one id are
 * seen to be one.
 */
public final class IdsWorkload implements Workload {

    private static final String TABLE = "orders";

    @Override
    public String name() {
        return "ids";
    }

    @Override
    public String description() {
        return "Rows are created on all leaders, each of which gives an id; who created a row reads it.";
    }

    @Override
    public Generator operations(Contract contract, long seed) {
        return new RandomOperations(
                        (number, random) -> new Invocation(Function.CREATE, TABLE, Value.of(number)), seed, 0)
                .followedBy(IdsWorkload::lookUp, seed);
    }

    @Override
    public Generator finalReads(List<String> nodes, Set<String> keys) {
        return FinalReads.ofEachNode(
                nodes, keys.stream().filter(key -> !key.equals(TABLE)).toList());
    }

    @Override
    public boolean suits(Strategy strategy) {
        return Registers.areReplicatedAlone(strategy);
    }

    @Override
    public List<Checker> checkers(Contract contract) {
        return Judges.withoutConflicts(contract, new UniqueIdsChecker());
    }

    private static List<Invocation> lookUp(Completed completed, long number, SplittableRandom random) {
        return completed.invocation().function().equals(Function.CREATE)
                        && completed.value() instanceof Value.Int(var id)
                ? List.of(Invocation.read(TABLE + "/" + id))
                : List.of();
    }
}
