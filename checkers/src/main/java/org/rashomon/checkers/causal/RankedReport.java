package org.rashomon.checkers.causal;

import org.rashomon.checkers.Findings;
import org.rashomon.checkers.Phrases;

/**
 * Reports initial reads that should have shown something, and reads of what is ranked below what was in view. Versions
 * whose rank the store did not tell are no matter if some order of them is possible.
 *
 * @param ground what the check starts from
 * @param names what violations are called
 * @param meter holds it to its budget
 */
record RankedReport(Groundwork ground, OrderCheck.Names names, Meter meter) {

    void report(Conflicts conflicts, StaleInitialReads stale, Findings findings) {
        for (var i = 0; i < stale.count(); i++) {
            var which = Math.min(i, stale.kept() - 1);
            findings.anomaly(
                    () -> ground.narration().staleInitial(names.stale(), stale.reader(which), stale.slot(which)));
        }
        var untold = new Conflicts(meter);
        for (var i = 0; i < conflicts.size(); i++) {
            var earlier = conflicts.from(i);
            var slot = conflicts.slot(i);
            var rank = rank(earlier);
            var shown = rank(ground.dependencies().slotNode[slot]);
            if (rank == 0 || shown == 0) {
                untold.add(earlier, slot);
            } else if (rank > shown) {
                findings.anomaly(() -> ground.narration().overwritten(names.overwritten(), earlier, slot));
            }
        }
        if (untold.size() > 0 && new Precedence(ground.dependencies(), untold, meter).isCyclic()) {
            findings.doubt("%s whose rank the store did not tell".formatted(Phrases.count(untold.size(), "version")));
        }
    }

    private long rank(int transaction) {
        return ground.dependencies().history.origin().rank(transaction);
    }
}
