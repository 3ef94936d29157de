package org.rashomon.results.campaign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rashomon.results.Conclusion;
import org.rashomon.results.campaign.JUnitDocument.Case;
import org.rashomon.results.campaign.JUnitDocument.Ending;
import org.rashomon.results.campaign.JUnitDocument.Outcome;
import org.rashomon.results.campaign.JUnitDocument.Suite;

/**
 * The test cases of one cell: one for each checker, over all seeds, and one for each checker and seed that failed. A
 * case for each seed that passed would only make a long list longer.
 */
final class CellCases {

    /** Of one cell; the case of the checker tells how many more there are. */
    private static final int SEEDS_SHOWN = 20;
    /** Stands for a run that failed without any checker that says so. */
    private static final String RUN = "run";

    private final CellOutcome cell;
    private final CampaignResult campaign;
    private final List<CampaignRun> runs;

    private CellCases(CellOutcome cell, CampaignResult campaign) {
        this.cell = cell;
        this.campaign = campaign;
        this.runs = campaign.runs().stream()
                .filter(run -> run.cell().equals(cell.cell()))
                .toList();
    }

    static Suite of(CellOutcome cell, CampaignResult campaign) {
        var properties = new LinkedHashMap<>(cell.settings());
        properties.put("runs", Integer.toString(cell.runs()));
        properties.put("failed", cell.share().text());
        return new Suite(cell.cell(), properties, new CellCases(cell, campaign).cases());
    }

    private List<Case> cases() {
        if (runs.isEmpty()) {
            var outcome = new Outcome(Ending.SKIPPED, "not-run", "the campaign did not come to it", "");
            return List.of(testCase("not run [%s]".formatted(cell.cell()), 0, outcome, ""));
        }
        var cases = new ArrayList<Case>();
        var checkers = checkers();
        var seconds = runs.stream().mapToDouble(CampaignRun::seconds).sum() / checkers.size();
        checkers.forEach(checker -> cases.add(ofChecker(checker, seconds)));
        runs.stream()
                .filter(run -> run.verdict() != Conclusion.VALID)
                .limit(SEEDS_SHOWN)
                .forEach(run -> verdicts(run).forEach((checker, verdict) -> {
                    if (verdict != Conclusion.VALID) {
                        cases.add(ofSeed(checker, verdict, run));
                    }
                }));
        return cases;
    }

    private Set<String> checkers() {
        var checkers = new LinkedHashSet<String>();
        runs.forEach(run -> checkers.addAll(verdicts(run).keySet()));
        return checkers;
    }

    /** What each checker said of a run; the run itself stands among them when none of them explains its verdict. */
    private static Map<String, Conclusion> verdicts(CampaignRun run) {
        var verdicts = new LinkedHashMap<>(run.checkers());
        run.signatures().keySet().forEach(signature -> verdicts.put(checkerOf(signature), Conclusion.INVALID));
        if (!verdicts.containsValue(run.verdict())) {
            verdicts.put(RUN, run.verdict());
        }
        return verdicts;
    }

    private static String checkerOf(String signature) {
        return signature.substring(0, Math.max(0, signature.indexOf('/')));
    }

    private Case ofChecker(String checker, double seconds) {
        var name = "%s [%s]".formatted(checker, cell.cell());
        var worst = runs.stream()
                .map(run -> verdicts(run).getOrDefault(checker, Conclusion.VALID))
                .max(Conclusion::compareTo)
                .orElse(Conclusion.VALID);
        if (worst == Conclusion.VALID) {
            return testCase(name, seconds, Outcome.PASSED, "");
        }
        var affected = runs.stream()
                .filter(run -> verdicts(run).getOrDefault(checker, Conclusion.VALID) == worst)
                .toList();
        var first = affected.getFirst();
        var seeds = affected.stream()
                .limit(SEEDS_SHOWN)
                .map(run -> Long.toString(run.seed()))
                .collect(Collectors.joining(", "));
        var more = affected.size() > SEEDS_SHOWN ? ", and %d more".formatted(affected.size() - SEEDS_SHOWN) : "";
        var how = outcome(checker, worst, first);
        var message = "%d of %d runs: %s".formatted(affected.size(), runs.size(), how.message());
        var text = "seeds: %s%s\n\n%s".formatted(seeds, more, how.text());
        return testCase(name, seconds, new Outcome(how.ending(), how.type(), message, text), first.directory());
    }

    private Case ofSeed(String checker, Conclusion verdict, CampaignRun run) {
        var name = "%s [seed %d] [%s]".formatted(checker, run.seed(), cell.cell());
        return testCase(name, 0, outcome(checker, verdict, run), run.directory());
    }

    private Outcome outcome(String checker, Conclusion verdict, CampaignRun run) {
        var signature = run.signatures().keySet().stream()
                .filter(candidate -> checkerOf(candidate).equals(checker))
                .findFirst();
        var lines = new ArrayList<String>();
        lines.add(signature.map(name -> run.examples().getOrDefault(name, "")).orElse(run.reason()));
        lines.add("");
        signature.map(run::counterexample).filter(events -> !events.isEmpty()).ifPresent(events -> {
            lines.addAll(events);
            lines.add("");
        });
        if (run.reproduced() != CampaignRun.Reproduced.NOT_TRIED) {
            lines.add(run.reproduced().toString());
        }
        lines.addAll(List.of("replay: " + run.replay(), "run directory: " + run.directory(), ""));
        var text = String.join("\n", lines);
        if (verdict != Conclusion.INVALID) {
            return new Outcome(Ending.ERROR, verdict.label(), run.reason(), text);
        }
        var name = signature.map(found -> found.substring(checker.length() + 1));
        return isKnown(checker, run)
                ? new Outcome(Ending.SKIPPED, "known-anomaly", "the baseline knows " + said(name, run), text)
                : new Outcome(Ending.FAILED, "anomaly:" + name.orElse(""), said(name, run), text);
    }

    private static String said(Optional<String> name, CampaignRun run) {
        return name.orElse(run.reason());
    }

    /** Whether the baseline knows all that a checker found in a run, so that it does not fail the campaign. */
    private boolean isKnown(String checker, CampaignRun run) {
        var own = campaign.judgement().signatures().stream()
                .filter(signature -> signature.cell().equals(run.cell())
                        && checkerOf(signature.signature()).equals(checker)
                        && run.signatures().containsKey(signature.signature()))
                .toList();
        return !own.isEmpty() && own.stream().noneMatch(CampaignJudgement.Signature::isFailure);
    }

    private Case testCase(String name, double seconds, Outcome outcome, String directory) {
        return new Case(name, campaign.name() + "." + cell.cell(), seconds, outcome, directory);
    }
}
