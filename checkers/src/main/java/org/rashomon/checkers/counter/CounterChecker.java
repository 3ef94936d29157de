package org.rashomon.checkers.counter;

import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.LinearChecker;
import org.rashomon.history.History;

/**
 * A counter is the sum of the increments that the answering replica had applied.
 *
 * <p>Where answers tell which these are, every read is judged, and exactly: an increment whose outcome is unknown
 * widens the sum to bounds only if the replica had applied something that no acknowledged update accounts for. Where
 * they tell nothing, a read during the work lies between all decrements and all increments that had been tried by
 * then, and a final read also counts every acknowledged one.
 *
 * <p>Sound: no order of the increments gives a value that is reported. Complete where answers tell vectors and no
 * outcome is unknown. Linear but for the increments of unknown outcome of a key, times its reads.
 */
public final class CounterChecker implements LinearChecker {

    static final String NAME = "counter";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Every read of a counter is the sum of the increments that its replica had applied.";
    }

    @Override
    public CheckResult check(History history, Findings findings) {
        return new CounterAudit(history, findings).run();
    }
}
