package org.rashomon.workloads.title;

import java.util.List;
import java.util.Set;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.contract.Resolution;
import org.rashomon.checkers.contract.Strategy;
import org.rashomon.checkers.merge.MergeChecker;
import org.rashomon.checkers.siblings.MvRegisterChecker;
import org.rashomon.history.Function;
import org.rashomon.history.Value;
import org.rashomon.workloads.Judges;
import org.rashomon.workloads.Registers;
import org.rashomon.workloads.Workload;
import org.rashomon.workloads.generators.Completed;
import org.rashomon.workloads.generators.FinalReads;
import org.rashomon.workloads.generators.Generator;
import org.rashomon.workloads.generators.Invocation;
import org.rashomon.workloads.generators.Keys;
import org.rashomon.workloads.generators.RandomOperations;

/**
 * Blind writes and reads of titles, as in Fig. 5-7 of <i>Designing Data-Intensive Applications</i>; a session that
 * reads several versions resolves them and writes the result back.
 *
 * <p>Every write has a value of its own, in the form that the strategy merges.
 */
public final class TitleWorkload implements Workload {

    private static final int WINDOW = 6;
    private static final int OPERATIONS_A_KEY = 30;

    @Override
    public String name() {
        return "title";
    }

    @Override
    public String description() {
        return "Titles are written on several leaders at once; who reads several versions writes back what it makes"
                + " of them.";
    }

    @Override
    public Generator operations(Contract contract, long seed) {
        return new RandomOperations(
                        (number, random) -> {
                            var key = Keys.hot("title", number, random, WINDOW, OPERATIONS_A_KEY);
                            return random.nextBoolean()
                                    ? Invocation.read(key)
                                    : new Invocation(Function.WRITE, key, Registers.value(contract, number));
                        },
                        seed,
                        0)
                .followedBy((completed, number, random) -> resolution(contract, completed, number), seed);
    }

    @Override
    public Generator finalReads(List<String> nodes, Set<String> keys) {
        return FinalReads.ofEachNode(nodes, List.copyOf(keys));
    }

    @Override
    public boolean suits(Strategy strategy) {
        return switch (strategy.resolution()) {
            case SIBLINGS, MERGE, MAXIMUM, HANDLER -> true;
            case LAST_WRITE_WINS, HIGHEST_RANK, COMMUTE, PREVENT -> false;
        };
    }

    @Override
    public List<Checker> checkers(Contract contract) {
        return keepsSiblings(contract)
                ? Judges.ofConflicts(contract, new MvRegisterChecker())
                : Judges.ofConflicts(contract, Judges.andFates(contract, new MergeChecker()));
    }

    /** What who has read several versions writes back. */
    private static List<Invocation> resolution(Contract contract, Completed completed, long number) {
        var isRead = completed.invocation().function().equals(Function.READ);
        return isRead
                        && keepsSiblings(contract)
                        && completed.value() instanceof Value.Sequence(var values)
                        && values.size() > 1
                ? List.of(Invocation.write(completed.invocation().key(), -1 - number))
                : List.of();
    }

    private static boolean keepsSiblings(Contract contract) {
        return contract.strategy().stream().anyMatch(strategy -> strategy.resolution() == Resolution.SIBLINGS);
    }
}
