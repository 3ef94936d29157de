package org.rashomon.harness.scenario;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import org.rashomon.harness.runner.RunPlan;
import org.rashomon.history.RunInfo;
import org.rashomon.nemesis.FaultKind;
import org.rashomon.nemesis.Schedule;
import org.rashomon.nemesis.SchedulePlan;
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
                scenario.faults().stream().map(FaultKind::label).toList(),
                scenario.store().entries(),
                now.truncatedTo(ChronoUnit.MILLIS).toString(),
                version);
        var kinds = scenario.faults().isEmpty() ? EnumSet.noneOf(FaultKind.class) : EnumSet.copyOf(scenario.faults());
        return new RunPlan(
                info,
                workload,
                Schedule.seeded(new SchedulePlan(
                        scenario.seed(), kinds, scenario.nodeNames(), scenario.edges(), scenario.timeLimit())),
                scenario.timeLimit(),
                scenario.rate(),
                new RunPlan.Clients(
                        scenario.clientsPerNode(),
                        scenario.store().contract().routing(),
                        scenario.store().leaders(scenario.nodeNames())),
                scenario.operationTimeout(),
                scenario.quiescenceBudget());
    }
}
