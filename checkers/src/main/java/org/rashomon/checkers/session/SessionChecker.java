package org.rashomon.checkers.session;

import java.util.TreeMap;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.causal.Budget;
import org.rashomon.checkers.causal.SessionGuarantee;
import org.rashomon.checkers.causal.SessionValueCheck;
import org.rashomon.checkers.causal.TransactionChecker;
import org.rashomon.checkers.causal.TransactionHistory;
import org.rashomon.history.History;

/**
 * One session guarantee, as the plain property: whether a store that lets sessions roam ever promised it is not asked.
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
        var findings = new Findings();
        var answers = new ContextAudit(guarantee, history, findings).run();
        var byContext = findings.verdict() instanceof Verdict.Invalid || (answers > 0 && !isAboutReads());
        var result = byContext
                ? findings.result(name(), new TreeMap<>())
                : new SessionValueCheck(guarantee, budget).check(history);
        var facts = new TreeMap<>(result.facts());
        facts.put("answers-with-contexts", Long.toString(answers));
        facts.put("judged-by", byContext ? "contexts" : answers > 0 ? "contexts and values" : "values");
        return CheckResult.of(name(), result.verdict(), facts);
    }

    @Override
    public CheckResult check(TransactionHistory history) {
        return new SessionValueCheck(guarantee, budget).check(history);
    }

    private boolean isAboutReads() {
        return switch (guarantee) {
            case READ_YOUR_WRITES, MONOTONIC_READS -> true;
            case MONOTONIC_WRITES, WRITES_FOLLOW_READS -> false;
        };
    }
}
