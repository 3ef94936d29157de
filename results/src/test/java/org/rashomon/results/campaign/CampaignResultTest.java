package org.rashomon.results.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rashomon.results.campaign.Campaigns.LOST;
import static org.rashomon.results.campaign.Campaigns.campaign;
import static org.rashomon.results.campaign.Campaigns.failed;
import static org.rashomon.results.campaign.Campaigns.matrix;
import static org.rashomon.results.campaign.Campaigns.passed;
import static org.rashomon.results.campaign.Campaigns.run;
import static org.rashomon.results.campaign.Campaigns.runs;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rashomon.checkers.Evidence;
import org.rashomon.results.Conclusion;
import org.rashomon.results.campaign.CampaignRun.Reproduced;
import org.rashomon.results.report.CampaignPage;

class CampaignResultTest {

    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern CELL = Pattern.compile("cell=\\d+");

    @TempDir
    Path folder;

    @Test
    void failsOnAnAnomalyThatNobodyKnewAndNamesTheFastestRun() {
        var result = campaign(
                Optional.of(failed("canary", 1, 1)), List.of(passed("a", 1), failed("b", 1, 9), failed("b", 2, 3)));

        assertThat(result.exitCode()).isOne();
        assertThat(result.judgement().reason()).isEqualTo(LOST + " is new in b (2 of 2 runs)");
        assertThat(result.judgement().signatures().getFirst().fastest().seed()).isEqualTo(2);
        assertThat(result.runs().getFirst().label()).isEqualTo("b [seed 2]");
        assertThat(result.outcomes().getFirst().cell()).isEqualTo("b");
    }

    @Test
    void isRedWhenNothingWasRun() {
        assertThat(campaign(Optional.empty(), List.of()).exitCode()).isEqualTo(3);
    }

