package org.rashomon.checkers.causal;

import java.util.Map;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.Phrases;
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
        var narration = ground.get().narration();
        for (var i = 0; i < pass.stale().count(); i++) {
            var which = Math.min(i, pass.stale().kept() - 1);
            findings.anomaly(() -> narration.staleInitial(
                    AnomalyCatalogue.STALE_INITIAL_READ,
                    pass.stale().reader(which),
                    pass.stale().slot(which)));
        }
        var unknown = 0;
        for (var i = 0; i < pass.conflicts().size(); i++) {
            var earlier = pass.conflicts().from(i);
            var slot = pass.conflicts().slot(i);
            var rank = history.origin().rank(earlier);
            var shown = history.origin().rank(dependencies.slotNode[slot]);
            if (rank == 0 || shown == 0) {
                unknown++;
            } else if (rank > shown) {
                findings.anomaly(() -> narration.overwritten(AnomalyCatalogue.OVERWRITTEN_READ, earlier, slot));
            }
        }
        if (unknown > 0) {
            findings.doubt("%s whose rank the store did not tell".formatted(Phrases.count(unknown, "version")));
        }
    }
}
