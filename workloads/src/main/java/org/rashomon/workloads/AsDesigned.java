package org.rashomon.workloads;

import java.util.List;
import java.util.Optional;
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
 * @param covered the anomalies of a history that the rule covers; empty if it covers whatever the checker finds
 */
public record AsDesigned(Checker checker, String rule, Optional<Function<History, Predicate<Anomaly>>> covered)
        implements Checker {

    /** Whatever the checker finds. */
    public AsDesigned(Checker checker, String rule) {
        this(checker, rule, Optional.empty());
    }

    /** What the checker finds and the rule covers. */
    public AsDesigned(Checker checker, String rule, Function<History, Predicate<Anomaly>> covered) {
        this(checker, rule, Optional.of(covered));
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
        var others = covered.map(exception -> anomalies.stream()
                        .filter(exception.apply(history).negate())
                        .toList())
                .orElse(List.of());
        if (!others.isEmpty()) {
            return CheckResult.of(result.checker(), new Verdict.Invalid(others, others.size()), result.facts());
        }
        var verdict = covered.isEmpty() || count == anomalies.size()
                ? new Verdict.Valid()
                : new Verdict.Undecided(
                        "of %d anomalies the first %d are by design; nobody held the others against the rule"
                                .formatted(count, anomalies.size()));
        return new CheckResult(
                result.checker(), verdict, permitted(anomalies), result.byDesignCount() + count, result.facts());
    }

    private List<ByDesign> permitted(List<Anomaly> anomalies) {
        return anomalies.stream()
                .map(anomaly -> new ByDesign(anomaly.name(), rule, anomaly.sentence(), anomaly.witness()))
                .toList();
    }
}
