package org.rashomon.checkers.session;

import java.util.List;
import java.util.TreeMap;
import org.rashomon.checkers.AnomalyCatalogue;
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
import org.rashomon.checkers.contract.Routing;
import org.rashomon.checkers.contract.Sessions;
import org.rashomon.history.History;

/**
 * Consistent prefix, for each origin: whoever has seen a write of a replica sees all earlier writes of that replica.
 * (A prefix of one order of all writes takes a single leader.)
 *
 * <p>Where the store names versions, the origins are replicas, and the order of their writes is that of their dots; see
 * {@link PrefixAudit}. Where it does not, and for multi-key transactions, the origins are sessions, and it is judged on
 * values, together with monotonic reads; see {@link SessionValueCheck}.
 *
 * @param budget what a check may cost before it ends undecided
 */
public record PrefixChecker(Budget budget) implements TransactionChecker {

    static final AnomalyCatalogue.Entry PREFIX_GAP = AnomalyCatalogue.named("prefix-gap");

    /** Checks with as much time as it takes. */
    public PrefixChecker() {
        this(Budget.ofMemoryOnly());
    }

    @Override
    public String name() {
        return "prefix";
    }

    @Override
    public String description() {
        return "Who sees a write of an origin sees all earlier writes of that origin.";
    }

    @Override
    public CheckResult check(History history) {
        var contract = Contract.of(history.info());
        var moving = contract.routing() != Routing.STICKY && contract.sessions() != Sessions.TOKENS;
        var ordered = contract.delivery() != Delivery.UNORDERED;
        var promised = ByContract.of(
                history,
                ordered && !moving,
                !ordered
                        ? "Changes are applied as they arrive."
                        : moving
                                ? "A session that moves takes along what the next replica has not yet seen."
                                : "The writes of a replica are applied in their order everywhere.");
        return promised.judge(
                judge(history, Shape.WRITES_APART),
                () -> ordered ? List.of(judge(history, Shape.ON_EACH_NODE)) : List.of());
    }

    @Override
    public CheckResult check(TransactionHistory history) {
        return renamed(byValues().check(history));
    }

    private CheckResult judge(History history, Shape shape) {
        var findings = new Findings();
        var audit = new PrefixAudit(history, shape.order(history.operations()), findings);
        var reads = audit.run();
        var byVersions = reads > 0 || findings.verdict() instanceof Verdict.Invalid;
        var result = byVersions
                ? findings.result(name(), new TreeMap<>())
                : renamed(byValues().check(history, shape));
        var facts = new TreeMap<>(result.facts());
        facts.put("judged-by", byVersions ? "versions" : "values");
        facts.put("reads-with-versions", Long.toString(reads));
        return CheckResult.of(name(), result.verdict(), facts);
    }

    private SessionValueCheck byValues() {
        return new SessionValueCheck(SessionGuarantee.MONOTONIC_WRITES, PREFIX_GAP, budget);
    }

    private CheckResult renamed(CheckResult result) {
        return CheckResult.of(name(), result.verdict(), result.facts());
    }
}
