package org.rashomon.harness.cli;

import java.net.URI;
import java.util.Optional;
import org.rashomon.harness.local.LocalWorld;
import org.rashomon.harness.runner.World;
import org.rashomon.harness.scenario.Scenario;
import org.rashomon.harness.simulation.SimulatedWorld;
import org.rashomon.results.RunDirectory;

/** The one place that knows every world. */
final class Worlds {

    private Worlds() {}

    /** The world that a scenario asks for; nothing is deployed in it yet. */
    static World open(Scenario scenario, RunDirectory directory, Optional<URI> toxiproxy) {
        return switch (scenario.world()) {
            case LOCAL -> new LocalWorld(scenario, toxiproxy, directory.nodes(), directory.logs());
            case SIMULATED -> new SimulatedWorld(scenario);
        };
    }
}
