package org.rashomon.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.platform.commons.JUnitException;
import org.rashomon.harness.scenario.Scenario;
import org.rashomon.harness.scenario.ScenarioException;
import org.rashomon.harness.scenario.ScenarioFile;
import org.rashomon.harness.scenario.ScenarioReader;
import org.rashomon.harness.scenario.Settings;
import org.rashomon.harness.sessions.Defects;
import org.rashomon.harness.sessions.Regression;
import org.rashomon.harness.sessions.RunSession;
import org.rashomon.results.RunDirectory;

/**
 * What an annotation asks for.
 *
 * @param judging what is made of each run before anybody sees it
 */
record Plan(Settings settings, List<Long> seeds, UnaryOperator<Run> judging) {

    private static final String WORLD = "world";
    private static final String SEED = "seed";

    /**
     * Reads an annotation, and makes sure that its runs can be had.
     *
     * @throws ScenarioException if it asks for what cannot be
     */
    static Plan of(ReplicationTest asked, Optional<ReplicatedSystem> system) {
        var plan = asked.replay().isEmpty() ? ofSeeds(asked, system) : ofReplay(Path.of(asked.replay()));
        var scenario = plan.scenario(plan.seeds.getFirst());
        requireKnown(scenario.defect());
        RunSession.requireAvailable(scenario);
        return plan;
    }

    private Scenario scenario(long seed) {
        return ScenarioReader.read(settings.with(SEED, Long.toString(seed), "@ReplicationTest(seeds)"), seed);
    }

    Run run(long seed, Path out) {
        return judging.apply(Run.of(scenario(seed), out));
    }

    private static Plan ofSeeds(ReplicationTest asked, Optional<ReplicatedSystem> system) {
        if (asked.seeds() < 1) {
            throw new ScenarioException("@ReplicationTest(seeds): must be at least 1, was " + asked.seeds());
        }
        var first = asked.firstSeed();
        return new Plan(
                settings(asked, system),
                LongStream.range(first, first + asked.seeds()).boxed().toList(),
                UnaryOperator.identity());
    }

    /** Says again exactly what was run: other attributes would make it another run. */
    private static Plan ofReplay(Path what) {
        if (Regression.isNamed(what)) {
            var regression = Regression.read(what);
            return new Plan(
                    regression.settings(),
                    List.of(regression.scenario().seed()),
                    run -> new Run(run.history(), Regression.judged(run.result()), run.directory()));
        }
        var file = Files.isDirectory(what) ? RunDirectory.open(what).scenario() : what;
        var settings = ScenarioFile.read(file);
        var seed = ScenarioReader.read(settings, 0).seed();
        return new Plan(settings, List.of(seed), UnaryOperator.identity());
    }

    static Settings settings(ReplicationTest asked, Optional<ReplicatedSystem> system) {
        var settings = asked.scenario().isEmpty() ? Settings.NONE : ScenarioFile.read(Path.of(asked.scenario()));
        if (!settings.values().containsKey(WORLD)) {
            settings = settings.with(WORLD, system.isPresent() ? "docker" : "simulated", Settings.DEFAULT);
        }
        if (system.isPresent()) {
            settings = settings.with("system", system.get().value().getName(), "@ReplicatedSystem");
        }
        settings = with(settings, WORLD, asked.world());
        settings = with(settings, "strategy", asked.strategy());
        settings = with(settings, "topology", asked.topology());
        settings = with(settings, "workload", asked.workload());
        settings = with(settings, "faults", asked.faults());
        settings = with(settings, "timeLimit", asked.timeLimit());
        settings = with(settings, "defect", asked.defect());
        for (var assignment : asked.settings()) {
            var equals = assignment.indexOf('=');
            if (equals < 1) {
                throw new ScenarioException(
                        "@ReplicationTest(settings): takes name=value, was \"%s\"".formatted(assignment));
            }
            settings = with(settings, assignment.substring(0, equals), assignment.substring(equals + 1));
        }
        return settings;
    }

    private static Settings with(Settings settings, String name, String text) {
        return text.isEmpty() ? settings : settings.with(name, text, "@ReplicationTest(%s)".formatted(name));
    }

    private static void requireKnown(String defect) {
        try {
            Defects.requireKnown(defect);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new JUnitException("interrupted", interrupted);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The seeds that failed before and then the others, none twice. */
    Plan remembering(List<Long> failed) {
        return new Plan(
                settings,
                Stream.concat(failed.stream(), seeds.stream()).distinct().toList(),
                judging);
    }
}
