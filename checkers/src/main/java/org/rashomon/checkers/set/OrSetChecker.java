package org.rashomon.checkers.set;

import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.LinearChecker;
import org.rashomon.history.History;

/**
 * An observed-remove set: an element is in a read exactly if its replica had applied an add of it that no applied
 * remove had seen (Burckhardt, Gotsman, Yang and Zawirski, POPL 2014). So an add wins over a concurrent remove, and
 * what was removed stays away until it is added again.
 *
 * <p>Where answers tell nothing, a final read must hold an element of which some acknowledged add cannot have been
 * seen by any remove, and must not hold one whose adds had all been acknowledged by the very node that later
 * acknowledged its removal.
 *
 * <p>Sound; complete where answers tell vectors and no outcome is unknown. Linear in the operations and in what was
 * read.
 */
public final class OrSetChecker implements LinearChecker {

    @Override
    public String name() {
        return "or-set";
    }

    @Override
    public String description() {
        return "Every read of a set holds the elements of those adds that no remove had seen, each once.";
    }

    @Override
    public CheckResult check(History history, Findings findings) {
        return new ElementAudit(history, name(), findings).run();
    }
}
