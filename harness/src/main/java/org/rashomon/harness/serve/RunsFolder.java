package org.rashomon.harness.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rashomon.results.ResultJson;
import org.rashomon.results.RunDirectory;
import org.rashomon.results.RunDirectoryException;
import org.rashomon.results.report.Pages.ListedRun;

/** A folder of runs, out of which nothing is read that lies elsewhere, whatever name it is asked by. */
public final class RunsFolder {

    private final Path root;

    public RunsFolder(Path root) {
        this.root = root;
    }

    /** The runs that have a result: those first that did not pass, then the newest. */
    public List<ListedRun> runs() {
        var runs = new ArrayList<ListedRun>();
        try (var entries = Files.list(root)) {
            entries.filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
                    .forEach(entry -> listed(entry).ifPresent(runs::add));
        } catch (IOException unreadable) {
            return List.of();
        }
        runs.sort(Comparator.comparing((ListedRun run) -> run.result().passed())
                .thenComparing(Comparator.comparing(ListedRun::name).reversed()));
        return List.copyOf(runs);
    }

    /** The run of that name, if the folder holds one. */
    public Optional<RunDirectory> run(String name) {
        return within(root, name).filter(Files::isDirectory).map(RunDirectory::new);
    }

    /** A file of a run, if the run holds it. */
    public Optional<Path> file(RunDirectory run, String path) {
        return within(run.path(), path).filter(Files::isRegularFile);
    }

    /** What lies under a path within a folder, links followed, if that is still within the folder. */
    private static Optional<Path> within(Path folder, String path) {
        try {
            var real = folder.toRealPath();
            var found = real.resolve(path.replaceAll("^/+", "")).normalize();
            if (path.isEmpty() || !found.startsWith(real) || found.equals(real)) {
                return Optional.empty();
            }
            var target = found.toRealPath();
            return target.startsWith(real) && !target.equals(real) ? Optional.of(target) : Optional.empty();
        } catch (IOException | InvalidPathException absent) {
            return Optional.empty();
        }
    }

    private static Optional<ListedRun> listed(Path directory) {
        var file = new RunDirectory(directory).result();
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ListedRun(directory.getFileName().toString(), ResultJson.read(file)));
        } catch (RunDirectoryException unreadable) {
            return Optional.empty();
        }
    }
}
