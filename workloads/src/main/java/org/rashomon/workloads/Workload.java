package org.rashomon.workloads;

import java.util.List;
import java.util.Set;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.contract.Strategy;
import org.rashomon.workloads.generators.Generator;

/** What clients do during a run, how the final state is read, and which checkers judge the history. */
public interface Workload {

    /** The name on the command line, in scenarios and in the history. */
    String name();

    /** One sentence: what the clients do. */
    String description();

    /**
     * An endless stream of operations; the run bounds it in rate and time. The n-th one depends on the contract and
     * the seed alone, unless it is a session's answer to what it was told.
     */
    Generator operations(Contract contract, long seed);

    /**
     * Reads that together show the whole final state of every replica.
     *
     * @param nodes every node of the cluster
     * @param keys every key that an operation was invoked on
     */
    Generator finalReads(List<String> nodes, Set<String> keys);

    /** Whether its operations are those that keys have under a strategy. */
    boolean suits(Strategy strategy);

    /** The checkers that judge a history of this workload under a contract. */
    List<Checker> checkers(Contract contract);
}
