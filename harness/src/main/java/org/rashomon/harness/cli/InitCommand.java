package org.rashomon.harness.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.rashomon.harness.scenario.ScenarioException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rashomon init}. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a scenario, a campaign, a JUnit test and a CI workflow to start from.",
            "Nothing that is there already is overwritten."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  rashomon init", "  rashomon init replication-tests"})
final class InitCommand implements Callable<Integer> {

    /** The files, in the order in which they are told; each lies beside this class as a resource. */
    private static final List<Template> TEMPLATES = List.of(
            new Template("scenario.yaml", "scenario.yaml", "one run: rashomon run scenario.yaml"),
            new Template("campaign.yaml", "campaign.yaml", "many runs: rashomon campaign campaign.yaml --profile ci"),
            new Template(
                    "FirstReplicationTest.java.txt",
                    "src/test/java/replication/FirstReplicationTest.java",
                    "the same as a JUnit test; docs/junit.md says what it needs"),
            new Template("workflow.yml", ".github/workflows/replication.yml", "the campaign on GitHub Actions"));

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "Where to (default: here).")
    private Path directory = Path.of("");

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything runs.
    private CommandSpec spec;

    private record Template(String resource, String file, String purpose) {}

    @Override
    public Integer call() {
        for (var template : TEMPLATES) {
            var file = directory.resolve(template.file);
            if (Files.exists(file)) {
                throw new ScenarioException(
                        "%s: is there already; remove it, or name another directory".formatted(file));
            }
        }
        for (var template : TEMPLATES) {
            var file = directory.resolve(template.file);
            write(file, text(template.resource));
            spec.commandLine().getOut().printf("%-48s %s%n", file, template.purpose);
        }
        return 0;
    }

    private static void write(Path file, String text) {
        try {
            var folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String text(String resource) {
        try (var stream = InitCommand.class.getResourceAsStream("/org/rashomon/harness/init/" + resource)) {
            if (stream == null) {
                throw new IllegalStateException("the build lacks the template " + resource);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
