package org.rashomon.checkers.lww;

import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.LinearChecker;
import org.rashomon.history.History;

/**
 * Where one version stands, it is the one that the strategy ranks highest of all that the replica had applied: by the
 * stamp, of equal stamps by the replica. A write under a hybrid or a Lamport clock is ranked above everything its
 * replica had applied; under a wall clock that need not be, and a version with a stamp so far ahead that several
 * later writes lost to it is reported as a clock that ran away.
 *
 * <p>Judges every read whose answer tells a version and a vector; without these it has nothing to say. Sound;
 * complete for the writes whose dots are known. Linear, times the number of replicas and a binary search.
 */
public final class LwwChecker implements LinearChecker {

    static final String NAME = "lww";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "The version that a read shows is ranked highest of all that its replica had applied.";
    }

    @Override
    public CheckResult check(History history, Findings findings) {
        return new WinnerAudit(history, findings).run();
    }
}
