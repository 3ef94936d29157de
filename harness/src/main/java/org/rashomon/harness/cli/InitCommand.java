package org.rashomon.harness.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
        footer = {
            "  rashomon init",
            "  rashomon init replication-tests --template cart",
            "  rashomon init replication-tests --sut testcontainers"
        })
final class InitCommand implements Callable<Integer> {

    private static final String YAML_IMPORTS = """
            import tools.jackson.databind.JsonNode;
            import tools.jackson.dataformat.yaml.YAMLMapper;
            """;

    /** The steps of a workflow that let the campaign find a system of one's own. */
    private static final String COMPILED = """
                  - run: mvn -q test-compile
                  - uses: ./.rashomon
                    env:
                      RASHOMON_CLASSPATH: ${{ github.workspace }}/target/test-classes
            """;

    /** What is tested. */
    private enum Sut {
        /** The bundled store, in virtual time. */
        DEMO("simulated"),
        /** The bundled store, a process for each node. */
        PROCESS("local"),
        /** A system of one's own, a container for each node, by a class. */
        TESTCONTAINERS("docker"),
        /** The same, by a class that reads the file of Docker Compose. */
        COMPOSE("docker");

        private final String world;

        Sut(String world) {
            this.world = world;
        }

        private boolean isOwn() {
            return this == TESTCONTAINERS || this == COMPOSE;
        }

        private String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The files, in the order in which they are told; each lies beside this class as a resource. */
        private List<Template> templates() {
            var files = new ArrayList<>(List.of(
                    new Template("scenario.yaml", "scenario.yaml", "one run: rashomon run scenario.yaml"),
                    new Template(
                            isOwn() ? "campaign-system.yaml" : "campaign.yaml",
                            "campaign.yaml",
                            "many runs: rashomon campaign campaign.yaml --profile ci")));
            if (this == COMPOSE) {
                files.add(new Template("compose.yaml", "compose.yaml", "the system: a node of it"));
            }
            if (isOwn()) {
                files.add(new Template(
                        "MySystem.java.txt",
                        "src/test/java/replication/MySystem.java",
                        "how to deploy and to ask it; docs/own-system.md"));
            }
            files.add(new Template(
                    "FirstReplicationTest.java.txt",
                    "src/test/java/replication/FirstReplicationTest.java",
                    "the same as a JUnit test; docs/junit.md says what it needs"));
            files.add(new Template(
                    "workflow.yml", ".github/workflows/replication.yml", "the campaign on GitHub Actions"));
            return files;
        }

        /** A template for this system. */
        private String in(String text) {
            var own = isOwn() ? "\nsystem: replication.MySystem" : "";
            var deployed = text.replace("world: local", "world: " + world + own);
            if (!isOwn()) {
                return deployed;
            }
            return deployed.replace("@PATH@", this == COMPOSE ? "import java.nio.file.Path;\n" : "")
                    .replace("@MAP@", "import java.util.%s;\n".formatted(this == COMPOSE ? "HashMap" : "Map"))
                    .replace("@YAML@", this == COMPOSE ? YAML_IMPORTS : "")
                    .replace(
                            "@CONTAINER@",
                            InitCommand.text("container-%s.txt".formatted(label()))
                                    .stripTrailing())
                    .replace(
                            "class FirstReplicationTest",
                            "@ReplicatedSystem(MySystem.class)\nclass FirstReplicationTest")
                    .replace(
                            "import org.rashomon.junit.ReplicationTest;",
                            "import org.rashomon.junit.ReplicatedSystem;\nimport org.rashomon.junit.ReplicationTest;")
                    .replace("a run, in simulation;", "a run, in fresh containers;")
                    .replace("      - uses: ./.rashomon\n", COMPILED);
        }
    }

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

    @Option(
            names = "--sut",
            paramLabel = "NAME",
            description = {
                "What is tested: demo, the bundled store in virtual time; process, the same as processes; "
                        + "testcontainers or compose, a system of yours in containers (default ${DEFAULT-VALUE})."
            })
    private String sut = "demo";

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
        var system = system(start);
        for (var one : system.templates()) {
            var file = directory.resolve(one.file);
            if (Files.exists(file)) {
                throw new ScenarioException(
                        "%s: is there already; remove it, or name another directory".formatted(file));
            }
        }
        for (var one : system.templates()) {
            var file = directory.resolve(one.file);
            write(file, system.in(start.in(text(one.resource))));
            spec.commandLine().getOut().printf("%-48s %s%n", file, one.purpose);
        }
        return 0;
    }

    private Sut system(Start start) {
        var system = Arrays.stream(Sut.values())
                .filter(known -> known.label().equals(sut))
                .findFirst()
                .orElseThrow(() -> new ScenarioException("--sut: there is no \"%s\"; there are %s"
                        .formatted(
                                sut, Arrays.stream(Sut.values()).map(Sut::label).collect(Collectors.joining(", ")))));
        if (system.isOwn() && !start.workload.equals("register")) {
            throw new ScenarioException(
                    "--template: the store that --sut %s begins with holds registers only; leave it out"
                            .formatted(sut));
        }
        return system;
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
