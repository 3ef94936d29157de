package org.rashomon.checkers.causal;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.contract.Delivery;
import org.rashomon.checkers.contract.Guarantee;
import org.rashomon.history.History;

/**
 * Causal consistency and causal convergence of registers: there is a partial order of visibility that contains session
 * order and reads-from, and, for convergence, one total order of all writes that contains it, such that each read
 * returns the last write of its key that it sees. For transactions of several operations this is transactional causal
 * consistency.
 *
 * <p>Sound and complete for histories in which no value is written twice to a key; where a read returned such a value
 * the verdict is at best undecided. Writes of unknown outcome count once they were read. The facts
 * {@code causal-consistency} and {@code causal-convergence} say which of the two holds.
 *
 * <p>Where a history's contract does not promise causal consistency, violations are by design, if what it does promise
 * holds; see {@link ByContract}.
 *
 * <p>By the bad patterns of Bouajjani, Enea, Guerraoui and Hamza, <i>On verifying causal consistency</i> (POPL 2017),
 * found with vector clocks in O(n k) for n operations and k sessions, after Møldrup and Pavlogiannis, <i>AWDIT: An
 * optimal weak database isolation tester</i> (PLDI 2025).
 *
 * @param budget what a check may cost before it ends undecided
 */
public record CausalChecker(Budget budget) implements TransactionChecker {

    /** The fact that says whether the history is causally consistent: holds, violated or undecided. */
    public static final String CONSISTENCY = "causal-consistency";
    /** The fact that says whether it is causally convergent. */
    public static final String CONVERGENCE = "causal-convergence";
    /** Of a fact. */
    public static final String HOLDS = "holds";
    /** Of a fact. */
    public static final String VIOLATED = "violated";

    private static final String UNDECIDED = "undecided";
    private static final OrderCheck.Names NAMES = new OrderCheck.Names(
            AnomalyCatalogue.STALE_INITIAL_READ,
            AnomalyCatalogue.OVERWRITTEN_READ,
            AnomalyCatalogue.CONFLICTING_ARBITRATION);

    /** Checks with as much time as it takes. */
    public CausalChecker() {
        this(Budget.ofMemoryOnly());
    }

    @Override
    public String name() {
        return "causal";
    }

    @Override
    public String description() {
        return "What was read can be explained by causal order and, for each key, one order of its versions.";
    }

    @Override
    public CheckResult check(History history) {
        var plain = new TransactionCheck(name(), budget, CausalChecker::judge).check(history, Shape.AS_RECORDED);
        return ByContract.of(history, Guarantee.CAUSAL_CONSISTENCY).judge(plain, () -> inItsPlace(history));
    }

    @Override
    public CheckResult check(TransactionHistory history) {
        return new TransactionCheck(name(), budget, CausalChecker::judge).check(history, new Findings());
    }

    /** What a contract promises that does not promise causal consistency. */
    private List<CheckResult> inItsPlace(History history) {
        var contract = Contract.of(history.info());
        if (contract.delivery() == Delivery.UNORDERED) {
            return List.of();
        }
        var causal = contract.delivery() == Delivery.CAUSAL;
        var inOrder = contract.gives(Guarantee.READ_YOUR_WRITES) && contract.gives(Guarantee.MONOTONIC_READS);
        if (RankedReads.decide(history)) {
            return List.of(new RankedReads(causal ? View.CAUSAL : View.PRAM, budget)
                    .check(history, causal && inOrder ? Shape.AS_RECORDED : Shape.ON_EACH_NODE));
        }
        return Stream.of(SessionGuarantee.values())
                .filter(guarantee -> guarantee.holdsOnEachNode(contract.delivery()))
                .map(guarantee -> SessionValueCheck.of(guarantee, budget).check(history, Shape.ON_EACH_NODE))
                .toList();
    }

    private static void judge(TransactionHistory history, Findings findings, Map<String, String> facts, Meter meter) {
        facts.put(CONSISTENCY, UNDECIDED);
        facts.put(CONVERGENCE, UNDECIDED);
        var ground = Groundwork.lay(history, Groundwork.Problems.REPORTED, findings, meter);
        if (isRefuted(findings)) {
            facts.put(CONSISTENCY, VIOLATED);
            facts.put(CONVERGENCE, VIOLATED);
        }
        if (ground.isEmpty()) {
            return;
        }
        facts.put(TransactionCheck.ESTABLISHED, "causal order has no cycle");
        var pass = new ClockPass(ground.get().dependencies(), View.CAUSAL, meter);
        pass.run(ground.get().causal().order(), (node, clock) -> {});
        facts.put("conflicts", Integer.toString(pass.conflicts().size()));
        var intact = findings.verdict() instanceof Verdict.Undecided ? UNDECIDED : HOLDS;
        var outcome = new OrderCheck(ground.get(), meter).report(pass.conflicts(), pass.stale(), NAMES, findings);
        facts.put(TransactionCheck.ESTABLISHED, "everything");
        conclude(outcome, intact, facts);
    }

    private static void conclude(OrderCheck.Outcome outcome, String intact, Map<String, String> facts) {
        facts.put("stale-initial-reads", Long.toString(outcome.stale()));
        facts.put("overwritten-reads", Long.toString(outcome.overwritten()));
        facts.put("conflict-cycles", Long.toString(outcome.cycles()));
        if (outcome.stale() + outcome.overwritten() > 0) {
            facts.put(CONSISTENCY, VIOLATED);
        }
        if (!outcome.isClean()) {
            facts.put(CONVERGENCE, VIOLATED);
        }
        facts.replace(CONSISTENCY, UNDECIDED, intact);
        facts.replace(CONVERGENCE, UNDECIDED, intact);
    }

    private static boolean isRefuted(Findings findings) {
        return findings.verdict() instanceof Verdict.Invalid;
    }
}
