package org.rashomon.harness.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.rashomon.harness.scenario.ScenarioException;
import org.rashomon.harness.simulation.FailureRate;
import org.rashomon.harness.simulation.Sensitivity;
import org.rashomon.harness.simulation.Sensitivity.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code rashomon selftest}. */
@Command(
        name = "selftest",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Plants each known defect in the store, in simulation, and says whether it is found.",
            "By which checker and how soon; and whether the sound store passes under the same settings. Ends with 4 "
                    + "if one is not found or the sound store does not pass."
        },
        footerHeading = "%nExample:%n",
        footer = "  rashomon selftest")
final class SelfTestCommand implements Callable<Integer> {

    /** The harness is not what it says it is. */
    private static final int BROKEN = 4;

    @Parameters(arity = "0..*", paramLabel = "DEFECT", description = "Which defects (default: all).")
    private List<String> names = List.of();

    @Option(names = "--seeds", paramLabel = "N", description = "Runs of each defect (default ${DEFAULT-VALUE}).")
    private int seeds = 10;

    @Option(names = "--json", description = "Prints the result as JSON.")
    private boolean json;

    @Option(names = "--markdown", description = "Prints the table as in docs/sensitivity.md.")
    private boolean markdown;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything runs.
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        var known = Sensitivity.defects();
        for (var name : names) {
            if (!known.contains(name)) {
                throw new ScenarioException(
                        "there is no defect \"%s\"; all of them: rashomon list defects".formatted(name));
            }
        }
        if (seeds < 1) {
            throw new ScenarioException("--seeds: must be at least 1, was " + seeds);
        }
        var sensitivity = new Sensitivity(seeds, Runtime.getRuntime().availableProcessors(), System::nanoTime);
        var findings = new ArrayList<Finding>();
        for (var name : names.isEmpty() ? known : names) {
            var finding = sensitivity.of(name);
            findings.add(finding);
            spec.commandLine().getErr().println(row(finding));
        }
        print(findings);
        return findings.stream()
                        .allMatch(finding ->
                                finding.isFound() && finding.falseAlarms().isEmpty())
                ? 0
                : BROKEN;
    }

    private void print(List<Finding> findings) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(json(findings));
        } else if (markdown) {
            out.println("| defect | found in | by | operations | seconds |");
            out.println("| --- | --- | --- | --- | --- |");
            findings.forEach(finding -> out.println(String.format(
                    Locale.ROOT,
                    "| %s | %d of %d | %s | %,d | %.1f |",
                    finding.defect(),
                    finding.found(),
                    finding.seeds(),
                    finding.bestChecker(),
                    finding.operations(),
                    finding.seconds())));
        } else {
            out.println("%-28s %-10s %-10s %-8s %s".formatted("defect", "found in", "operations", "seconds", "by"));
            findings.forEach(finding -> out.println(row(finding)));
        }
        if (!json) {
            summary(findings).forEach(out::println);
        }
    }

    private static List<String> summary(List<Finding> findings) {
        var lines = new ArrayList<String>();
        var missed = findings.stream()
                .filter(finding -> !finding.isFound())
                .map(Finding::defect)
                .toList();
        var runs = findings.stream().mapToLong(Finding::seeds).sum();
        var alarms = findings.stream()
                .mapToLong(finding -> finding.falseAlarms().size())
                .sum();
        lines.add("");
        lines.add("%d of %d defects found%s"
                .formatted(
                        findings.size() - missed.size(),
                        findings.size(),
                        missed.isEmpty() ? "" : "; not found: " + String.join(", ", missed)));
        lines.add(
                "within 10 s of real time: %d, within 60 s: %d".formatted(within(findings, 10), within(findings, 60)));
        lines.add(String.format(
                Locale.ROOT,
                "%d false alarms in %,d runs of the sound store: below %.2g %% (95 %% confidence)",
                alarms,
                runs,
                100 * FailureRate.upperBound(alarms, runs)));
        findings.forEach(finding -> finding.falseAlarms()
                .forEach((seed, what) ->
                        lines.add("  settings of %s, seed %d: %s".formatted(finding.defect(), seed, what))));
        return lines;
    }

    private static long within(List<Finding> findings, double seconds) {
        return findings.stream()
                .filter(finding -> finding.isFound() && finding.seconds() <= seconds)
                .count();
    }

    private static String row(Finding finding) {
        return String.format(
                Locale.ROOT,
                "%-28s %-10s %10d %8.1f %s",
                finding.defect(),
                "%d of %d".formatted(finding.found(), finding.seeds()),
                finding.operations(),
                finding.seconds(),
                finding.bestChecker());
    }

    private static String json(List<Finding> findings) {
        var mapper = new JsonMapper();
        var root = mapper.createObjectNode();
        var list = root.putArray("defects");
        for (var finding : findings) {
            list.addObject()
                    .put("name", finding.defect())
                    .put("found", finding.isFound())
                    .put("foundIn", finding.found())
                    .put("seeds", finding.seeds())
                    .put("checker", finding.bestChecker())
                    .put("operations", finding.operations())
                    .put("seconds", finding.seconds());
        }
        root.put(
                "falseAlarms",
                findings.stream()
                        .mapToLong(finding -> finding.falseAlarms().size())
                        .sum());
        root.put("healthyRuns", findings.stream().mapToLong(Finding::seeds).sum());
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }
}
