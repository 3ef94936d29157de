package org.rashomon.harness.scenario;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.rashomon.nemesis.ScheduledFault;
import org.rashomon.workloads.generators.Generator;
import org.rashomon.workloads.generators.Invocation;
import org.rashomon.workloads.generators.Scripted;
import org.rashomon.workloads.generators.Worker;

/**
 * Steps of a run, written out in the place of what workload and schedule would draw: what a shrunk counterexample is
 * made of. With operations, nothing is drawn at all; with faults only, the operations are.
 *
 * @param operations in the order of their times
 * @param faults in the order of their beginning
 */
public record Script(List<Operation> operations, List<ScheduledFault> faults) {

    /** Nothing is written out; workload and schedule draw. */
    public static final Script NONE = new Script(List.of(), List.of());

    /**
     * One operation.
     *
     * @param at when, counted from the beginning of the work
     * @param session on whose behalf, from 0
     * @param node which node is asked
     */
    public record Operation(Duration at, int session, String node, Invocation invocation) {}

    public Script {
        operations =
                operations.stream().sorted(Comparator.comparing(Operation::at)).toList();
        faults = List.copyOf(faults);
    }

    /** Whether there are steps at all. */
    public boolean isEmpty() {
        return operations.isEmpty() && faults.isEmpty();
    }

    /** How many sessions take part, counting those below the highest that do nothing. */
    public int sessions() {
        return operations.stream().mapToInt(Operation::session).max().orElse(-1) + 1;
    }

    /** When the last step is over. */
    public Duration end() {
        var lastOperation =
                operations.isEmpty() ? Duration.ZERO : operations.getLast().at();
        return faults.stream()
                .map(ScheduledFault::end)
                .max(Comparator.naturalOrder())
                .filter(end -> end.compareTo(lastOperation) > 0)
                .orElse(lastOperation);
    }

    /** What hands the operations out. */
    Generator generator() {
        return Scripted.of(operations.stream()
                .map(step -> new Scripted.Timed(
                        step.at().toNanos(), new Worker(step.session(), step.node()), step.invocation()))
                .toList());
    }
}
