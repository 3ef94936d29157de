package org.rashomon.workloads;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.ByDesign;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Verdict;
import org.rashomon.history.History;

/**
 * Looks for something that no store of this kind promises to prevent: what is found is shown, by design. What the rule
 * does not cover is never excused.
 *
 * @param checker finds it
 * @param rule what makes it so, in words
 * @param covered the anomalies of a history that the rule covers
 */
public record AsDesigned(Checker checker, String rule, Function<History, Predicate<Anomaly>> covered)
        implements Checker {

    /** Whatever the checker finds. */
    public AsDesigned(Checker checker, String rule) {
        this(checker, rule, history -> anomaly -> true);
    }

    @Override
    public String name() {
        return checker.name();
    }

    @Override
    public String description() {
        return checker.description();
    }

    @Override
    public CheckResult check(History history) {
        var result = checker.check(history);
        if (!(result.verdict() instanceof Verdict.Invalid(var anomalies, var count))) {
            return result;
        }
        var isCovered = covered.apply(history);
        var others = anomalies.stream().filter(isCovered.negate()).toList();
        return others.isEmpty()
                ? new CheckResult(
                        result.checker(),
                        new Verdict.Valid(),
                        permitted(anomalies),
                        result.byDesignCount() + count,
                        result.facts())
                : CheckResult.of(result.checker(), new Verdict.Invalid(others, others.size()), result.facts());
    }

    private List<ByDesign> permitted(List<Anomaly> anomalies) {
        return anomalies.stream()
                .map(anomaly -> new ByDesign(anomaly.name(), rule, anomaly.sentence(), anomaly.witness()))
                .toList();
    }
}
