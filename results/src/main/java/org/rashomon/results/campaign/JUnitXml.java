package org.rashomon.results.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rashomon.checkers.Anomaly;
import org.rashomon.results.CheckerOutcome;
import org.rashomon.results.Conclusion;
import org.rashomon.results.RunResult;
import org.rashomon.results.TextSummary;
import org.rashomon.results.campaign.JUnitDocument.Case;
import org.rashomon.results.campaign.JUnitDocument.Ending;
import org.rashomon.results.campaign.JUnitDocument.Outcome;
import org.rashomon.results.campaign.JUnitDocument.Suite;

/** A campaign or a run as test results. */
final class JUnitXml {

    private JUnitXml() {}

    /** A suite for each cell, the failing ones first, and one for the canary. */
    static String of(CampaignResult campaign) {
        var suites = new ArrayList<Suite>();
        campaign.outcomes().forEach(cell -> suites.add(CellCases.of(cell, campaign)));
        campaign.canary().ifPresent(run -> suites.add(canary(run, campaign)));
        var isRed = suites.stream().flatMap(suite -> suite.cases().stream()).anyMatch(Case::isRed);
        if (!campaign.passed() && !isRed) {
            suites.addFirst(campaignItself(campaign));
        }
        return JUnitDocument.of(campaign.name(), suites);
    }

    /** One suite, with a case for each checker. */
    static String of(RunResult result) {
        var cases = result.checkers().stream()
                .map(checker -> new Case(
                        "%s [seed %d]".formatted(checker.name(), result.seed()),
                        result.name(),
                        checker.seconds(),
                        checker.verdict() == Conclusion.VALID ? Outcome.PASSED : outcome(checker, result),
                        result.runDirectory()))
                .toList();
        return JUnitDocument.of(result.name(), List.of(new Suite(result.name(), Map.of(), cases)));
    }

    private static Outcome outcome(CheckerOutcome checker, RunResult result) {
        var first = checker.anomalies().stream().findFirst();
        var lines = new ArrayList<>(List.of(first.map(Anomaly::sentence).orElse(checker.reason()), ""));
        first.ifPresent(
                anomaly -> anomaly.witness().stream().map(TextSummary::line).forEach(lines::add));
        lines.addAll(List.of("", "replay: " + result.replay(), "run directory: " + result.runDirectory(), ""));
        var anomaly = first.filter(found -> checker.verdict() == Conclusion.INVALID);
        return new Outcome(
                anomaly.isPresent() ? Ending.FAILED : Ending.ERROR,
                anomaly.map(found -> "anomaly:" + found.name())
                        .orElse(checker.verdict().label()),
                checker.reason(),
                String.join("\n", lines));
    }

    /** The canary is a case that passes when its defect was found. */
    private static Suite canary(CampaignRun run, CampaignResult campaign) {
        var outcome = run.hasAnomaly()
                ? Outcome.PASSED
                : new Outcome(
                        Ending.ERROR,
                        "canary-not-caught",
                        "the run that must fail came out as " + run.verdict().label(),
                        run.reason() + "\n\nreplay: " + run.replay() + "\n");
        var name = "canary [seed %d]".formatted(run.seed());
        return new Suite(
                "canary", Map.of(), List.of(new Case(name, campaign.name(), run.seconds(), outcome, run.directory())));
    }

    /** A campaign that did nothing has no case that could be red. */
    private static Suite campaignItself(CampaignResult campaign) {
        var judgement = campaign.judgement();
        var outcome =
                new Outcome(Ending.ERROR, judgement.verdict().label(), judgement.reason(), judgement.reason() + "\n");
        return new Suite(
                "campaign",
                Map.of(),
                List.of(new Case("campaign [%s]".formatted(campaign.name()), campaign.name(), 0, outcome, "")));
    }
}
