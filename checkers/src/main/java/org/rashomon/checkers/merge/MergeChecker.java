package org.rashomon.checkers.merge;

import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.LinearChecker;
import org.rashomon.history.History;

/**
 * A merged value follows from the set of versions it is made of, and from nothing else: the same versions give the
 * same value wherever and whenever they are read. Since they arrive in another order and grouping on every replica,
 * and some of them more than once, that is what commutative, associative, idempotent and deterministic come to on the
 * states that occurred. Of merges whose rule is known (union, concatenation, maximum, sorted and joined) the value is
 * also computed anew, so that nothing of an input is lost and nothing is added.
 *
 * <p>Sound; it judges the reads that tell which versions their value is made of. Linear in what was read.
 */
public final class MergeChecker implements LinearChecker {

    private static final String NAME = "merge";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "A merged value follows from the versions it is made of, whatever their order.";
    }

    @Override
    public CheckResult check(History history, Findings findings) {
        return new MergeAudit(history, NAME, findings).run();
    }
}
