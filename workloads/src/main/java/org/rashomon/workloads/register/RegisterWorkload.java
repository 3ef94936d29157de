package org.rashomon.workloads.register;

import java.util.List;
import java.util.Set;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.contract.ReplicationLog;
import org.rashomon.checkers.contract.Strategy;
import org.rashomon.history.Function;
import org.rashomon.history.Value;
import org.rashomon.workloads.Judges;
import org.rashomon.workloads.Registers;
import org.rashomon.workloads.Workload;
import org.rashomon.workloads.generators.FinalReads;
import org.rashomon.workloads.generators.Generator;
import org.rashomon.workloads.generators.Invocation;
import org.rashomon.workloads.generators.RandomOperations;

/**
 * Reads and writes, half and half, over a sliding window of keys.
 *
 * <p>Every write has a value of its own, so that a value names its write. A key is hot for a while and then left
 * alone, so that at any moment of the run some key has just got its last write: what a fault destroys then is not
 * hidden by a later write.
 */
public final class RegisterWorkload implements Workload {

    /** How many keys are hot at once: few, so that leaders write the same key at the same time. */
    private static final int WINDOW = 8;

    private static final int OPERATIONS_A_KEY = 20;

    @Override
    public String name() {
        return "register";
    }

    @Override
    public String description() {
        return "Reads and writes of single values over a sliding window of keys; at the end each node reads each"
                + " key.";
    }

    @Override
    public Generator operations(Contract contract, long seed) {
        return new RandomOperations(
                (number, random) -> {
                    var key = "k" + (number / OPERATIONS_A_KEY + random.nextInt(WINDOW));
                    if (random.nextBoolean()) {
                        return Invocation.read(key);
                    }
                    return contract.log() == ReplicationLog.STATEMENT && random.nextInt(4) == 0
                            ? new Invocation(Function.WRITE, key, Value.of("NOW()"))
                            : Invocation.write(key, number);
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
        return Registers.haveOneVersion(strategy);
    }

    @Override
    public List<Checker> checkers(Contract contract) {
        // What a replica makes of a statement nobody wrote, so only the replicas can be compared.
        return contract.log() == ReplicationLog.STATEMENT ? Judges.ofConflicts(contract) : Judges.ofRegisters(contract);
    }
}
