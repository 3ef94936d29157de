package org.rashomon.harness.sessions;

import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import org.rashomon.harness.deployment.RealWorld;
import org.rashomon.harness.docker.DockerDeployer;
import org.rashomon.harness.docker.DockerEngine;
import org.rashomon.harness.docker.DockerUnavailableException;
import org.rashomon.harness.local.LocalDeployer;
import org.rashomon.harness.runner.World;
import org.rashomon.harness.scenario.Scenario;
import org.rashomon.harness.simulation.SimulatedWorld;
import org.rashomon.harness.system.SystemUnderTest;
import org.rashomon.results.RunDirectory;

/** The one place that knows every world. */
public final class Worlds {

    private Worlds() {}

    /**
     * Fails early where the world or the system that a scenario asks for cannot be had.
     *
     * @throws org.rashomon.harness.scenario.ScenarioException if there is no such system
     * @throws DockerUnavailableException if it takes a Docker engine and none answers
     */
    public static void requireAvailable(Scenario scenario) {
        if (!scenario.system().isEmpty()) {
            Systems.requireNamed(scenario.system());
        }
        if (scenario.world() == Scenario.World.DOCKER) {
            DockerEngine.connect();
        }
    }

    /** The world that a scenario asks for; nothing is deployed in it yet. */
    static World open(Scenario scenario, RunDirectory directory, Optional<URI> toxiproxy, Consumer<String> progress) {
        return switch (scenario.world()) {
            case LOCAL -> new RealWorld(LocalDeployer.of(scenario, toxiproxy, directory.nodes(), directory.logs()));
            case DOCKER ->
                new RealWorld(
                        DockerDeployer.of(scenario, system(scenario), directory.nodes(), directory.logs(), progress));
            case SIMULATED -> new SimulatedWorld(scenario);
        };
    }

    /** A system of the user's own; empty for the bundled store. */
    private static Optional<SystemUnderTest> system(Scenario scenario) {
        return Optional.of(scenario.system()).filter(name -> !name.isEmpty()).map(Systems::named);
    }
}
