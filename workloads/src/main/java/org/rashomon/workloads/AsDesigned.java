package org.rashomon.workloads;

import java.util.List;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.ByDesign;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Verdict;
import org.rashomon.history.History;

/**
 * Looks for something that no store of this kind promises to prevent: what is found is shown, by design.
 *
 * @param checker finds it
 * @param rule what makes it so, in words
 */
public record AsDesigned(Checker checker, String rule) implements Checker {

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
        return result.verdict() instanceof Verdict.Invalid(var anomalies, var count)
                ? new CheckResult(result.checker(), new Verdict.Valid(), permitted(anomalies), count, result.facts())
                : result;
    }

    private List<ByDesign> permitted(List<Anomaly> anomalies) {
        return anomalies.stream()
                .map(anomaly -> new ByDesign(anomaly.name(), rule, anomaly.sentence(), anomaly.witness()))
                .toList();
    }
}
