package org.rashomon.results.report.data;

import org.rashomon.history.Outcome;

/** The number that stands for an outcome in a column. */
final class OutcomeCode {

    private OutcomeCode() {}

    static int of(Outcome outcome) {
        return switch (outcome) {
            case OK -> 0;
            case FAIL -> 1;
            case INFO -> 2;
        };
    }
}
