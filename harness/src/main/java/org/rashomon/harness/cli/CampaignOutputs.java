package org.rashomon.harness.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rashomon.results.campaign.Baseline;
import org.rashomon.results.campaign.CampaignFiles;
import org.rashomon.results.campaign.CampaignJudgement;
import org.rashomon.results.campaign.CampaignResult;
import org.rashomon.results.report.CampaignPage;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Where a campaign's outcome goes: files, the terminal, and what the CI system that is there shows. */
final class CampaignOutputs {

    private static final int SHOWN = 8;

    @Option(names = "--junit", paramLabel = "FILE", description = "Writes JUnit XML there as well.")
    private Optional<Path> junit = Optional.empty();

    @Option(names = "--baseline", paramLabel = "FILE", description = "Known anomalies, which do not fail the campaign.")
    private Optional<Path> baseline = Optional.empty();

    @Option(names = "--write-baseline", paramLabel = "FILE", description = "Writes what was found as a baseline.")
    private Optional<Path> newBaseline = Optional.empty();

    @Option(
            names = "--base",
            paramLabel = "DIR|FILE",
            description =
                    "An earlier campaign: its failures come first, and the trend is shown (default: that in --out).")
    private Optional<Path> base = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR", description = "Where it goes (default results/campaigns/NAME).")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--json", description = "Prints campaign.json instead of a summary.")
    private boolean isJson;

    Path directory(String name) {
        var plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "-");
        var directory = out.orElse(Path.of("results", "campaigns", plain));
        try {
            return Files.createDirectories(directory);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The campaign to compare with: the one that was named, or the one that was written there before, if any. */
    Optional<CampaignResult> before(Path directory) {
        return base.isPresent()
                ? base.map(CampaignFiles::read)
                : Files.exists(CampaignResult.fileIn(directory))
                        ? Optional.of(CampaignFiles.read(directory))
                        : Optional.empty();
    }

    Baseline baseline() {
        return baseline.map(CampaignFiles::readBaseline).orElse(Baseline.NONE);
    }

    void write(CampaignResult result, Path directory, Optional<CampaignResult> before, CommandLine command) {
        writeFiles(result, directory, before);
        junit.ifPresent(file -> CampaignFiles.writeJUnit(result, file));
        newBaseline.ifPresent(file -> CampaignFiles.writeBaseline(Baseline.of(result.made()), file));
        GitHub.tell(result, command);
        GitLab.link(result, directory, System.getenv());
        if (isJson) {
            command.getOut().println(CampaignFiles.line(result));
        } else {
            print(result, directory, command);
        }
    }

    /** What lies in the campaign's directory. */
    void writeFiles(CampaignResult result, Path directory, Optional<CampaignResult> before) {
        CampaignFiles.write(result, directory);
        write(directory.resolve("index.html"), CampaignPage.render(result, directory, before));
    }

    private static void print(CampaignResult result, Path directory, CommandLine command) {
        var terminal = command.getOut();
        var judgement = result.judgement();
        terminal.printf("%s  %s%n", judgement.verdict().word(), judgement.reason());
        result.canary()
                .ifPresent(canary -> terminal.printf(
                        "canary      %s%n", canary.hasAnomaly() ? "caught: " + canary.signatureLine() : "NOT CAUGHT"));
        var groups = groups(judgement);
        groups.stream().limit(SHOWN).forEach(group -> {
            var first = group.getFirst();
            terminal.printf(
                    "%-11s %s: %s%n",
                    first.standing().label(),
                    first.cell(),
                    group.stream()
                            .map(found -> "%s (%d of %d)".formatted(found.signature(), found.failed(), found.runs()))
                            .collect(Collectors.joining(", ")));
            terminal.printf("            %s%n", first.fastest().replay());
        });
        var more = groups.size() - SHOWN;
        if (more > 0) {
            terminal.printf("            and %d more cells%n", more);
        }
        judgement.stale().stream()
                .limit(SHOWN)
                .forEach(known ->
                        terminal.printf("stale       %s in %s was not seen%n", known.signature(), known.cell()));
        terminal.printf("report      %s%n", directory.resolve("index.html"));
    }

    /** The anomalies of one cell and standing together, those that fail the campaign first. */
    private static List<List<CampaignJudgement.Signature>> groups(CampaignJudgement judgement) {
        return List.copyOf(judgement.signatures().stream()
                .collect(Collectors.groupingBy(
                        found -> found.standing() + found.cell(), LinkedHashMap::new, Collectors.toList()))
                .values());
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
