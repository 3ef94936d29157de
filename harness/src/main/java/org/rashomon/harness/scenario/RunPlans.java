package org.rashomon.harness.scenario;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import org.rashomon.checkers.contract.Routing;
import org.rashomon.harness.runner.RunPlan;
import org.rashomon.history.RunInfo;
import org.rashomon.nemesis.FaultKind;
import org.rashomon.nemesis.Schedule;
import org.rashomon.nemesis.SchedulePlan;
import org.rashomon.nemesis.ScheduledFault;
import org.rashomon.workloads.Workloads;

/** What a scenario means for the runner. */
public final class RunPlans {

    private RunPlans() {}

    /**
     * The plan of a scenario's run.
     *
     * @param now when the run starts
     * @param version of this program
     */
    public static RunPlan of(Scenario scenario, Instant now, String version) {
        var workload = Workloads.named(scenario.workload())
                .orElseThrow(() -> new ScenarioException("there is no workload " + scenario.workload()));
        var info = new RunInfo(
                scenario.name(),
                scenario.seed(),
                scenario.world().label(),
                workload.name(),
                scenario.nodeNames(),
                kinds(scenario),
                scenario.store().entries(),
                now.truncatedTo(ChronoUnit.MILLIS).toString(),
                version);
        var gap = Duration.ofNanos(Math.round(1e9 / scenario.rate()));
        var drawn = workload.operations(scenario.store().contract(), scenario.seed())
                .stagger(gap, scenario.seed());
        var script = scenario.script();
        var isScripted = !script.operations().isEmpty();
        return new RunPlan(
                info,
                workload,
                (isScripted ? script.generator() : drawn).timeLimit(scenario.timeLimit()),
                script.isEmpty() ? schedule(scenario) : script.faults(),
                scenario.timeLimit(),
                scenario.rate(),
                new RunPlan.Clients(
                        scenario.clientsPerNode(),
                        isScripted
                                ? Routing.STICKY
                                : scenario.store().contract().routing(),
                        scenario.store().leaders(scenario.nodeNames())),
                scenario.operationTimeout(),
                scenario.quiescenceBudget());
    }

    private static List<String> kinds(Scenario scenario) {
        var kinds = scenario.script().isEmpty()
                ? scenario.faults().stream()
                : scenario.script().faults().stream()
                        .map(scheduled -> scheduled.fault().kind());
        return kinds.distinct().sorted().map(FaultKind::label).toList();
    }

    private static List<ScheduledFault> schedule(Scenario scenario) {
        var kinds = scenario.faults().isEmpty() ? EnumSet.noneOf(FaultKind.class) : EnumSet.copyOf(scenario.faults());
        return Schedule.seeded(
                new SchedulePlan(scenario.seed(), kinds, scenario.nodeNames(), scenario.edges(), scenario.timeLimit()));
    }
}
