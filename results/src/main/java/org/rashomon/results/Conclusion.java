package org.rashomon.results;

import com.fasterxml.jackson.annotation.JsonValue;
import org.rashomon.checkers.Verdict;

/** What a verdict comes to, without its evidence. */
public enum Conclusion {
    VALID("valid", "PASS"),
    UNDECIDED("undecided", "UNDECIDED"),
    VACUOUS("vacuous", "VACUOUS"),
    BROKEN("broken", "BROKEN"),
    INVALID("invalid", "ANOMALY");

    private final String label;
    private final String word;

    Conclusion(String label, String word) {
        this.label = label;
        this.word = word;
    }

    /** The name in {@code result.json}; the same as {@link Verdict#label}. */
    @JsonValue
    public String label() {
        return label;
    }

    /** The word that a person is told. */
    public String word() {
        return word;
    }

    /** The exit code that goes with it. */
    public int exitCode() {
        return switch (this) {
            case VALID -> 0;
            case INVALID -> 1;
            case UNDECIDED -> 2;
            case VACUOUS -> 3;
            case BROKEN -> 4;
        };
    }

    static Conclusion of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Valid valid -> VALID;
            case Verdict.Undecided undecided -> UNDECIDED;
            case Verdict.Vacuous vacuous -> VACUOUS;
            case Verdict.Broken broken -> BROKEN;
            case Verdict.Invalid invalid -> INVALID;
        };
    }
}
