package org.rashomon.harness.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.rashomon.harness.scenario.ScenarioException;
import org.rashomon.results.ResultJson;
import org.rashomon.results.RunDirectory;
import org.rashomon.results.RunResult;
import org.rashomon.results.campaign.CampaignComparison;
import org.rashomon.results.campaign.CampaignFiles;
import org.rashomon.results.campaign.CampaignResult;
import org.rashomon.results.campaign.CellOutcome;
import org.rashomon.results.compare.Comparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code rashomon compare}. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Tells how two runs differ, or two campaigns: verdicts, findings, figures.",
            "Exits with 1 when the head has an anomaly that the base has not, otherwise with 0.",
            "Of campaigns also when one comes clearly more often."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rashomon compare results/runs/20261121T013200.123Z-register results/runs/latest",
            "  rashomon compare main/campaign.json results/campaigns/faults"
        })
final class CompareCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "BASE",
            description = "What to compare with: a run directory or its result.json, a campaign or its campaign.json.")
    private Path base = Path.of("");

    @Parameters(index = "1", paramLabel = "HEAD", description = "What to compare.")
    private Path head = Path.of("");

    @Option(names = "--json", description = "Prints one JSON object instead of text.")
    private boolean isJson;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything runs.
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (isCampaign(base) != isCampaign(head)) {
            throw new ScenarioException("BASE and HEAD: one is a campaign and the other a run; name two of a kind");
        }
        return isCampaign(base) ? campaigns() : runs();
    }

    private static boolean isCampaign(Path path) {
        return Files.isRegularFile(CampaignResult.fileIn(path)) || path.endsWith(CampaignResult.fileIn(Path.of("")));
    }

    private int campaigns() {
        var comparison = CampaignComparison.of(CampaignFiles.read(base), CampaignFiles.read(head));
        var out = spec.commandLine().getOut();
        if (isJson) {
            out.println(JsonMapper.shared().writeValueAsString(comparison));
        } else {
            print(comparison, out);
        }
        return comparison.isWorse() ? 1 : 0;
    }

    private int runs() {
        var comparison = Comparison.of(read(base), read(head));
        var out = spec.commandLine().getOut();
        if (isJson) {
            out.println(JsonMapper.shared().writeValueAsString(comparison));
        } else {
            print(comparison, out);
        }
        return comparison.hasNewAnomaly() ? 1 : 0;
    }

    private static RunResult read(Path path) {
        return ResultJson.read(
                Files.isRegularFile(path) ? path : RunDirectory.open(path).result());
    }

    private static void print(CampaignComparison comparison, PrintWriter out) {
        comparison
                .signatures()
                .forEach(found -> out.printf(
                        "%-14s %s in %s (%d of %d)%n    %s%n",
                        found.standing().label(),
                        found.signature(),
                        found.cell(),
                        found.failed(),
                        found.runs(),
                        found.fastest().replay()));
        comparison.gone().forEach(known -> out.printf("%-14s %s in %s%n", "gone", known.signature(), known.cell()));
        out.printf("%-40s  %-26s  %-26s  %s%n", "cell", "base", "head", "trend");
        for (var cell : comparison.cells()) {
            out.printf(
                    "%-40s  %-26s  %-26s  %s%n",
                    cell.head().cell(),
                    cell.base().map(outcome -> outcome.share().text()).orElse("-"),
                    cell.head().share().text(),
                    cell.change().map(CellOutcome.Change::label).orElse(""));
        }
    }

    private static void print(Comparison comparison, PrintWriter out) {
        print("base", comparison.base(), out);
        print("head", comparison.head(), out);
        if (!comparison.findings().isEmpty()) {
            out.println();
            out.printf("%-40s %-14s %8s %8s%n", "finding", "checker", "base", "head");
            comparison
                    .findings()
                    .forEach(finding -> out.printf(
                            "%-40s %-14s %8d %8d  %s%n",
                            finding.name() + (finding.byDesign() ? " (by design)" : ""),
                            finding.checker(),
                            finding.base(),
                            finding.head(),
                            finding.isNew() ? "NEW" : ""));
        }
        if (!comparison.facts().isEmpty()) {
            out.println();
            out.println("figures that differ");
            comparison.facts().forEach(fact -> {
                out.printf("  %s, %s%n", fact.checker(), fact.name());
                out.printf("    base  %s%n    head  %s%n", said(fact.base()), said(fact.head()));
            });
        }
    }

    private static void print(String which, Comparison.Run run, PrintWriter out) {
        out.printf("%s  %-9s  %s, seed %d  %s%n", which, run.verdict(), run.name(), run.seed(), run.directory());
    }

    private static String said(String fact) {
        return fact.isEmpty() ? "-" : fact;
    }
}
