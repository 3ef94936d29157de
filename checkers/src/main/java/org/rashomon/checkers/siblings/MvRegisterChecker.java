package org.rashomon.checkers.siblings;

import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.LinearChecker;
import org.rashomon.history.History;

/**
 * A register that keeps concurrent versions shows exactly the applied writes that no applied write replaced: none is
 * missing, and none is there that another one of them replaced.
 *
 * <p>A write replaces the versions that the store says it took the place of. A version may also be gone because a
 * later write covers it: where clients pass contexts, one whose session had been told of it; otherwise one whose
 * replica had applied it. So a version is reported missing only if neither can be.
 *
 * <p>Where the store tells nothing, a write must be in the final reads if every other one of its key had ended before
 * it began; and of two versions in one read, the earlier must not have been acknowledged by the node that accepted
 * the later, if delivery is causal or the later is known to have replaced it.
 *
 * <p>Sound; complete where answers tell dots and vectors, no outcome is unknown and contexts are told. Linear in the
 * operations and in what was read.
 */
public final class MvRegisterChecker implements LinearChecker {

    private static final String NAME = "mv-register";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Every read of a register with siblings shows exactly the versions that no other had replaced.";
    }

    @Override
    public CheckResult check(History history, Findings findings) {
        return new SiblingAudit(history, NAME, findings).run();
    }
}
