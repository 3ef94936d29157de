package org.rashomon.workloads.causal;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Contract;
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
import org.rashomon.workloads.generators.Keys;
import org.rashomon.workloads.generators.RandomOperations;

/**
 * Questions and answers: a question is written on one leader, whoever reads it answers on another, and whoever reads
 * the answer reads the question. Without causal delivery the answer overtakes the question (Fig. 5-9 of <i>Designing
 * Data-Intensive Applications</i>).
 */
public final class CausalChainWorkload implements Workload {

    private static final int WINDOW = 4;
    private static final int OPERATIONS_A_CHAIN = 20;
    private static final String QUESTION = "question";
    private static final String ANSWER = "answer";

    @Override
    public String name() {
        return "causal-chain";
    }

    @Override
    public String description() {
        return "Questions are asked and corrected on any leader; who reads one answers it, who reads the answer"
                + " looks up the question.";
    }

    @Override
    public Generator operations(Contract contract, long seed) {
        return new RandomOperations(
                        (number, random) -> {
                            var chain = Keys.hot("", number, random, WINDOW, OPERATIONS_A_CHAIN);
                            return switch (random.nextInt(8)) {
                                case 0 -> Invocation.write(QUESTION + chain, number);
                                case 1, 2, 3, 4 -> Invocation.read(QUESTION + chain);
                                default -> Invocation.read(ANSWER + chain);
                            };
                        },
                        seed,
                        0)
                .followedBy(CausalChainWorkload::next, seed);
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
        return Judges.ofRegisters(contract);
    }

    private static List<Invocation> next(Completed completed, long number, SplittableRandom random) {
        var key = completed.invocation().key();
        if (!completed.invocation().function().equals(Function.READ)
                || completed.value().equals(Value.NONE)) {
            return List.of();
        }
        if (key.startsWith(ANSWER)) {
            return List.of(Invocation.read(QUESTION + key.substring(ANSWER.length())));
        }
        return random.nextInt(3) == 0
                ? List.of(Invocation.write(ANSWER + key.substring(QUESTION.length()), -1 - number))
                : List.of();
    }
}