    @Test
    void trustsNothingWhenTheCanaryWasNotCaught() {
        var result = campaign(Optional.of(passed("canary", 1)), List.of(passed("a", 1)));

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.judgement().reason()).startsWith("the canary, a run that must fail, came out as valid");
    }

    @Test
    void letsAnAnomalyWinOverAnUndecidedRunAndACanaryThatWasMissed() {
        var undecided = run("a", 2, Conclusion.UNDECIDED, Map.of(), 1);

        assertThat(campaign(Optional.of(passed("canary", 1)), List.of(undecided, failed("a", 1, 1)))
                        .exitCode())
                .isOne();
        assertThat(campaign(Optional.empty(), List.of(undecided, passed("a", 1)))
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void passesWhatTheBaselineKnowsUnlessItIsClearlyMoreFrequent() {
        var known =
                new Baseline(1, List.of(new Baseline.Known("a", LOST, 2, 100), new Baseline.Known("b", LOST, 1, 10)));

        var asUsual = CampaignResult.of(matrix(), 50, Optional.empty(), runs(1, 50), known);
        var moreOften = CampaignResult.of(matrix(), 50, Optional.empty(), runs(12, 50), known);

        assertThat(asUsual.exitCode()).isZero();
        assertThat(moreOften.exitCode()).isOne();
        assertThat(moreOften.judgement().signatures().getFirst().standing())
                .isEqualTo(CampaignJudgement.Standing.MORE_FREQUENT);
    }

    @Test
    void listsWhatTheBaselineKnowsAndNobodySaw() {
        var known =
                new Baseline(1, List.of(new Baseline.Known("a", LOST, 2, 100), new Baseline.Known("b", LOST, 1, 10)));

        var result = CampaignResult.of(matrix(), 1, Optional.empty(), List.of(passed("a", 1)), known);

        assertThat(result.judgement().stale()).extracting(Baseline.Known::cell).containsExactly("a");
    }

    @Test
    void makesOfTwoShardsWhatOneRunWouldBe() {
        var canary = Optional.of(failed("canary", 1, 1));
        var whole = campaign(canary, List.of(failed("a", 1, 2), passed("a", 2), passed("b", 1)));
        var one = CampaignResult.of(matrix("hash:1/2"), 1, canary, List.of(passed("a", 2)), Baseline.NONE);
        var two = CampaignResult.of(
                matrix("hash:2/2"), 2, canary, List.of(passed("b", 1), failed("a", 1, 2)), Baseline.NONE);

        var merged = CampaignResult.merge(List.of(one, two), Baseline.NONE);

        assertThat(merged.runs()).isEqualTo(whole.runs());
        assertThat(merged.judgement()).isEqualTo(whole.judgement());
        assertThat(merged.planned()).isEqualTo(3);
        assertThat(merged.shards()).containsExactly("hash:1/2", "hash:2/2");
    }

    @Test
    void doesNotMergeWhatIsNotOneCampaign() {
        var other = new CampaignResult.Matrix("other", "", List.of(), Map.of());

        assertThatThrownBy(() -> CampaignResult.merge(
                        List.of(
                                campaign(Optional.empty(), List.of()),
                                CampaignResult.of(other, 0, Optional.empty(), List.of(), Baseline.NONE)),
                        Baseline.NONE))
                .hasMessageContaining("not shards of one campaign");
    }

    @Test
    void readsBackWhatItWrote() {
        var result = campaign(Optional.of(failed("canary", 1, 1)), List.of(failed("a", 1, 2), passed("b", 1)));

        CampaignFiles.write(result, folder);

        assertThat(CampaignFiles.read(folder)).isEqualTo(result);
        assertThat(folder.resolve("badge.json")).content().contains("\"message\" : \"anomaly, 2 runs\"");
    }

    @Test
    void makesNoMarkupOfTextFromTheSystemUnderTest() {
        var hostile = "<img src=x onerror=alert(1)> [a](javascript:alert(1)) ``` \u202e | \n# h \\`";
        var run = new CampaignRun(
                hostile,
                1,
                Conclusion.INVALID,
                hostile,
                1,
                Map.of(hostile, Conclusion.INVALID),
                Map.of(hostile, 1L),
                Map.of(hostile, hostile),
                Map.of(hostile, List.of(new Evidence(1, 1, hostile, hostile, hostile))),
                0,
                10,
                Reproduced.NOT_TRIED,
                "runs/" + hostile,
                hostile);
        var matrix = new CampaignResult.Matrix(hostile, "", List.of(), Map.of(hostile, Map.of(hostile, hostile)));
        var known = new Baseline(1, List.of(new Baseline.Known(hostile, "other" + hostile, 1, 1)));
        var result = CampaignResult.of(matrix, 1, Optional.of(run), List.of(run), known);

        var page = CampaignPage.render(result, folder, Optional.of(result));
        var summary = MarkdownSummary.of(result);

        assertThat(page).contains("&lt;img src=x").doesNotContain("<img", "\u202e");
        // Within a fence everything is text, and nothing ends a fence but its end.
        assertThat(FENCED.matcher(summary).replaceAll(""))
                .contains("&lt;img src=x")
                .doesNotContain("<img", " [a]", "\n# h", "```");
    }

    @Test
    void keepsASummaryBelowTheSizeThatGitHubDrops() {
        var cells = new LinkedHashMap<String, Map<String, String>>();
        var runs = new ArrayList<CampaignRun>();
        for (var cell = 0; cell < 1000; cell++) {
            var name = "cell " + cell + " | <b>`".repeat(200);
            cells.put(name, Map.of());
            runs.add(failed(name, 1, cell));
        }
        var matrix = new CampaignResult.Matrix("faults", "", List.of(), cells);

        var summary = MarkdownSummary.of(CampaignResult.of(matrix, 1000, Optional.empty(), runs, Baseline.NONE));

        assertThat(summary.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(900_000);
        assertThat(summary)
                .startsWith("## \u2717 ANOMALY: faults")
                .contains("\\| &lt;b&gt;\\`")
                .doesNotContain("<b>");
    }

    @Test
    void annotatesNoMoreThanGitHubShows() {
        var cells = new LinkedHashMap<String, Map<String, String>>();
        var runs = new ArrayList<CampaignRun>();
        for (var cell = 0; cell < 30; cell++) {
            cells.put("cell=" + cell, Map.of());
            runs.add(failed("cell=" + cell, 1, cell));
        }
        var matrix = new CampaignResult.Matrix("faults", "", List.of(), cells);

        var commands = GitHubCommands.of(CampaignResult.of(matrix, 30, Optional.empty(), runs, Baseline.NONE));

        assertThat(commands).hasSize(10).allMatch(command -> command.startsWith("::error title="));
        assertThat(commands.getFirst())
                .contains("::It was lost: 100%25%0Areplay: ")
                .doesNotContain("\n");
        assertThat(commands.getLast()).startsWith("::error title=21 more::");
    }

    @Test
    void showsFailuresFirstOnThePage() {
        var html = CampaignPage.render(
                campaign(Optional.empty(), List.of(passed("a", 1), failed("b", 1, 1))), folder, Optional.empty());

        assertThat(html.indexOf("vanished-write")).isLessThan(html.indexOf("How often each cell fails"));
        assertThat(html).contains("1 of 1: 21 to 100 %", "0 of 1: below 95.0 %");
    }

    @Test
    void tellsTheFailingCellFirstInEveryOutput() throws Exception {
        var cells = new LinkedHashMap<String, Map<String, String>>();
        var runs = new ArrayList<CampaignRun>();
        for (var cell = 0; cell < 12; cell++) {
            var name = "cell=" + cell;
            cells.put(name, Map.of("cell", Integer.toString(cell)));
            runs.add(cell == 7 ? failed(name, 1, 1) : passed(name, 1));
        }
        var matrix = new CampaignResult.Matrix("faults", "", List.of(), cells);
        var result = CampaignResult.of(matrix, 12, Optional.empty(), runs, Baseline.NONE);
        CampaignFiles.write(result, folder);

        var outputs = List.of(
                Files.readString(folder.resolve("junit.xml")),
                Files.readString(folder.resolve("summary.md")).replace("\\", ""),
                CampaignPage.render(result, folder, Optional.empty()),
                String.join("\n", CampaignFiles.annotations(result)).replace("%3A", ":"));

        assertThat(outputs)
                .allSatisfy(output -> assertThat(CELL.matcher(output)
                                .results()
                                .map(MatchResult::group)
                                .findFirst())
                        .hasValue("cell=7"));
        assertThat(result.outcomes().getFirst().cell()).isEqualTo("cell=7");
        assertThat(CampaignFiles.read(folder).runs().getFirst().cell()).isEqualTo("cell=7");
    }

    @Test
    void provesAFailureInTheSummaryAndInTheXml() {
        var result = campaign(Optional.empty(), List.of(failed("b", 1, 1)));

        assertThat(MarkdownSummary.of(result))
                .contains("   9.412 s  n1   lost write: write k7: ''';\\nend\n```\n")
                .contains("```mermaid\nsequenceDiagram\n  Note over n1: 9.412 s lost write, write k7       end\n```");
        assertThat(JUnitXml.of(result)).contains("   9.412 s  n1   lost write: write k7");
    }

    @Test
    void comparesWithABase() {
        var base = CampaignResult.of(matrix(), 50, Optional.empty(), runs(1, 50), Baseline.NONE);
        var worse = CampaignResult.of(matrix(), 50, Optional.empty(), runs(20, 50), Baseline.NONE);

        var comparison = CampaignComparison.of(base, worse);
        var back = CampaignComparison.of(worse, base);

        assertThat(comparison.isWorse()).isTrue();
        assertThat(comparison.cells().getFirst().change()).hasValue(CellOutcome.Change.MORE_OFTEN);
        assertThat(back.isWorse()).isFalse();
        assertThat(back.cells().getFirst().change()).hasValue(CellOutcome.Change.LESS_OFTEN);
        assertThat(CampaignComparison.of(base, base).cells())
                .extracting(CampaignComparison.Cell::change)
                .containsExactly(Optional.of(CellOutcome.Change.NOT_CLEAR), Optional.empty());
        assertThat(CampaignPage.render(worse, folder, Optional.of(base)))
                .contains("fails more often", "1 of 50: 0 to 10 %", "20 of 50");
    }
}
