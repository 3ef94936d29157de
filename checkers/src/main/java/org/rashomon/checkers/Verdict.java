package org.rashomon.checkers;

import java.util.List;

/** What a checker, or all of them together, concluded about a history. */
public sealed interface Verdict {

    /** The property was looked for and holds. */
    record Valid() implements Verdict {}

    /**
     * The budget, or the evidence, ran out before anything was proved.
     *
     * @param reason what was missing, and how far the check came
     */
    record Undecided(String reason) implements Verdict {}

    /**
     * The run proved nothing: it did too little, or its faults did not bite.
     *
     * @param reason what the run should have done
     */
    record Vacuous(String reason) implements Verdict {}

    /**
     * The harness or the system failed, so the run does not count.
     *
     * @param reason what failed, and where
     */
    record Broken(String reason) implements Verdict {}

    /**
     * The property is violated.
     *
     * @param anomalies the first of them, never empty
     * @param count how many were found in all
     */
    record Invalid(List<Anomaly> anomalies, long count) implements Verdict {
        public Invalid {
            anomalies = List.copyOf(anomalies);
            if (anomalies.isEmpty() || count < anomalies.size()) {
                throw new IllegalArgumentException("%d anomalies shown of %d".formatted(anomalies.size(), count));
            }
        }
    }

    /** How much a verdict weighs when several are composed: the heaviest wins. */
    default int weight() {
        return switch (this) {
            case Valid valid -> 0;
            case Undecided undecided -> 1;
            case Vacuous vacuous -> 2;
            case Broken broken -> 3;
            case Invalid invalid -> 4;
        };
    }

    /** The exit code of a command that ends in this verdict. */
    default int exitCode() {
        return switch (this) {
            case Valid valid -> 0;
            case Invalid invalid -> 1;
            case Undecided undecided -> 2;
            case Vacuous vacuous -> 3;
            case Broken broken -> 4;
        };
    }

    /** The one word for people and scripts. */
    default String label() {
        return switch (this) {
            case Valid valid -> "valid";
            case Undecided undecided -> "undecided";
            case Vacuous vacuous -> "vacuous";
            case Broken broken -> "broken";
            case Invalid invalid -> "invalid";
        };
    }
}
