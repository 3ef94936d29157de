package org.rashomon.checkers.set;

import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.LinearChecker;
import org.rashomon.history.History;

/**
 * A set that only grows holds what was added to it.
 *
 * <p>Where answers tell what their replica had applied, every read is judged: it holds the elements of exactly these
 * adds. Where they tell nothing, a read holds only what somebody had tried to add by then, and a final read
 * everything that was acknowledged. No read holds an element twice.
 *
 * <p>Sound; complete where answers tell vectors and no outcome is unknown. Linear in the operations and in what was
 * read.
 */
public final class SetChecker implements LinearChecker {

    @Override
    public String name() {
        return "set";
    }

    @Override
    public String description() {
        return "Every read of a set holds what was added where it was read, each element once, and nothing else.";
    }

    @Override
    public CheckResult check(History history, Findings findings) {
        return new ElementAudit(history, name(), findings).run();
    }
}
