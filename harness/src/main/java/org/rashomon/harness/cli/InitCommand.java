package org.rashomon.harness.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.rashomon.harness.scenario.ScenarioException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
        footer = {"  rashomon init", "  rashomon init replication-tests --template cart"})
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

    /** What there is to begin with: a workload, and a strategy that is made for it. */
    private static final Map<String, Start> STARTS = new TreeMap<>(Map.of(
            "register", new Start("register", "lww-wall-clock"),
            "set", new Start("set", "or-set"),
            "cart", new Start("cart", "or-set"),
            "counter", new Start("counter", "pn-counter"),
            "list", new Start("list", "sequence"),
            "siblings", new Start("title", "siblings")));

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "Where to (default: here).")
    private Path directory = Path.of("");

    @Option(
            names = "--template",
            paramLabel = "NAME",
            description = "What clients do: cart, counter, list, register, set or siblings (default ${DEFAULT-VALUE}).")
    private String template = "register";

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything runs.
    private CommandSpec spec;

    /** A workload and a strategy, to be put in the place of those of the templates. */
    private record Start(String workload, String strategy) {
        String in(String text) {
            return text.replaceAll("(workload(?:: | = \"))register", "$1" + workload)
                    .replace("[register, set]", workload.equals("register") ? "[register, set]" : "[" + workload + "]")
                    .replaceAll("(strategy(?:: | = \"))lww-wall-clock", "$1" + strategy);
        }
    }

    private record Template(String resource, String file, String purpose) {}

    @Override
    public Integer call() {
        var start = Optional.ofNullable(STARTS.get(template))
                .orElseThrow(() -> new ScenarioException("--template: there is no template \"%s\"; templates: %s"
                        .formatted(template, String.join(", ", STARTS.keySet()))));
        for (var one : TEMPLATES) {
            var file = directory.resolve(one.file);
            if (Files.exists(file)) {
                throw new ScenarioException(
                        "%s: is there already; remove it, or name another directory".formatted(file));
            }
        }
        for (var one : TEMPLATES) {
            var file = directory.resolve(one.file);
            write(file, start.in(text(one.resource)));
            spec.commandLine().getOut().printf("%-48s %s%n", file, one.purpose);
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
