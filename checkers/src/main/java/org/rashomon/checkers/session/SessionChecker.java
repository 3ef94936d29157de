package org.rashomon.checkers.session;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.causal.Budget;
import org.rashomon.checkers.causal.ByContract;
import org.rashomon.checkers.causal.SessionGuarantee;
import org.rashomon.checkers.causal.SessionValueCheck;
import org.rashomon.checkers.causal.Shape;
import org.rashomon.checkers.causal.TransactionChecker;
import org.rashomon.checkers.causal.TransactionHistory;
import org.rashomon.checkers.contract.Delivery;
import org.rashomon.checkers.contract.Resolution;
import org.rashomon.history.History;

/**
 * One session guarantee. Where a history's contract does not promise it, violations are by design, if what the contract
 * does promise holds; see {@link ByContract}.
 *
 * <p>Where the store tells which writes a replica had applied when it answered, these sets are compared, and every
 * violation is found that an answer shows: a read whose replica lacked an earlier write of the session (or something
 * that an earlier read was shown), a replica that held a write but not what the writer's session had written (or read)
 * before. What reads and writes follow from is then taken as everything that the answering replica had applied.
 *
 * <p>Reads are judged on their values, too, and where the store tells nothing all four are; see
 * {@link SessionValueCheck} for what that assumes.
 *
 * @param guarantee what is asked for
 * @param budget what a check may cost before it ends undecided
 */
public record SessionChecker(SessionGuarantee guarantee, Budget budget) implements TransactionChecker {

    /** Checks with as much time as it takes. */
    public SessionChecker(SessionGuarantee guarantee) {
        this(guarantee, Budget.ofMemoryOnly());
    }

    @Override
    public String name() {
        return guarantee.label();
    }

    @Override
    public String description() {
        return guarantee.description();
    }

    @Override
    public CheckResult check(History history) {
        return ByContract.of(history, guarantee.guarantee())
                .judge(judge(history, Shape.WRITES_APART), () -> inItsPlace(history));
    }

    @Override
    public CheckResult check(TransactionHistory history) {
        return SessionValueCheck.of(guarantee, budget).check(history);
    }

    /** The plain property, whatever was promised. */
    CheckResult judge(History history, Shape shape) {
        var findings = new Findings();
        var audit = new ContextAudit(guarantee, history, shape.order(history.operations()), findings);
        var answers = audit.run();
        var byContext = findings.verdict() instanceof Verdict.Invalid
                || (answers > 0 && (tellsReplicas(history) || ranksAgainstCausality(history)));
        var result = byContext
                ? findings.result(name(), new TreeMap<>())
                : SessionValueCheck.of(guarantee, budget).check(history, shape);
        var facts = new TreeMap<>(result.facts());
        facts.put("answers-with-contexts", Long.toString(answers));
        facts.put("judged-by", byContext ? "contexts" : answers > 0 ? "contexts and values" : "values");
        return CheckResult.of(name(), verdict(result, answers, facts), facts);
    }

    /** Where contexts were told and are in order, values that cannot be attributed are no reason to doubt them. */
    private static Verdict verdict(CheckResult result, long answers, Map<String, String> facts) {
        if (answers > 0 && result.verdict() instanceof Verdict.Undecided(var reason)) {
            facts.put("values-not-decided", reason);
            return new Verdict.Valid();
        }
        return result.verdict();
    }

    /** What is promised to sessions that the guarantee itself is not: that it holds as long as they stay on a node. */
    private List<CheckResult> inItsPlace(History history) {
        var delivery = Contract.of(history.info()).delivery();
        if (guarantee.holdsOnEachNode(delivery)) {
            return List.of(judge(history, Shape.ON_EACH_NODE));
        }
        return SessionGuarantee.MONOTONIC_WRITES.holdsOnEachNode(delivery)
                ? List.of(new SessionChecker(SessionGuarantee.MONOTONIC_WRITES, budget)
                        .judge(history, Shape.ON_EACH_NODE))
                : List.of();
    }

    /** Out of order a replica has, and shows, more than its vector tells. */
    private boolean tellsReplicas(History history) {
        return !isAboutReads() && Contract.of(history.info()).delivery() != Delivery.UNORDERED;
    }

    /** Whether a replica that has applied a write may show an older one that is ranked higher. */
    private static boolean ranksAgainstCausality(History history) {
        return Contract.of(history.info())
                .strategy()
                .filter(strategy -> strategy.resolution() == Resolution.HIGHEST_RANK)
                .isPresent();
    }

    private boolean isAboutReads() {
        return switch (guarantee) {
            case READ_YOUR_WRITES, MONOTONIC_READS -> true;
            case MONOTONIC_WRITES, WRITES_FOLLOW_READS -> false;
        };
    }
}
