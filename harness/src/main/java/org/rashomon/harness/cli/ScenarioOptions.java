package org.rashomon.harness.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.rashomon.harness.scenario.Overrides;
import org.rashomon.harness.scenario.ScenarioFile;
import org.rashomon.harness.scenario.Settings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What to run, from a file and from options, which win over it. */
final class ScenarioOptions {

    @Parameters(arity = "0..1", paramLabel = "SCENARIO.yaml", description = "What to run; options win over it.")
    private Optional<Path> scenarioFile = Optional.empty();

    @Option(
            names = "--world",
            paramLabel = "NAME",
            description = "Where nodes run: local, docker or simulated (default local).")
    private Optional<String> world = Optional.empty();

    @Option(names = "--nodes", paramLabel = "N", description = "How many nodes (default 3).")
    private Optional<String> nodes = Optional.empty();

    @Option(names = "--topology", paramLabel = "NAME", description = "Who replicates to whom (all-to-all).")
    private Optional<String> topology = Optional.empty();

    @Option(names = "--strategy", paramLabel = "NAME", description = "How conflicts are resolved (lww-wall-clock).")
    private Optional<String> strategy = Optional.empty();

    @Option(
            names = "--workload",
            paramLabel = "NAME",
            description = "What clients do (default: what suits the strategy).")
    private Optional<String> workload = Optional.empty();

    @Option(names = "--faults", paramLabel = "A,B,..|none", description = "What breaks (default partition,kill).")
    private Optional<String> faults = Optional.empty();

    @Option(names = "--time-limit", paramLabel = "TIME", description = "How long clients work (default 20s).")
    private Optional<String> timeLimit = Optional.empty();

    @Option(names = "--rate", paramLabel = "OPS", description = "Operations a second over all clients (default 200).")
    private Optional<String> rate = Optional.empty();

    @Option(names = "--system", paramLabel = "CLASS", description = "Deploys a system of your own, in containers.")
    private Optional<String> system = Optional.empty();

    @Option(names = "--defect", paramLabel = "NAME", description = "Plants a known defect in the store.")
    private Optional<String> defect = Optional.empty();

    @Mixin
    private OverrideOptions overrides = new OverrideOptions();

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything runs.
    private CommandSpec command;

    /** The file that was named, if any. */
    Optional<Path> file() {
        return scenarioFile;
    }

    /** Everything that was said, with the place where. */
    Settings settings() {
        return settings(Optional.empty());
    }

    /** Everything that was said, with the place where, and a seed. */
    Settings settings(Optional<String> seed) {
        return scenarioFile
                .map(ScenarioFile::open)
                .orElse(ScenarioFile.Content.NONE)
                .under(overrides(seed));
    }

    /** What was said above the file. */
    Overrides overrides(Optional<String> seed) {
        return overrides.with(
                command,
                Settings.NONE
                        .withOptional("world", world, "--world")
                        .withOptional("nodes", nodes, "--nodes")
                        .withOptional("topology", topology, "--topology")
                        .withOptional("strategy", strategy, "--strategy")
                        .withOptional("workload", workload, "--workload")
                        .withOptional("faults", faults, "--faults")
                        .withOptional("timeLimit", timeLimit, "--time-limit")
                        .withOptional("rate", rate, "--rate")
                        .withOptional("defect", defect, "--defect")
                        .withOptional("system", system, "--system")
                        .withOptional("seed", seed, "--seed"));
    }
}
