package org.rashomon.workloads.counter;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.ByDesign;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.Evidence;
import org.rashomon.checkers.constraints.LostUpdateChecker;
import org.rashomon.checkers.contract.DataType;
import org.rashomon.checkers.contract.Strategy;
import org.rashomon.checkers.counter.CounterChecker;
import org.rashomon.checkers.siblings.MvRegisterChecker;
import org.rashomon.history.Function;
import org.rashomon.history.Value;
import org.rashomon.workloads.ClientMergeChecker;
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
 * Where both counts are kept as siblings, who reads them cannot tell what they have in common: taking the greater loses
 * the increments of the other.
 */
public final class CounterWorkload implements Workload {

    private static final AnomalyCatalogue.Entry LOST_UPDATE = AnomalyCatalogue.named("lost-update");
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
                    .followedBy((completed, number, random) -> increment(contract, completed, number, random), seed);
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
        return strategy.dataType() == DataType.COUNTER
                || strategy == Strategy.SIBLINGS
                || Registers.compareTrulyAndSet(strategy);
    }

    @Override
    public List<Checker> checkers(Contract contract) {
        if (contract.is(Strategy.SIBLINGS)) {
            return Judges.ofConflicts(
                    contract,
                    new MvRegisterChecker(),
                    new ClientMergeChecker(
                            "Who merges two counts keeps the increments of both.", CounterWorkload::lostIncrement));
        }
        return isCounter(contract)
                ? Judges.ofConflicts(contract, new CounterChecker())
                : Judges.ofConflicts(contract, Judges.andFates(contract, new LostUpdateChecker()));
    }

    /** Of two counts that had not seen each other the lower one's increment is not in the greater. */
    private static Optional<ByDesign> lostIncrement(ClientMergeChecker.Merge merge) {
        var byCount = merge.merged().stream()
                .sorted(Comparator.comparingLong(write -> count(write.value())))
                .toList();
        var lost = byCount.getFirst();
        var kept = byCount.getLast();
        var operations = lost.operations();
        return Optional.of(new ByDesign(
                LOST_UPDATE.name(),
                "the store keeps both counts, and the client that merges them takes the greater",
                "%s merged counts %d and %d of %s into %d, which lacks the increment by %d that %s had acknowledged."
                        .formatted(
                                operations.node(merge.write().row()),
                                count(lost.value()),
                                count(kept.value()),
                                operations.key(lost.row()),
                                count(merge.write().value()),
                                count(lost.value()) - greatest(lost.base()),
                                operations.node(lost.row())),
                List.of(
                        Evidence.of(operations, lost.row(), "increment that is lost"),
                        Evidence.of(operations, kept.row(), "increment that had not seen it"),
                        Evidence.of(operations, merge.write().row(), "merge of the two"))));
    }

    private static boolean isCounter(Contract contract) {
        return contract.strategy().stream().allMatch(strategy -> strategy.dataType() == DataType.COUNTER);
    }

    private static String key(long number, SplittableRandom random) {
        return Keys.hot("likes", number, random, WINDOW, OPERATIONS_A_KEY);
    }

    private static List<Invocation> increment(
            Contract contract, Completed completed, long number, SplittableRandom random) {
        if (!completed.invocation().function().equals(Function.READ)) {
            return List.of();
        }
        var amount = random.nextInt(1, 6);
        return List.of(
                contract.is(Strategy.SIBLINGS)
                        ? Rows.resolve(completed, Value.of(greatest(completed.value()) + amount), number)
                        : Rows.replace(completed, Value.of(count(completed.value()) + amount), number));
    }

    /** What a client makes of several counts. */
    private static long greatest(Value versions) {
        return Rows.contents(versions, Value.of(0)).stream()
                .mapToLong(content -> content instanceof Value.Int(var known) ? known : 0)
                .max()
                .orElse(0);
    }

    private static long count(Value row) {
        return Rows.content(row, Value.of(0)) instanceof Value.Int(var known) ? known : 0;
    }
}
