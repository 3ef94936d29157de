package org.rashomon.harness.runner;

import java.time.Duration;
import java.util.List;
import org.rashomon.checkers.contract.Routing;
import org.rashomon.history.RunInfo;
import org.rashomon.nemesis.ScheduledFault;
import org.rashomon.workloads.Workload;
import org.rashomon.workloads.generators.Generator;

/**
 * Everything a run needs to know that is not a matter of its world.
 *
 * @param info what the history is to say of the run
 * @param workload what clients do
 * @param operations what they do during the work, bounded in rate and time
 * @param schedule what breaks when, counted from the start of the work phase
 * @param timeLimit how long clients work
 * @param rate operations a second, over all clients
 * @param clients how many clients there are, and where they send their operations
 * @param operationTimeout when an operation without an answer counts as indeterminate
 * @param quiescenceBudget how long replicas may take to settle after the heal
 */
public record RunPlan(
        RunInfo info,
        Workload workload,
        Generator operations,
        List<ScheduledFault> schedule,
        Duration timeLimit,
        double rate,
        Clients clients,
        Duration operationTimeout,
        Duration quiescenceBudget) {

    /**
     * The clients.
     *
     * @param perNode how many work on each node at once
     * @param leaders the nodes that accept writes
     */
    public record Clients(int perNode, Routing routing, List<String> leaders) {
        public Clients {
            leaders = List.copyOf(leaders);
        }
    }

    public RunPlan {
        schedule = List.copyOf(schedule);
    }
}
