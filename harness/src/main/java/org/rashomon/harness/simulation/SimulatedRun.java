package org.rashomon.harness.simulation;

import org.rashomon.harness.runner.Progress;
import org.rashomon.harness.runner.Runner;
import org.rashomon.harness.scenario.RunPlans;
import org.rashomon.harness.scenario.Scenario;
import org.rashomon.history.EventSink;
import org.rashomon.history.History;
import org.rashomon.history.HistoryBuilder;
import org.rashomon.history.Phase;

/** One run in virtual time, from the first event to the last, on the calling thread. */
public final class SimulatedRun {

    private SimulatedRun() {}

    /** Runs a scenario and hands out its events. */
    public static void into(EventSink sink, Scenario scenario, String version) {
        try (var world = new SimulatedWorld(scenario)) {
            var plan = RunPlans.of(scenario, world.now(), version);
            var runner = new Runner(plan, world, sink, new Silence());
            world.scheduler().execute(() -> runner.start(world::stop));
            world.run();
            runner.tearingDown();
        }
    }

    /** The history of a scenario. */
    public static History of(Scenario scenario, String version) {
        var history = new HistoryBuilder();
        into(history::add, scenario, version);
        return history.build();
    }

    /** Nobody waits for it. */
    private static final class Silence implements Progress {
        @Override
        public void phase(Phase phase, String detail) {}

        @Override
        public void fault(String description) {}

        @Override
        public void healed(String description) {}

        @Override
        public void working(double seconds, long operations) {}
    }
}
