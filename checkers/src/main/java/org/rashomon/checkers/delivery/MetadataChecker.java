package org.rashomon.checkers.delivery;

import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.LinearChecker;
import org.rashomon.history.History;

/**
 * What replicas tell of versions is consistent: no two updates have one dot, nothing claims to have seen an update
 * that was not yet sent, and what a replica has applied never becomes less.
 *
 * <p>Sound: each finding is two answers that contradict each other. Linear, times the number of replicas.
 */
public final class MetadataChecker implements LinearChecker {

    static final String NAME = "metadata";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "No two updates have one identity, and no vector claims what was not there.";
    }

    @Override
    public CheckResult check(History history, Findings findings) {
        return new MetadataAudit(history, findings).run();
    }
}
