package org.rashomon.checkers.delivery;

import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.LinearChecker;
import org.rashomon.history.History;

/**
 * Every change is carried out once on every replica, and none runs in circles: between two answers of the same
 * process a replica carries out no more changes of others than its vector grows, and none of its own changes comes
 * back to it.
 *
 * <p>It looks at the counters that replicas tell of themselves; without these it has nothing to say. What a change
 * that is carried out twice does to counters, sets and lists is found by their own checkers. Linear.
 */
public final class DeliveryChecker implements LinearChecker {

    static final String NAME = "delivery";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Every change is carried out once on every replica, and none runs in circles.";
    }

    @Override
    public CheckResult check(History history, Findings findings) {
        return new CounterComparison(history, findings).run();
    }
}
