package org.rashomon.workloads.multikey;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.causal.IsolationChecker;
import org.rashomon.checkers.contract.Resolution;
import org.rashomon.checkers.contract.Strategy;
import org.rashomon.history.Value;
import org.rashomon.workloads.AsDesigned;
import org.rashomon.workloads.Judges;
import org.rashomon.workloads.Workload;
import org.rashomon.workloads.generators.FinalReads;
import org.rashomon.workloads.generators.Generator;
import org.rashomon.workloads.generators.Invocation;
import org.rashomon.workloads.generators.Keys;
import org.rashomon.workloads.generators.RandomOperations;

/**
 * Transactions that write two keys together and others that read both. The record, not the transaction, is what is
 * replicated and what conflicts are resolved for, so a transaction may be half seen and half overwritten.
 */
public final class MultiKeyWorkload implements Workload {

    private static final int WINDOW = 4;
    private static final int OPERATIONS_A_PAIR = 30;

    @Override
    public String name() {
        return "multi-key";
    }

    @Override
    public String description() {
        return "Transactions write both keys of a pair, others read both; replication goes key by key.";
    }

    @Override
    public Generator operations(Contract contract, long seed) {
        return new RandomOperations(
                (number, random) -> {
                    var pair = Keys.hot("pair", number, random, WINDOW, OPERATIONS_A_PAIR);
                    var isRead = random.nextBoolean();
                    return Invocation.transaction(Stream.of(pair + ".a", pair + ".b")
                            .map(key -> step(isRead ? "r" : "w", key, isRead ? Value.NONE : Value.of(number)))
                            .toList());
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
        return strategy.resolution() == Resolution.LAST_WRITE_WINS || strategy.resolution() == Resolution.HIGHEST_RANK;
    }

    @Override
    public List<Checker> checkers(Contract contract) {
        var halves = new AsDesigned(
                new IsolationChecker(IsolationChecker.Level.READ_ATOMIC),
                "the record, not the transaction, is replicated and resolved");
        // By rank a reader may see versions go back, so that halves are looked for where they stay.
        return contract.strategy().stream().anyMatch(strategy -> strategy.resolution() == Resolution.HIGHEST_RANK)
                ? Judges.withoutConflicts(contract, new HalvesChecker())
                : Judges.withoutConflicts(
                        contract, new IsolationChecker(IsolationChecker.Level.READ_COMMITTED), halves);
    }

    private static Value step(String kind, String key, Value value) {
        return Value.of(List.of(Value.of(kind), Value.of(key), value));
    }
}
