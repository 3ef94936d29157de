package org.rashomon.harness.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.rashomon.harness.deployment.FileTrees;
import org.rashomon.harness.scenario.ScenarioException;
import org.rashomon.results.report.Pages.ListedRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code rashomon gc}. */
@Command(
        name = "gc",
        mixinStandardHelpOptions = true,
        description = {
            "Removes the directories of old runs that passed, the oldest first.",
            "Runs that did not pass stay, unless --failed says otherwise; what is no run is not touched."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  rashomon gc --keep 100 --max 1g", "  rashomon gc --keep 0 --dry-run"})
final class GcCommand implements Callable<Integer> {

    @Mixin
    private RunsOption runs = new RunsOption();

    @Option(names = "--keep", paramLabel = "N", description = "How many runs may stay (default ${DEFAULT-VALUE}).")
    private int keep = 100;

    @Option(names = "--max", paramLabel = "SIZE", description = "What they may need, such as 500m or 1g.")
    private Optional<String> max = Optional.empty();

    @Option(names = "--failed", description = "Removes runs that did not pass, too, after those that did.")
    private boolean isFailedToo;

    @Option(names = "--dry-run", description = "Says what would be removed, and removes nothing.")
    private boolean isDryRun;

    @Option(names = "--json", description = "Prints one JSON object a line for each run that is removed.")
    private boolean isJson;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything runs.
    private CommandSpec spec;

    @Override
    public Integer call() {
        var all = runs.runs();
        var most = max.map(text -> Sizes.parse(text)
                        .orElseThrow(() -> new ScenarioException(
                                "--max: must be a size, such as 500m or 1g, was \"%s\"".formatted(text))))
                .orElse(Long.MAX_VALUE);
        var count = all.size();
        var sizes = all.stream().collect(Collectors.toMap(ListedRun::name, this::bytes));
        var bytes = sizes.values().stream().mapToLong(Long::longValue).sum();
        for (var run : removable(all)) {
            if (count <= keep && bytes <= most) {
                break;
            }
            var size = sizes.getOrDefault(run.name(), 0L);
            if (!isDryRun) {
                delete(runs.directory(run).path());
            }
            spec.commandLine().getOut().println(line(run.name(), size));
            count--;
            bytes -= size;
        }
        spec.commandLine()
                .getErr()
                .println(String.format(Locale.ROOT, "%d runs of %.1f MB are left", count, bytes / 1e6));
        return 0;
    }

    private String line(String run, long bytes) {
        return isJson
                ? JsonMapper.shared().writeValueAsString(new Removed(run, bytes, !isDryRun))
                : String.format(
                        Locale.ROOT, "%s %s (%.1f MB)", isDryRun ? "would remove" : "removed", run, bytes / 1e6);
    }

    /** A run that is to go. */
    private record Removed(String run, long bytes, boolean removed) {}

    /** Those that passed, the oldest first; then the others if they may go. */
    private List<ListedRun> removable(List<ListedRun> all) {
        return all.stream()
                .filter(run -> isFailedToo || run.result().passed())
                .sorted(Comparator.comparing((ListedRun run) -> !run.result().passed())
                        .thenComparing(ListedRun::name))
                .toList();
    }

    private long bytes(ListedRun run) {
        try (var files = Files.walk(runs.directory(run).path())) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void delete(Path directory) {
        try {
            FileTrees.delete(directory);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
