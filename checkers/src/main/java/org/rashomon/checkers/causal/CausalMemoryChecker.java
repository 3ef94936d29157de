package org.rashomon.checkers.causal;

import java.util.Map;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.Verdict;
import org.rashomon.history.History;

/**
 * Causal memory: for each session some linear order of all writes contains causal order and explains all reads of that
 * session. A store that converges need not have it, so it is asked for only by name.
 *
 * <p>Sound and complete for histories in which no value is written twice to a key. By the bad patterns WriteHBInitRead
 * and CyclicHB of Bouajjani, Enea, Guerraoui and Hamza, <i>On verifying causal consistency</i> (POPL 2017). Its order
 * grows along a session, so that only the last transaction of each is looked at.
 *
 * @param budget what a check may cost before it ends undecided
 * @param transactionsMost larger histories are undecided at once
 */
public record CausalMemoryChecker(Budget budget, int transactionsMost) implements TransactionChecker {

    private static final int TRANSACTIONS_MOST = 20_000;
    private static final OrderCheck.Names NAMES = new OrderCheck.Names(
            AnomalyCatalogue.STALE_INITIAL_READ,
            AnomalyCatalogue.OVERWRITTEN_READ,
            AnomalyCatalogue.CONFLICTING_ARBITRATION);

    /** Checks up to 20,000 transactions, with as much time as it takes. */
    public CausalMemoryChecker() {
        this(Budget.ofMemoryOnly(), TRANSACTIONS_MOST);
    }

    /** Checks up to 20,000 transactions, within a budget. */
    public CausalMemoryChecker(Budget budget) {
        this(budget, TRANSACTIONS_MOST);
    }

    @Override
    public String name() {
        return "causal-memory";
    }

    @Override
    public String description() {
        return "For each session, one order of all writes explains what it read.";
    }

    @Override
    public CheckResult check(History history) {
        return new TransactionCheck(name(), budget, this::judge).check(history, Shape.AS_RECORDED);
    }

    @Override
    public CheckResult check(TransactionHistory history) {
        return new TransactionCheck(name(), budget, this::judge).check(history, new Findings());
    }

    private void judge(TransactionHistory history, Findings findings, Map<String, String> facts, Meter meter) {
        if (history.size() > transactionsMost) {
            findings.doubt("%d transactions are more than the %d that are looked at"
                    .formatted(history.size(), transactionsMost));
            return;
        }
        var ground = Groundwork.lay(history, Groundwork.Problems.REPORTED, findings, meter);
        if (ground.isEmpty()) {
            return;
        }
        var pass = new ClockPass(ground.get().dependencies(), View.CAUSAL, meter);
        pass.run(ground.get().causal().order(), (node, clock) -> {});
        new OrderCheck(ground.get(), meter).reportSingleReads(pass.conflicts(), pass.stale(), NAMES, findings);
        if (findings.verdict() instanceof Verdict.Invalid) {
            return;
        }
        facts.put(TransactionCheck.ESTABLISHED, "causal consistency");
        judgeSessions(ground.get(), findings, facts, meter);
    }

    private static void judgeSessions(Groundwork ground, Findings findings, Map<String, String> facts, Meter meter) {
        var seen = 0;
        for (var transactions : ground.dependencies().transactionsOfLanes()) {
            if (transactions.length > 0) {
                new SessionView(ground, transactions[transactions.length - 1], meter).judge(findings);
            }
            seen++;
            facts.put(
                    TransactionCheck.ESTABLISHED,
                    "causal consistency, and the views of %d of %d sessions"
                            .formatted(seen, ground.dependencies().lanes));
        }
    }
}
