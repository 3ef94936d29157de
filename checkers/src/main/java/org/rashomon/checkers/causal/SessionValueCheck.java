package org.rashomon.checkers.causal;

import java.util.Map;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Findings;
import org.rashomon.history.History;

/**
 * A session guarantee on values alone. It holds if for some total order of all writes that contains causal order, and
 * some choice of what each read sees that respects the guarantee, each read returns the last write of its key that it
 * sees.
 *
 * <p>Sound and complete in that sense, if no value is written twice to a key. One read shows one version, and so says
 * nothing of the order in which several arrived; this takes a second read of the session, and that reads are monotonic.
 * Therefore monotonic writes are judged together with monotonic reads, and writes-follow-reads together with both; and
 * where what they are judged together with is violated already, they are undecided.
 *
 * @param guarantee what is asked for
 * @param anomaly what its violation is called
 * @param budget what a check may cost before it ends undecided
 */
public record SessionValueCheck(SessionGuarantee guarantee, AnomalyCatalogue.Entry anomaly, Budget budget) {

    /** A check that calls violations as usual. */
    public static SessionValueCheck of(SessionGuarantee guarantee, Budget budget) {
        return new SessionValueCheck(guarantee, guarantee.anomaly(), budget);
    }

    /** Judges the registers of a run. */
    public CheckResult check(History history, Shape shape) {
        return new TransactionCheck(guarantee.label(), budget, this::judge).check(history, shape);
    }

    /** Judges transactions. */
    public CheckResult check(TransactionHistory history) {
        return new TransactionCheck(guarantee.label(), budget, this::judge).check(history, new Findings());
    }

    private void judge(TransactionHistory history, Findings findings, Map<String, String> facts, Meter meter) {
        var ground = Groundwork.lay(history, Groundwork.Problems.LEFT_TO_OTHERS, findings, meter);
        if (ground.isEmpty()) {
            return;
        }
        facts.put(TransactionCheck.ESTABLISHED, "causal order has no cycle");
        var check = new OrderCheck(ground.get(), meter);
        var found = found(guarantee, ground.get(), meter);
        if (!check.isClean(found.conflicts(), found.stale()) && isPremiseViolated(ground.get(), check, meter)) {
            findings.doubt("what sessions read goes back in time or shows writes out of their order, so that it cannot"
                    + " be told from values whether writes follow what they follow from");
            return;
        }
        check.report(found.conflicts(), found.stale(), OrderCheck.Names.all(anomaly), findings);
        facts.put(TransactionCheck.ESTABLISHED, "everything");
    }

    /** Whether what the guarantee is judged together with fails by itself. */
    private boolean isPremiseViolated(Groundwork ground, OrderCheck check, Meter meter) {
        var premise = switch (guarantee) {
            case READ_YOUR_WRITES, MONOTONIC_READS -> guarantee;
            case MONOTONIC_WRITES -> SessionGuarantee.MONOTONIC_READS;
            case WRITES_FOLLOW_READS -> SessionGuarantee.MONOTONIC_WRITES;
        };
        if (premise == guarantee) {
            return false;
        }
        var found = found(premise, ground, meter);
        return !check.isClean(found.conflicts(), found.stale());
    }

    private record Found(Conflicts conflicts, StaleInitialReads stale) {}

    private static Found found(SessionGuarantee guarantee, Groundwork ground, Meter meter) {
        var sessions = new SessionConflicts(ground.dependencies(), meter);
        return switch (guarantee) {
            case READ_YOUR_WRITES -> {
                sessions.readYourWrites();
                yield new Found(sessions.conflicts(), sessions.stale());
            }
            case MONOTONIC_READS -> {
                sessions.monotonicReads();
                yield new Found(sessions.conflicts(), sessions.stale());
            }
            case MONOTONIC_WRITES -> found(View.MONOTONIC_WRITES, ground, meter);
            case WRITES_FOLLOW_READS -> found(View.WRITES_FOLLOW_READS, ground, meter);
        };
    }

    private static Found found(View view, Groundwork ground, Meter meter) {
        var pass = new ClockPass(ground.dependencies(), view, meter);
        pass.run(ground.causal().order(), (node, clock) -> {});
        return new Found(pass.conflicts(), pass.stale());
    }
}
