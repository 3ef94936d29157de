package org.rashomon.harness.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rashomon.harness.docker.DockerUnavailableException;
import org.rashomon.harness.scenario.Environment;
import org.rashomon.harness.scenario.NearNames;
import org.rashomon.harness.scenario.ScenarioException;
import org.rashomon.harness.scenario.ScenarioReader;
import org.rashomon.harness.sessions.Version;
import org.rashomon.results.RunDirectoryException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The command {@code rashomon}. */
@Command(
        name = "rashomon",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Breaks multi-leader replication, and proves from the recorded history what was lost,",
            "reordered, or never converged."
        },
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "  0:pass",
            "  1:an anomaly was found",
            "  2:undecided: the evidence or the budget ran out",
            "  3:vacuous: the run proved nothing",
            "  4:broken: the harness or the system failed",
            " 64:wrong usage",
            " 70:internal error",
            "130:interrupted"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rashomon run                                  three leaders, partitions and kills, 20 s",
            "  rashomon run --faults clock,partition --seed 7",
            "  rashomon run --defect drop-acknowledged       plant a defect and see it found",
            "  rashomon check results/runs/latest            judge a recorded history again",
            "  rashomon serve                                look at the runs in a browser",
            "  rashomon campaign faults.yaml --budget 12m    many runs, for CI"
        },
        subcommands = {
            RunCommand.class,
            SimulateCommand.class,
            ReplayCommand.class,
            RerunCommand.class,
            ShrinkCommand.class,
            SelfTestCommand.class,
            CheckCommand.class,
            ReportCommand.class,
            CompareCommand.class,
            ServeCommand.class,
            LsCommand.class,
            ShowCommand.class,
            GcCommand.class,
            ExportCommand.class,
            CampaignCommand.class,
            MergeCommand.class,
            ListCommand.class,
            ExplainCommand.class,
            DoctorCommand.class,
            InitCommand.class,
            ConfigCommand.class,
            CompletionCommand.class
        })
public final class Rashomon implements Runnable {

    static final int BROKEN = 4;
    static final int USAGE = 64;
    static final int INTERNAL_ERROR = 70;

    /** The commands whose options can be said by variables. */
    private static final List<String> OF_VARIABLES = List.of("run", "simulate", "campaign");

    private static final String LOGGING = "logback.configurationFile";

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything runs.
    private CommandSpec spec;

    private final Environment environment;

    private Rashomon(Environment environment) {
        this.environment = environment;
    }

    /** The environment of the command line that a command belongs to. */
    static Environment environment(CommandSpec command) {
        return ((Rashomon) command.root().userObject()).environment;
    }

    /** Runs the command line and exits with the documented code. */
    public static void main(String[] arguments) {
        // Before the first logger: on the same class path the store has a configuration of its own.
        if (System.getProperty(LOGGING) == null) {
            System.setProperty(LOGGING, "org/rashomon/harness/logback.xml");
        }
        System.exit(execute(
                new PrintWriter(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8),
                new PrintWriter(new java.io.FileOutputStream(java.io.FileDescriptor.err), true, StandardCharsets.UTF_8),
                arguments));
    }

    /**
     * Runs the command line.
     *
     * @param out takes the result
     * @param err takes progress and errors
     * @return the exit code
     */
    static int execute(PrintWriter out, PrintWriter err, String... arguments) {
        return execute(System.getenv(), out, err, arguments);
    }

    /**
     * Runs the command line.
     *
     * @param variables those of the environment
     */
    static int execute(Map<String, String> variables, PrintWriter out, PrintWriter err, String... arguments) {
        var environment = new Environment(variables);
        var command = new CommandLine(new Rashomon(environment));
        command.getSubcommands().forEach((name, sub) -> {
            if (OF_VARIABLES.contains(name)) {
                sub.setDefaultValueProvider(new VariableDefaults(environment));
            }
        });
        var usage = command.getCommandSpec().usageMessage();
        command.getSubcommands().values().stream()
                .map(sub -> sub.getCommandSpec().usageMessage())
                .forEach(sub ->
                        sub.exitCodeListHeading(usage.exitCodeListHeading()).exitCodeList(usage.exitCodeList()));
        return command.setOut(out)
                .setErr(err)
                .setUsageHelpWidth(100)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Rashomon::wrongUsage)
                .setExecutionExceptionHandler(Rashomon::failed)
                .execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command");
    }

    private static int wrongUsage(ParameterException wrong, String[] arguments) {
        var command = wrong.getCommandLine();
        var defaults = new VariableDefaults(environment(command.getCommandSpec()));
        var known = wrong instanceof CommandLine.UnmatchedArgumentException unmatched
                ? unknown(command, unmatched)
                : Optional.<String>empty();
        if (known.isPresent()) {
            command.getErr().println("error: " + known.get());
        } else {
            command.getErr().println("error: " + defaults.blame(wrong, firstLine(wrong), arguments));
            CommandLine.UnmatchedArgumentException.printSuggestions(wrong, command.getErr());
        }
        return seeHelp(command);
    }

    /** A command that there is not, or a setting that was taken for an option. */
    private static Optional<String> unknown(CommandLine command, CommandLine.UnmatchedArgumentException unmatched) {
        var written = unmatched.getUnmatched().getFirst();
        if (command.getParent() == null && !unmatched.isUnknownOption()) {
            var near = NearNames.nearest(written, command.getSubcommands().keySet());
            return Optional.of("there is no command \"%s\"%s"
                    .formatted(
                            written,
                            near.map("; did you mean \"%s\"?"::formatted).orElse("")));
        }
        var words = Pattern.compile("-([a-z])")
                .matcher(written.replaceFirst("=.*", "").replaceFirst("^--", ""));
        var setting = words.replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
        var hasSettings = command.getCommandSpec().findOption("--set") != null;
        return hasSettings && ScenarioReader.names().contains(setting)
                ? Optional.of("%s is no option, but a setting: --set %s=VALUE".formatted(written, setting))
                : Optional.empty();
    }

    private static int failed(Exception failure, CommandLine command, ParseResult parsed) {
        return switch (failure) {
            case ScenarioException wrong -> {
                var defaults = new VariableDefaults(environment(command.getCommandSpec()));
                command.getErr().println("error: " + defaults.blame(wrong.problem(), command.getParseResult()));
                yield seeHelp(command);
            }
            case RunDirectoryException unusable -> {
                command.getErr().println("error: " + firstLine(unusable));
                yield seeHelp(command);
            }
            case DockerUnavailableException absent -> {
                command.getErr().println("error: " + firstLine(absent));
                yield BROKEN;
            }
            default -> {
                command.getErr().println("error: internal error, please report it: " + failure);
                failure.printStackTrace(command.getErr());
                yield INTERNAL_ERROR;
            }
        };
    }

    private static int seeHelp(CommandLine command) {
        command.getErr()
                .println("see: %s --help".formatted(command.getCommandSpec().qualifiedName()));
        return USAGE;
    }

    private static String firstLine(Exception failure) {
        var message = String.valueOf(failure.getMessage());
        return message.lines().findFirst().orElse(message);
    }
}
