package org.rashomon.checkers.lattice;

import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.causal.CausalChecker;
import org.rashomon.checkers.causal.CausalMemoryChecker;
import org.rashomon.checkers.causal.IsolationChecker;
import org.rashomon.checkers.causal.ModelChecks;
import org.rashomon.checkers.causal.SessionGuarantee;
import org.rashomon.checkers.causal.TransactionChecker;
import org.rashomon.checkers.causal.TransactionHistory;
import org.rashomon.checkers.convergence.ConvergenceChecker;
import org.rashomon.checkers.lattice.Standing.Status;
import org.rashomon.checkers.linearizability.Budget;
import org.rashomon.checkers.linearizability.LinearizabilityChecker;
import org.rashomon.checkers.linearizability.models.Register;
import org.rashomon.history.Function;
import org.rashomon.history.History;

/**
 * Where a history of registers stands among the consistency models: the strongest that are not refuted, and the weakest
 * that are. An observation, never a failure: what was promised is not asked. All is judged on values alone, so that the
 * models imply each other as the literature says.
 *
 * @param budget what each of the models may cost
 */
public record StrongestModelChecker(Budget budget) implements TransactionChecker {

    /** The name in results. */
    public static final String NAME = "strongest-model";

    private static final Set<Function> OF_REGISTERS =
            Set.of(Function.READ, Function.WRITE, Function.COMPARE_AND_SET, Function.DELETE, Function.TRANSACTION);

    /** Whether a history is of registers whose reads show what was written, and of nothing else. */
    public static boolean fits(History history) {
        var operations = history.operations();
        for (var row = 0; row < operations.size(); row++) {
            if (!OF_REGISTERS.contains(operations.function(row))) {
                return false;
            }
        }
        return operations.size() > 0 && ModelChecks.canRead(history);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Tells the strongest consistency models that reads and writes do not refute, and the weakest that they"
                + " do.";
    }

    @Override
    public CheckResult check(History history) {
        var transactions = ModelChecks.of(history, causalBudget());
        var standing = new Standing();
        standing.learn(ConsistencyModel.EVENTUAL, status(new ConvergenceChecker().check(history)));
        learnOfTransactions(standing, transactions);
        if (standing.of(ConsistencyModel.SEQUENTIAL) != Status.REFUTED) {
            Checker linearizable = new LinearizabilityChecker(Register.withCompareAndSet(), budget);
            standing.learn(ConsistencyModel.LINEARIZABLE, status(linearizable.check(history)));
        }
        return result(standing, transactions);
    }

    @Override
    public CheckResult check(TransactionHistory history) {
        var transactions = ModelChecks.of(history, causalBudget());
        var standing = new Standing();
        learnOfTransactions(standing, transactions);
        return result(standing, transactions);
    }

    private void learnOfTransactions(Standing standing, ModelChecks transactions) {
        var history = transactions.history();
        var learning = new Learning(standing, transactions.isPartial());
        for (var level : IsolationChecker.Level.values()) {
            learning.of(
                    switch (level) {
                        case READ_COMMITTED -> ConsistencyModel.READ_COMMITTED;
                        case READ_ATOMIC -> ConsistencyModel.READ_ATOMIC;
                    },
                    status(new IsolationChecker(level, causalBudget()).check(history)));
        }
        for (var guarantee : SessionGuarantee.values()) {
            learning.of(ConsistencyModel.valueOf(guarantee.name()), status(transactions.guarantee(guarantee)));
        }
        var causal = new CausalChecker(causalBudget()).check(history);
        learning.of(ConsistencyModel.CAUSAL, status(causal, CausalChecker.CONSISTENCY));
        learning.of(ConsistencyModel.CAUSAL_CONVERGENCE, status(causal, CausalChecker.CONVERGENCE));
        learning.of(ConsistencyModel.CAUSAL_MEMORY, status(new CausalMemoryChecker(causalBudget()).check(history)));
        if (standing.of(ConsistencyModel.PRAM) == Status.UNDECIDED) {
            learning.of(ConsistencyModel.PRAM, status(transactions.pram()));
        }
        if (standing.of(ConsistencyModel.SEQUENTIAL) == Status.UNDECIDED) {
            learning.of(ConsistencyModel.SEQUENTIAL, status(transactions.sequential()));
        }
    }

    /** Nothing holds of a recording that is not all there; but what is there can refute. */
    private record Learning(Standing standing, boolean isPartial) {

        void of(ConsistencyModel model, Status status) {
            standing.learn(model, isPartial && status == Status.HOLDS ? Status.UNDECIDED : status);
        }
    }

    private CheckResult result(Standing standing, ModelChecks transactions) {
        var facts = new TreeMap<>(standing.facts());
        facts.put("transactions", Integer.toString(transactions.history().size()));
        return CheckResult.of(NAME, new Verdict.Valid(), facts);
    }

    private org.rashomon.checkers.causal.Budget causalBudget() {
        return new org.rashomon.checkers.causal.Budget(budget.time(), budget.memoryBytes(), budget.nanoClock());
    }

    private static Status status(CheckResult result) {
        return status(ModelChecks.Answer.of(result));
    }

    private static Status status(ModelChecks.Answer answer) {
        return switch (answer) {
            case YES -> Status.HOLDS;
            case NO -> Status.REFUTED;
            case UNKNOWN -> Status.UNDECIDED;
        };
    }

    private static Status status(CheckResult result, String fact) {
        return switch (Optional.ofNullable(result.facts().get(fact)).orElse("")) {
            case CausalChecker.HOLDS -> Status.HOLDS;
            case CausalChecker.VIOLATED -> Status.REFUTED;
            default -> Status.UNDECIDED;
        };
    }
}
