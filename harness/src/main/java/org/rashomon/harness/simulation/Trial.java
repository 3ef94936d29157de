package org.rashomon.harness.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Judgement;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.causal.Budget;
import org.rashomon.harness.scenario.Scenario;
import org.rashomon.history.History;
import org.rashomon.workloads.Promised;
import org.rashomon.workloads.Workloads;

/**
 * One simulated run and its verdict.
 *
 * @param operations how many operations were invoked
 * @param history what happened
 */
public record Trial(Scenario scenario, Judgement judgement, long operations, History history) {

    /** Runs a scenario in virtual time and judges it. */
    public static Trial of(Scenario scenario, String version) {
        var history = SimulatedRun.of(scenario, version);
        var workload = Workloads.named(scenario.workload()).orElseThrow();
        var checkers = new ArrayList<>(workload.checkers(scenario.store().contract()));
        checkers.addAll(Promised.checkers(history, Budget.ofMemoryOnly()));
        return new Trial(
                scenario, Judgement.of(history, checkers), history.operations().size(), history);
    }

    /** Whether something is wrong, be it with the store or with the harness. */
    public boolean failed() {
        return judgement.verdict() instanceof Verdict.Invalid || judgement.verdict() instanceof Verdict.Broken;
    }

    /** What was found, as {@code checker: anomaly}, sorted; what the same failure has in common everywhere. */
    public List<String> signature() {
        var found = new TreeSet<String>();
        for (var result : judgement.results()) {
            if (result.verdict() instanceof Verdict.Invalid(var anomalies, var count)) {
                anomalies.forEach(anomaly -> found.add(name(result, anomaly.name())));
            }
        }
        return List.copyOf(found);
    }

    private static String name(CheckResult result, String anomaly) {
        return result.checker() + ": " + anomaly;
    }
}
