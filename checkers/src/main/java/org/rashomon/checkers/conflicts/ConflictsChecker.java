package org.rashomon.checkers.conflicts;

import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.LinearChecker;
import org.rashomon.history.History;

/**
 * The conflict logs of replicas tell the truth: no entry is about two versions of which one had seen the other, and
 * where several versions of a key end up concurrent with one another, every replica has logged that it met some.
 *
 * <p>Logs are lost with the process and hold only so much, so a missing entry is reported only if no process ended
 * and no log was full. Sound; complete for entries about known updates. Linear in the entries and updates.
 */
public final class ConflictsChecker implements LinearChecker {

    private static final String NAME = "conflicts";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "The conflict logs name conflicts that were some, and miss none.";
    }

    @Override
    public CheckResult check(History history, Findings findings) {
        return new LogAudit(history, NAME, findings).run();
    }
}
