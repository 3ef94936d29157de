package org.rashomon.harness.simulation;

import java.time.Duration;
import java.util.ArrayList;
import org.rashomon.harness.scenario.RunPlans;
import org.rashomon.harness.scenario.Scenario;
import org.rashomon.harness.scenario.Script;
import org.rashomon.history.Event;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Phase;
import org.rashomon.workloads.generators.Invocation;

/** Turns a recorded run into the scenario that has every step of it written out. */
public final class Recording {

    private Recording() {}

    /**
     * The same run, step by step.
     *
     * @param history of the scenario, in whatever world
     */
    public static Scenario explicit(Scenario scenario, History history) {
        if (!scenario.script().isEmpty()) {
            return scenario;
        }
        var began = time(history, Phase.WORK, 0);
        var ended = time(history, Phase.HEAL, history.endNanos());
        var steps = new ArrayList<Script.Operation>();
        var operations = history.operations();
        for (var row = 0; row < operations.size(); row++) {
            if (operations.invokedNanos(row) >= began && operations.invokedNanos(row) < ended) {
                steps.add(step(operations, row, began));
            }
        }
        var schedule = RunPlans.of(scenario, SimulatedClock.BEGINNING, "").schedule();
        return scenario.withScript(new Script(steps, schedule));
    }

    private static Script.Operation step(Operations operations, int row, long began) {
        var invocation = new Invocation(operations.function(row), operations.key(row), operations.argument(row));
        return new Script.Operation(
                Duration.ofNanos(operations.invokedNanos(row) - began),
                operations.session(row),
                operations.node(row),
                invocation);
    }

    private static long time(History history, Phase phase, long otherwise) {
        return history.start(phase).map(Event.PhaseStarted::timeNanos).orElse(otherwise);
    }
}
