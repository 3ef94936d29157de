package org.rashomon.workloads.counter;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.constraints.LostUpdateChecker;
import org.rashomon.checkers.contract.DataType;
import org.rashomon.checkers.contract.Strategy;
import org.rashomon.checkers.counter.CounterChecker;
import org.rashomon.history.Function;
import org.rashomon.history.Value;
import org.rashomon.workloads.Judges;
import org.rashomon.workloads.Registers;
import org.rashomon.workloads.Rows;
import org.rashomon.workloads.Workload;
import org.rashomon.workloads.generators.Completed;
import org.rashomon.workloads.generators.FinalReads;
import org.rashomon.workloads.generators.Generator;
import org.rashomon.workloads.generators.Invocation;
import org.rashomon.workloads.generators.Keys;
import org.rashomon.workloads.generators.RandomOperations;

/**
 * Increments and reads of counters: what "likes" are made of.
 *
 * <p>Increments commute, so no strategy that knows what they are excuses the loss of one. In a register a counter is
 * read, added to, and written back: two leaders may both add to the same count, and one of the increments is lost.
 */
public final class CounterWorkload implements Workload {

    private static final int WINDOW = 3;
    private static final int OPERATIONS_A_KEY = 100;

    @Override
    public String name() {
        return "counter";
    }

    @Override
    public String description() {
        return "Increments of a few counters, such as likes, and decrements where the strategy has them; reads.";
    }

    @Override
    public Generator operations(Contract contract, long seed) {
        if (!isCounter(contract)) {
            return new RandomOperations((number, random) -> Invocation.read(key(number, random)), seed, 0)
                    .followedBy(CounterWorkload::increment, seed);
        }
        var hasDecrements = contract.is(Strategy.PN_COUNTER);
        return new RandomOperations(
                (number, random) -> {
                    var key = key(number, random);
                    if (random.nextInt(3) == 0) {
                        return Invocation.read(key);
                    }
                    var amount = random.nextInt(1, 6) * (hasDecrements && random.nextInt(4) == 0 ? -1 : 1);
                    return new Invocation(Function.INCREMENT, key, Value.of(amount));
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
        return strategy.dataType() == DataType.COUNTER || Registers.compareTrulyAndSet(strategy);
    }

    @Override
    public List<Checker> checkers(Contract contract) {
        return Judges.ofConflicts(contract, isCounter(contract) ? new CounterChecker() : new LostUpdateChecker());
    }

    private static boolean isCounter(Contract contract) {
        return contract.strategy().stream().allMatch(strategy -> strategy.dataType() == DataType.COUNTER);
    }

    private static String key(long number, SplittableRandom random) {
        return Keys.hot("likes", number, random, WINDOW, OPERATIONS_A_KEY);
    }

    private static List<Invocation> increment(Completed completed, long number, SplittableRandom random) {
        if (!completed.invocation().function().equals(Function.READ)) {
            return List.of();
        }
        var count = Rows.content(completed.value(), Value.of(0)) instanceof Value.Int(var known) ? known : 0;
        return List.of(Rows.replace(completed, Value.of(count + random.nextInt(1, 6)), number));
    }
}
