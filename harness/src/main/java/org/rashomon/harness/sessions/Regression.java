package org.rashomon.harness.sessions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.Checker;
import org.rashomon.harness.scenario.NearNames;
import org.rashomon.harness.scenario.Scenario;
import org.rashomon.harness.scenario.ScenarioException;
import org.rashomon.harness.scenario.ScenarioFile;
import org.rashomon.harness.scenario.ScenarioReader;
import org.rashomon.harness.scenario.Settings;
import org.rashomon.harness.scenario.Settings.Setting;
import org.rashomon.results.Conclusion;
import org.rashomon.results.RunResult;

/**
 * A case that failed once and must not come back: a scenario with every step written out, and the anomaly that it
 * showed, in one small file that can be read, committed and replayed.
 *
 * @param file where it is
 * @param settings the scenario
 * @param signature {@code CHECKER/ANOMALY}
 */
public record Regression(Path file, Settings settings, String signature) {

    private static final String SUFFIX = ".run";
    private static final String SIGNATURE = "regression";
    private static final int MOST_BYTES = 100_000;

    /** What a replay says of the case. */
    public enum Outcome {
        /** It shows the anomaly. */
        SHOWN,
        /** It shows another one instead. */
        OTHER,
        /** It shows none. */
        GONE,
        /** The run does not count. */
        BROKEN
    }

    /** Whether a path is that of a case, by its name. */
    public static boolean isNamed(Path file) {
        return String.valueOf(file.getFileName()).endsWith(SUFFIX) && !Files.isDirectory(file);
    }

    /**
     * Reads a case.
     *
     * @throws ScenarioException if it is none
     */
    public static Regression read(Path file) {
        var all = ScenarioFile.read(file);
        var signature = Optional.ofNullable(all.values().get(SIGNATURE))
                .orElseThrow(() -> new ScenarioException(
                        ("%s: is no case, for it does not say \"%s: CHECKER/ANOMALY\"; rashomon shrink RUN -o NAME.run"
                                        + " writes one")
                                .formatted(file, SIGNATURE)));
        checkSignature(signature);
        var settings = all.without(List.of(SIGNATURE));
        if (ScenarioReader.read(settings, 0).script().operations().isEmpty()) {
            throw new ScenarioException(
                    "%s: is no case, for it has no operations; rashomon shrink RUN -o NAME.run writes one"
                            .formatted(file));
        }
        return new Regression(file, settings, signature.text());
    }

    private static void checkSignature(Setting signature) {
        var parts = signature.text().split("/", -1);
        if (parts.length != 2) {
            throw new ScenarioException("%s: must be CHECKER/ANOMALY, such as lost-write/vanished-write, was \"%s\""
                    .formatted(signature.origin(), signature.text()));
        }
        requireOne(
                signature,
                "checker",
                parts[0],
                Questions.all().stream().map(Checker::name).toList());
        requireOne(
                signature,
                "anomaly",
                parts[1],
                AnomalyCatalogue.entries().stream()
                        .map(AnomalyCatalogue.Entry::name)
                        .toList());
    }

    private static void requireOne(Setting signature, String what, String name, List<String> names) {
        if (!names.contains(name)) {
            throw new ScenarioException("%s: there is no %s \"%s\"%s"
                    .formatted(
                            signature.origin(),
                            what,
                            name,
                            NearNames.nearest(name, names)
                                    .map("; did you mean \"%s\"?"::formatted)
                                    .orElse("")));
        }
    }

    /**
     * Writes a case, where none is yet.
     *
     * @return how many bytes it has
     * @throws ScenarioException if the file cannot be one of a case
     */
    public static int write(Path file, Scenario scenario, String signature) {
        requireNew(file);
        var text = "# A case that failed once, made small. rashomon replay %s says whether it still does.%n%s: %s%n%s"
                .formatted(file.getFileName(), SIGNATURE, signature, ScenarioFile.write(scenario));
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MOST_BYTES) {
            throw new ScenarioException(String.format(
                    Locale.ROOT,
                    "%s: the case takes %,d bytes, more than %,d; let it become smaller with a longer --time-budget",
                    file,
                    bytes.length,
                    MOST_BYTES));
        }
        try {
            var folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.write(file, bytes);
            return bytes.length;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Fails unless a case can be written there. */
    public static void requireNew(Path file) {
        if (!isNamed(file)) {
            throw new ScenarioException("%s: a case is kept in a file NAME%s".formatted(file, SUFFIX));
        }
        if (Files.exists(file)) {
            throw new ScenarioException("%s: is there already; remove it, or choose another name".formatted(file));
        }
    }

    /**
     * The cases of a folder, by name.
     *
     * @param place where the folder was named
     * @throws ScenarioException if there is no such folder, or no case in it
     */
    public static List<Regression> allIn(Path folder, String place) {
        try (var files = Files.list(folder)) {
            var cases = files.filter(Regression::isNamed).sorted().toList();
            if (cases.isEmpty()) {
                throw new ScenarioException(
                        "%s: %s holds no case, that is, no file *%s".formatted(place, folder, SUFFIX));
            }
            return cases.stream().map(Regression::read).toList();
        } catch (IOException absent) {
            throw new ScenarioException("%s: there is no folder %s".formatted(place, folder), absent);
        }
    }

    /** The name of the case: that of its file. */
    public String name() {
        return String.valueOf(file.getFileName());
    }

    /** The scenario. */
    public Scenario scenario() {
        return ScenarioReader.read(settings, 0);
    }

    /** What a replay of a few steps shows; that they do not amount to a test is not asked. */
    public static RunResult judged(RunResult replayed) {
        return replayed.without("vacuity");
    }

    /** What a judged replay says of the case. */
    public Outcome outcome(RunResult judged) {
        if (judged.signatures().contains(signature)) {
            return Outcome.SHOWN;
        }
        return switch (judged.verdict()) {
            case INVALID -> Outcome.OTHER;
            case BROKEN -> Outcome.BROKEN;
            case VALID, UNDECIDED, VACUOUS -> Outcome.GONE;
        };
    }

    /** The same in one sentence. */
    public String sentence(RunResult judged) {
        return switch (outcome(judged)) {
            case SHOWN -> "%s still shows %s".formatted(name(), signature);
            case OTHER ->
                "%s shows no %s any more, but %s".formatted(name(), signature, String.join(", ", judged.signatures()));
            case GONE ->
                judged.verdict() == Conclusion.VALID
                        ? "%s shows no %s any more".formatted(name(), signature)
                        : "%s shows no %s any more, but is %s: %s"
                                .formatted(name(), signature, judged.verdict().label(), judged.reason());
            case BROKEN -> "%s could not be replayed: %s".formatted(name(), judged.reason());
        };
    }
}
