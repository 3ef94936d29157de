package org.rashomon.checkers;

import java.util.Comparator;
import java.util.List;
import org.rashomon.history.History;

/**
 * The results of all checkers and the verdict they compose to.
 *
 * @param verdict the heaviest of the results' verdicts, by {@link Verdict#weight}
 * @param results one for each checker, in the order they were asked
 */
public record Judgement(Verdict verdict, List<CheckResult> results) {

    public Judgement {
        results = List.copyOf(results);
    }

    /** Asks every checker. A history that nobody checks is undecided, never valid. */
    public static Judgement of(History history, List<Checker> checkers) {
        return compose(checkers.stream().map(checker -> checker.check(history)).toList());
    }

    /** Composes results that are already there. */
    public static Judgement compose(List<CheckResult> results) {
        var verdict = results.stream()
                .map(CheckResult::verdict)
                .max(Comparator.comparingInt(Verdict::weight))
                .orElse(new Verdict.Undecided("no checker was asked"));
        return new Judgement(verdict, results);
    }
}
