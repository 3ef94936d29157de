package org.rashomon.harness.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.rashomon.harness.scenario.Durations;
import org.rashomon.harness.scenario.ScenarioException;
import org.rashomon.harness.sessions.HistoryFile;
import org.rashomon.history.History;
import org.rashomon.results.exports.Export;
import org.rashomon.results.exports.ExportException;
import org.rashomon.results.exports.Span;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rashomon export}. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes a run's history in the format of another tool.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  rashomon export results/runs/latest --format perfetto -o trace.json",
            "  rashomon export results/runs/latest --format shiviz --from 3s --until 4s",
            "  rashomon export results/runs/latest --format edn -o history.edn",
            "  rashomon export results/runs/latest --format otlp --to http://localhost:4318"
        })
final class ExportCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "RUN|FILE", description = "A run directory or a history file.")
    private Path path = Path.of("");

    @Option(
            names = "--format",
            required = true,
            paramLabel = "NAME",
            description = "One of perfetto, csv, shiviz, otlp, edn, plume.")
    private String format = "";

    @Option(names = "-o", paramLabel = "FILE", description = "Where it goes (default: standard output).")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = "--to",
            paramLabel = "URL",
            description = "Sends it to a collector, of format otlp, such as http://localhost:4318/v1/traces.")
    private Optional<URI> to = Optional.empty();

    @Option(names = "--from", paramLabel = "TIME", description = "Leaves out what ended before this time of the run.")
    private Optional<String> from = Optional.empty();

    @Option(names = "--until", paramLabel = "TIME", description = "Leaves out what began after this time of the run.")
    private Optional<String> until = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything runs.
    private CommandSpec spec;

    /** Every format that a history can be written in. */
    static List<Export> exports(Span span) {
        return Export.all(span);
    }

    @Override
    public Integer call() throws IOException {
        var export = exports(span()).stream()
                .filter(known -> known.name().equals(format))
                .findFirst()
                .orElseThrow(() -> new ScenarioException("--format: names no format, was \"%s\"; formats: %s"
                        .formatted(
                                format,
                                exports(Span.WHOLE).stream().map(Export::name).collect(Collectors.joining(", ")))));
        to.ifPresent(this::checkTo);
        var history = HistoryFile.read(path, HistoryFile.Format.AUTO).history();
        try {
            if (to.isPresent()) {
                return send(export, history, to.get());
            }
            write(export, history);
        } catch (ExportException unwritable) {
            throw new ScenarioException("--format: " + unwritable.getMessage());
        }
        return 0;
    }

    private void checkTo(URI url) {
        if (!format.equals("otlp")) {
            throw new ScenarioException("--to: sends format otlp, not %s".formatted(format));
        }
        if (output.isPresent()) {
            throw new ScenarioException("--to: sends it, and -o writes it; name one of the two");
        }
        if (url.getHost() == null || !List.of("http", "https").contains(url.getScheme())) {
            throw new ScenarioException(
                    "--to: takes the URL of a collector, such as http://localhost:4318/v1/traces, was \"%s\""
                            .formatted(url));
        }
    }

    private int send(Export export, History history, URI url) {
        var err = spec.commandLine().getErr();
        // A collector is mostly named without the path, as in OTEL_EXPORTER_OTLP_ENDPOINT.
        var traces = url.getPath().length() <= 1 ? url.resolve("/v1/traces") : url;
        try (var posted = new PostedLines(traces)) {
            export.write(history, posted);
            err.println("sent %d requests to %s".formatted(posted.requests(), traces));
            return 0;
        } catch (IOException failure) {
            err.println("error: --to: %s: %s".formatted(traces, reason(failure)));
            return Rashomon.BROKEN;
        }
    }

    private static String reason(IOException failure) {
        return failure instanceof ConnectException
                ? "nobody answers there"
                : Optional.ofNullable(failure.getMessage()).orElse(failure.toString());
    }

    private void write(Export export, History history) throws IOException {
        if (output.isPresent()) {
            try (var to = Files.newBufferedWriter(output.get(), StandardCharsets.UTF_8)) {
                export.write(history, to);
            }
            spec.commandLine().getErr().println("wrote " + output.get());
        } else {
            var to = new BufferedWriter(spec.commandLine().getOut());
            export.write(history, to);
            to.flush();
        }
    }

    private Span span() {
        var start = from.map(text -> time("--from", text).toNanos()).orElse(0L);
        var end = until.map(text -> time("--until", text).toNanos()).orElse(Long.MAX_VALUE);
        if (end < start) {
            throw new ScenarioException("--until: must not be before --from");
        }
        return new Span(start, end);
    }

    private static Duration time(String option, String text) {
        return Durations.parse(text)
                .orElseThrow(() ->
                        new ScenarioException("%s: must be a time since the run began, such as 3s or 1500ms, was \"%s\""
                                .formatted(option, text)));
    }
}
