package org.rashomon.results;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The directory of one run, and where everything lies in it; docs/results.md says what each file holds.
 *
 * <p>Directories of runs sort by the time of their start. {@code latest}, beside them, leads to the newest.
 *
 * @param path the directory itself, as the user named it; never a link
 */
public record RunDirectory(Path path) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int NAME_LENGTH = 60;

    /** More runs than this with one name in one millisecond are not runs. */
    private static final int ATTEMPTS = 1000;

    /**
     * Makes a directory {@code TIME-NAME} that did not exist before, and lets {@code latest} lead to it.
     *
     * @param name the scenario's name; what is not a plain file name in it is replaced
     * @throws RunDirectoryException if nothing can be written there
     */
    public static RunDirectory create(Path runsRoot, String name, Instant start) {
        try {
            Files.createDirectories(runsRoot);
            var created = new RunDirectory(createUnique(runsRoot, TIME.format(start) + "-" + plain(name)));
            Files.createDirectories(created.logs());
            Files.createDirectories(created.nodes());
            LatestRun.in(runsRoot).pointAt(created.path);
            return created;
        } catch (IOException failure) {
            throw new RunDirectoryException(
                    runsRoot,
                    "cannot write run directories here (%s); make it writable, or choose another folder with --out"
                            .formatted(failure),
                    failure);
        }
    }

    /**
     * The directory of an earlier run.
     *
     * @param path the directory, or the {@code latest} beside it
     * @throws RunDirectoryException if there is none
     */
    public static RunDirectory open(Path path) {
        var directory = LatestRun.follow(path);
        if (!Files.isDirectory(directory)) {
            throw new RunDirectoryException(
                    path, "there is no run directory here; name one, such as results/runs/latest after a first run");
        }
        if (!Files.isReadable(directory)) {
            throw new RunDirectoryException(path, "the run directory cannot be read; change its permissions");
        }
        return new RunDirectory(directory);
    }

    /** The folder of the history's segments, written while the run goes on. */
    public Path history() {
        return path.resolve("history");
    }

    /** The scenario as it was run, every default filled in. */
    public Path scenario() {
        return path.resolve("scenario.yaml");
    }

    /** The verdict and what led to it, for machines; see {@link ResultJson}. */
    public Path result() {
        return path.resolve("result.json");
    }

    /** The same for people. */
    public Path report() {
        return path.resolve("report.html");
    }

    /** The folder of everyone's logs. */
    public Path logs() {
        return path.resolve("logs");
    }

    /** The harness's own log. */
    public Path harnessLog() {
        return logs().resolve("harness.log");
    }

    /** The folder of the nodes' data directories. */
    public Path nodes() {
        return path.resolve("nodes");
    }

    private static Path createUnique(Path runsRoot, String name) throws IOException {
        for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var candidate = runsRoot.resolve(attempt == 1 ? name : name + "-" + attempt);
            if (isCreated(candidate)) {
                return candidate;
            }
        }
        throw new IOException("%d runs named %s exist".formatted(ATTEMPTS, name));
    }

    private static boolean isCreated(Path directory) throws IOException {
        try {
            Files.createDirectory(directory);
            return true;
        } catch (FileAlreadyExistsException taken) {
            return false;
        }
    }

    private static String plain(String name) {
        var plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "-").replaceAll("^-+|-+$", "");
        var cut = plain.substring(0, Math.min(plain.length(), NAME_LENGTH));
        return cut.isEmpty() ? "run" : cut;
    }
}
