package org.rashomon.harness.cli;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.rashomon.harness.scenario.ScenarioException;
import org.rashomon.harness.serve.HttpSite;
import org.rashomon.harness.serve.RunsFolder;
import org.rashomon.harness.serve.RunsSite;
import org.rashomon.harness.sessions.Judging;
import org.rashomon.results.RunDirectory;
import org.rashomon.results.report.ServedReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rashomon serve}. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the runs of a folder to a browser: to filter, to look at, to compare.",
            "A report that leaves operations out fetches them as you zoom in.",
            "Only this machine can reach it, unless told otherwise."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rashomon serve",
            "  rashomon serve results/runs/latest               one run",
            "  rashomon serve ci-artifacts --bind 127.0.0.1:9000"
        })
final class ServeCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR|RUN",
            description = "The folder of runs, or one of them (default ${DEFAULT-VALUE}).")
    private Path folder = Path.of("results", "runs");

    @Option(
            names = "--bind",
            paramLabel = "HOST:PORT",
            description = "Where to listen (default ${DEFAULT-VALUE}); port 0 takes a free one.")
    private String bind = "127.0.0.1:8420";

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything runs.
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        var run = run();
        var runs = new RunsFolder(
                run.flatMap(one -> Optional.ofNullable(one.getParent())).orElse(folder));
        try (var site = HttpSite.open(address(bind), new RunsSite(runs, ServeCommand::report))) {
            var page = run.map(one -> "runs/%s/report.html".formatted(one.getFileName()))
                    .orElse("");
            spec.commandLine().getOut().println(site.url() + page);
            spec.commandLine().getErr().println("serving %s; Ctrl-C ends".formatted(folder));
            new CountDownLatch(1).await();
        }
        return 0;
    }

    /** The run that was named instead of a folder of runs. */
    private Optional<Path> run() {
        var named = RunDirectory.open(folder);
        return Files.isDirectory(named.history())
                ? Optional.of(named.path().toAbsolutePath().normalize())
                : Optional.empty();
    }

    private static ServedReport report(Path run) {
        var judging = Judging.of(run);
        return ServedReport.of(judging.result(), judging.history());
    }

    private static InetSocketAddress address(String bind) {
        var colon = bind.lastIndexOf(':');
        try {
            var port = Integer.parseInt(bind.substring(colon + 1));
            var host = colon < 1 ? "127.0.0.1" : bind.substring(0, colon);
            return new InetSocketAddress(InetAddress.getByName(host), port);
        } catch (UnknownHostException | IllegalArgumentException wrong) {
            throw new ScenarioException("--bind: takes HOST:PORT, such as 127.0.0.1:8420, was \"%s\"".formatted(bind));
        }
    }
}
