package org.rashomon.workloads.list;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.contract.Strategy;
import org.rashomon.checkers.sequence.SequenceChecker;
import org.rashomon.history.Function;
import org.rashomon.history.Value;
import org.rashomon.workloads.Judges;
import org.rashomon.workloads.Workload;
import org.rashomon.workloads.generators.Completed;
import org.rashomon.workloads.generators.FinalReads;
import org.rashomon.workloads.generators.Generator;
import org.rashomon.workloads.generators.Invocation;
import org.rashomon.workloads.generators.Keys;
import org.rashomon.workloads.generators.RandomOperations;

/**
 * Blind appends to lists, and edits by sessions that have read one: they insert behind an element, or at the head,
 * and remove.
 */
public final class ListWorkload implements Workload {

    private static final int WINDOW = 2;
    private static final int OPERATIONS_A_KEY = 80;

    @Override
    public String name() {
        return "list";
    }

    @Override
    public String description() {
        return "Elements are appended to lists, inserted behind others and at the head, and removed; reads.";
    }

    @Override
    public Generator operations(Contract contract, long seed) {
        return new RandomOperations(
                        (number, random) -> {
                            var key = Keys.hot("list", number, random, WINDOW, OPERATIONS_A_KEY);
                            return random.nextInt(3) == 0
                                    ? new Invocation(Function.APPEND, key, Value.of(number))
                                    : Invocation.read(key);
                        },
                        seed,
                        0)
                .followedBy(ListWorkload::edit, seed);
    }

    @Override
    public Generator finalReads(List<String> nodes, Set<String> keys) {
        return FinalReads.ofEachNode(nodes, List.copyOf(keys));
    }

    @Override
    public boolean suits(Strategy strategy) {
        return strategy == Strategy.SEQUENCE;
    }

    @Override
    public List<Checker> checkers(Contract contract) {
        return Judges.ofConflicts(contract, new SequenceChecker());
    }

    private static List<Invocation> edit(Completed completed, long number, SplittableRandom random) {
        var key = completed.invocation().key();
        return Edits.after(
                completed,
                random,
                2,
                anchor -> List.of(Invocation.ofPair(Function.INSERT, key, anchor, Value.of(-1 - number))));
    }
}
