package org.rashomon.checkers.causal;

import java.util.List;
import java.util.Map;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Findings;
import org.rashomon.history.History;

/**
 * Read committed and read atomic, for transactions over several registers: some order of all transactions contains
 * session order and reads-from and explains each read by what the level lets it see. Single operations are
 * transactions, too.
 *
 * <p>A store whose contract is declared is taken to replicate record by record: violations are by design if, on every
 * node, the transactions that it executed itself are isolated.
 *
 * <p>Sound and complete for histories in which no value is written twice to a key. After Biswas and Enea, <i>On the
 * complexity of checking transactional consistency</i> (OOPSLA 2019); read committed is taken, as there, to let a
 * transaction never step back from what it has read of another one.
 *
 * @param level what a transaction must see
 * @param budget what a check may cost before it ends undecided
 */
public record IsolationChecker(Level level, Budget budget) implements TransactionChecker {

    /** How much of other transactions a transaction must see. */
    public enum Level {
        /** Once it has read of another transaction, that one as a whole. */
        READ_COMMITTED(
                "read-committed",
                "Transactions see committed writes, and no older ones than of what they have read already."),
        /** All of each transaction that it reads of, and of the earlier ones of its session. */
        READ_ATOMIC("read-atomic", "Transactions see other transactions as a whole or not at all.");

        private final String label;
        private final String description;

        Level(String label, String description) {
            this.label = label;
            this.description = description;
        }
    }

    /** Checks with as much time as it takes. */
    public IsolationChecker(Level level) {
        this(level, Budget.ofMemoryOnly());
    }

    @Override
    public String name() {
        return level.label;
    }

    @Override
    public String description() {
        return level.description;
    }

    @Override
    public CheckResult check(History history) {
        return ByContract.of(
                        history,
                        false,
                        "A transaction is atomic where it was executed; elsewhere its writes arrive" + " one by one.")
                .judge(judge(history, Shape.AS_RECORDED), () -> inItsPlace(history));
    }

    @Override
    public CheckResult check(TransactionHistory history) {
        return new TransactionCheck(name(), budget, this::judge).check(history, new Findings());
    }

    private CheckResult judge(History history, Shape shape) {
        return new TransactionCheck(name(), budget, this::judge).check(history, shape);
    }

    /** Among the transactions that one node executed the level must hold. */
    private List<CheckResult> inItsPlace(History history) {
        var ranked = RankedReads.decide(history);
        return history.info().nodes().stream()
                .map(node -> new TransactionCheck(
                                name() + " on " + node, budget, ranked ? this::judgeByRank : this::judge)
                        .check(history, Shape.wholeOn(node)))
                .toList();
    }

    private void judge(TransactionHistory history, Findings findings, Map<String, String> facts, Meter meter) {
        var ground = Groundwork.lay(history, Groundwork.Problems.REPORTED, findings, meter);
        if (ground.isEmpty()) {
            return;
        }
        facts.put(TransactionCheck.ESTABLISHED, "causal order has no cycle");
        var found = found(ground.get(), meter);
        new OrderCheck(ground.get(), meter).report(found.conflicts(), found.stale(), names(), findings);
        facts.put("conflicts", Integer.toString(found.conflicts().size()));
        facts.put(TransactionCheck.ESTABLISHED, "everything");
    }

    /** Where a rank decides between versions, an older one may stand, if it is ranked higher. */
    private void judgeByRank(TransactionHistory history, Findings findings, Map<String, String> facts, Meter meter) {
        var ground = Groundwork.lay(history, Groundwork.Problems.REPORTED, findings, meter);
        ground.ifPresent(laid -> {
            var found = found(laid, meter);
            new RankedReport(laid, names(), meter).report(found.conflicts(), found.stale(), findings);
        });
    }

    private IsolationConflicts found(Groundwork ground, Meter meter) {
        var found = new IsolationConflicts(ground.dependencies(), meter);
        switch (level) {
            case READ_COMMITTED -> found.readCommitted();
            case READ_ATOMIC -> found.readAtomic();
        }
        return found;
    }

    private OrderCheck.Names names() {
        return switch (level) {
            case READ_COMMITTED -> OrderCheck.Names.all(AnomalyCatalogue.NON_MONOTONIC_READ);
            case READ_ATOMIC -> OrderCheck.Names.all(AnomalyCatalogue.FRACTURED_READ);
        };
    }
}
