package org.rashomon.harness.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.rashomon.harness.scenario.ScenarioException;
import org.rashomon.harness.serve.RunsFolder;
import org.rashomon.results.RunDirectory;
import org.rashomon.results.report.Pages.ListedRun;
import picocli.CommandLine.Parameters;

/** A folder of runs, as several commands take it. */
final class RunsOption {

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "The folder of runs (default ${DEFAULT-VALUE}).")
    private Path folder = Path.of("results", "runs");

    /** Those first that did not pass, then the newest. */
    List<ListedRun> runs() {
        if (!Files.isDirectory(folder)) {
            throw new ScenarioException("%s: is no folder; name one that holds runs".formatted(folder));
        }
        return new RunsFolder(folder).runs();
    }

    RunDirectory directory(ListedRun run) {
        return new RunDirectory(folder.resolve(run.name()));
    }

    /** Where the runs are. */
    Path folder() {
        return folder;
    }
}
