package org.rashomon.harness.cli;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.rashomon.harness.scenario.ScenarioException;
import org.rashomon.harness.serve.HttpSite;
import org.rashomon.harness.serve.RunsFolder;
import org.rashomon.harness.serve.RunsSite;
import org.rashomon.harness.sessions.Judging;
import org.rashomon.results.report.HtmlReport;
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
            "Reports are in full detail. Only this machine can reach it, unless told otherwise."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  rashomon serve", "  rashomon serve ci-artifacts --bind 127.0.0.1:9000"})
final class ServeCommand implements Callable<Integer> {

    /** Beyond it, a page would not open anyway. */
    private static final long FULL_DETAIL = 600L << 20;

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "The folder of runs (default ${DEFAULT-VALUE}).")
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
        if (!Files.isDirectory(folder)) {
            throw new ScenarioException("%s: is no folder; name one that holds runs".formatted(folder));
        }
        try (var site = HttpSite.open(address(bind), new RunsSite(new RunsFolder(folder), ServeCommand::report))) {
            spec.commandLine().getOut().println(site.url());
            spec.commandLine().getErr().println("serving %s; Ctrl-C ends".formatted(folder));
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private static String report(Path run) {
        var judging = Judging.of(run);
        return HtmlReport.render(judging.result(), judging.history(), FULL_DETAIL);
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
