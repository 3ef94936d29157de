package org.rashomon.checkers;

import org.rashomon.history.History;

/**
 * A checker that goes through a history once, or a few times, and knows of no budget. It puts what it finds into
 * findings at once, so that whoever ends it early does not lose what had been proved.
 */
public interface LinearChecker extends Checker {

    @Override
    default CheckResult check(History history) {
        return check(history, new Findings());
    }

    /**
     * As {@link #check(History)}.
     *
     * @param findings takes each finding as soon as it is certain
     */
    CheckResult check(History history, Findings findings);
}
