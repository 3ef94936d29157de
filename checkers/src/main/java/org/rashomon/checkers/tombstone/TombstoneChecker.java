package org.rashomon.checkers.tombstone;

import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.LinearChecker;
import org.rashomon.history.History;

/**
 * For registers: what was deleted stays deleted. No read shows a version that a delete had seen, where that delete
 * was applied; unless the strategy ranks the version above the delete, which is another matter.
 *
 * <p>Where tombstones may go before every replica has seen them, a return is by design if it is seen no earlier than
 * that after the delete was sent.
 *
 * <p>Where the store tells nothing, a final read must not show a value whose write a node had acknowledged before the
 * same node acknowledged the delete; values written to one key are taken to differ. Sound; complete where answers
 * tell dots and vectors. Linear, times the number of replicas and a binary search.
 */
public final class TombstoneChecker implements LinearChecker {

    static final String NAME = "tombstone";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "What was deleted stays deleted.";
    }

    @Override
    public CheckResult check(History history, Findings findings) {
        return new DeleteAudit(history, findings).run();
    }
}
