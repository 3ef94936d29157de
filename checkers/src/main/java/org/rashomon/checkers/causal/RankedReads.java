package org.rashomon.checkers.causal;

import java.util.Map;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.Findings;
import org.rashomon.history.History;

/**
 * What is left of causal consistency where a rank, and not causality, decides between versions: each read returns a
 * version that is ranked at least as high as whatever else it had in view. So a read that missed a version altogether
 * is found, and one that shows an older version because its stamp is higher is not.
 *
 * <p>Sound; of several versions in view of one session only the last is looked at.
 *
 * @param view what reads have in view, by the order of delivery that is promised
 * @param budget what the check may cost
 */
record RankedReads(View view, Budget budget) {

    private static final OrderCheck.Names NAMES = new OrderCheck.Names(
            AnomalyCatalogue.STALE_INITIAL_READ,
            AnomalyCatalogue.OVERWRITTEN_READ,
            AnomalyCatalogue.CONFLICTING_ARBITRATION);

    /** Whether the strategy gives each version a rank by which it wins or loses. */
    static boolean decide(History history) {
        return Contract.of(history.info()).strategy().stream().anyMatch(strategy -> switch (strategy.resolution()) {
            case LAST_WRITE_WINS, HIGHEST_RANK -> true;
            case SIBLINGS, MERGE, MAXIMUM, HANDLER, COMMUTE, PREVENT -> false;
        });
    }

    CheckResult check(History history, Shape shape) {
        return new TransactionCheck("reads of the highest-ranked version in view", budget, this::judge)
                .check(history, shape);
    }

    private void judge(TransactionHistory history, Findings findings, Map<String, String> facts, Meter meter) {
        var ground = Groundwork.lay(history, Groundwork.Problems.REPORTED, findings, meter);
        if (ground.isEmpty()) {
            return;
        }
        var dependencies = ground.get().dependencies();
        var pass = new ClockPass(dependencies, view, meter);
        pass.run(ground.get().causal().order(), (node, clock) -> {});
        new RankedReport(ground.get(), NAMES, meter).report(pass.conflicts(), pass.stale(), findings);
    }
}
