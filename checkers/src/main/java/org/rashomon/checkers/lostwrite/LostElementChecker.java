package org.rashomon.checkers.lostwrite;

import java.util.BitSet;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.FinalReads;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.LinearChecker;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Outcome;

/**
 * For sets that only grow: every acknowledged add is in every replica's final read, which holds nothing that was never
 * added, nothing whose add failed, and nothing twice. No contract excuses any of these.
 *
 * <p>Sound: each anomaly is proved by the operations it names. Complete for the acknowledged adds and the replicas that
 * were read; an add of unknown outcome may be there or not.
 */
public final class LostElementChecker implements LinearChecker {

    @Override
    public String name() {
        return LostWriteChecker.NAME;
    }

    @Override
    public String description() {
        return "Every acknowledged add is in every replica's final read, and nothing else is.";
    }

    @Override
    public CheckResult check(History history, Findings findings) {
        var operations = history.operations();
        var finals = FinalReads.of(history);
        if (finals.any()) {
            finals.gaps(operations, keysAddedTo(history)).forEach(findings::doubt);
        } else {
            findings.doubt("the history has no final reads");
        }
        if (!history.isComplete()) {
            findings.doubt("the history was cut off before its verdict");
        }
        var audit = new ElementAudit(history, finals, findings);
        audit.run();
        return findings.result(name(), audit.facts());
    }

    private static int[] keysAddedTo(History history) {
        var operations = history.operations();
        var keys = new BitSet();
        for (var row = 0; row < operations.size(); row++) {
            if (operations.function(row).equals(Function.ADD) && operations.outcome(row) == Outcome.OK) {
                keys.set(operations.keyNumber(row));
            }
        }
        return keys.stream().toArray();
    }
}
