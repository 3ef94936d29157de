package org.rashomon.harness.cli;

import java.util.Map;
import org.rashomon.harness.scenario.Scenario;
import org.rashomon.harness.serve.LivePage;
import org.rashomon.harness.sessions.Display;
import org.rashomon.history.Phase;
import org.rashomon.results.RunResult;

/** Shows a run on its live page. */
final class LiveDisplay implements Display {

    private final LivePage page;

    LiveDisplay(LivePage page, Scenario scenario) {
        this.page = page;
        page.tell(
                "run",
                Map.of(
                        "name", scenario.name(),
                        "seed", scenario.seed(),
                        "world", scenario.world().label(),
                        "workload", scenario.workload(),
                        "faults", scenario.faultNames(),
                        "workSeconds", scenario.timeLimit().toNanos() / 1e9));
    }

    @Override
    public void line(String text) {
        page.say(text);
    }

    @Override
    public void phase(Phase phase, String detail) {
        page.tell("phase", Map.of("name", phase.label(), "detail", detail));
    }

    @Override
    public void fault(String description) {
        page.tell("fault", Map.of("description", description));
    }

    @Override
    public void healed(String description) {
        page.tell("healed", Map.of("description", description));
    }

    @Override
    public void working(double seconds, long operations) {
        page.tell("working", Map.of("seconds", seconds, "operations", operations));
    }

    /** What came of it. */
    void verdict(RunResult result) {
        page.tell(
                "verdict",
                Map.of(
                        "word", result.verdict().word(),
                        "label", result.verdict().label(),
                        "reason", result.reason(),
                        "directory", result.runDirectory(),
                        "replay", result.replay()));
    }
}
