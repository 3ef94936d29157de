package org.rashomon.results.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rashomon.checkers.Evidence;
import org.rashomon.results.Conclusion;
import org.rashomon.results.SampleRuns;
import org.rashomon.results.campaign.CampaignRun.Reproduced;
import org.rashomon.results.report.CampaignPage;
import org.xml.sax.InputSource;

class CampaignResultTest {

    private static final String LOST = "lost-write/vanished-write";
    private static final Pattern CELL = Pattern.compile("cell=\\d+");
    private static final Evidence WITNESS = new Evidence(7, 9_412_000_000L, "n1", "lost write", "write k7: ```;\nend");

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
    void writesXmlThatAParserReadsWithUniqueNames() throws Exception {
        var hostile = "a<&>\"'\u0000\u001b]]>\ud800";
        var runs = new ArrayList<CampaignRun>();
        for (var seed = 1; seed <= 20; seed++) {
            runs.add(failed(hostile, seed, seed).with(Reproduced.NOT_REPRODUCED));
        }
        var cells = Map.of(hostile, Map.of("x", hostile));
        var matrix = new CampaignResult.Matrix("faults", "", List.of(), cells);

        var xml = JUnitXml.of(CampaignResult.of(matrix, 20, Optional.of(passed("canary", 1)), runs, Baseline.NONE));

        var document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        var cases = document.getElementsByTagName("testcase");
        var names = new HashSet<String>();
        for (var at = 0; at < cases.getLength(); at++) {
            names.add(cases.item(at).getAttributes().getNamedItem("name").getNodeValue());
        }
        assertThat(names).hasSize(21).hasSize(cases.getLength());
        assertThat(document.getElementsByTagName("failure").getLength()).isEqualTo(20);
        assertThat(document.getElementsByTagName("error").getLength()).isOne();
        assertThat(xml).contains("NOT_REPRODUCED", "anomaly:" + LOST, "[[ATTACHMENT|");
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

        assertThat(summary.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1 << 20);
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

    @Test
    void tellsARunAloneAsACaseForEachChecker() throws Exception {
        var run = SampleRuns.anomalous().result();

        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(JUnitXml.of(run))));

        assertThat(document.getElementsByTagName("testcase").getLength())
                .isEqualTo(run.checkers().size());
        var failure = document.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttributes().getNamedItem("type").getNodeValue()).startsWith("anomaly:");
        assertThat(failure.getTextContent()).contains("lost write: write k7", "replay: ");
        assertThat(CampaignResult.of(run).exitCode()).isOne();
    }

    private static List<CampaignRun> runs(int failing, int all) {
        var runs = new ArrayList<CampaignRun>();
        for (var seed = 1; seed <= all; seed++) {
            runs.add(seed <= failing ? failed("a", seed, seed) : passed("a", seed));
        }
        return runs;
    }

    private static CampaignResult campaign(Optional<CampaignRun> canary, List<CampaignRun> runs) {
        return CampaignResult.of(matrix("hash:1/1"), runs.size(), canary, runs, Baseline.NONE);
    }

    private static CampaignResult.Matrix matrix(String... shards) {
        var cells = new LinkedHashMap<String, Map<String, String>>();
        cells.put("a", Map.of("faults", "none"));
        cells.put("b", Map.of("faults", "partition"));
        return new CampaignResult.Matrix("faults", "", List.of(shards), cells);
    }

    private static CampaignRun passed(String cell, long seed) {
        return run(cell, seed, Conclusion.VALID, Map.of(), 1);
    }

    private static CampaignRun failed(String cell, long seed, double seconds) {
        return run(cell, seed, Conclusion.INVALID, Map.of(LOST, 2L), seconds);
    }

    private static CampaignRun run(
            String cell, long seed, Conclusion verdict, Map<String, Long> signatures, double seconds) {
        return new CampaignRun(
                cell,
                seed,
                verdict,
                "because",
                seconds,
                signatures,
                signatures.isEmpty() ? Map.of() : Map.of(LOST, "It was lost: 100%"),
                signatures.isEmpty() ? Map.of() : Map.of(LOST, List.of(WITNESS)),
                0,
                10,
                Reproduced.NOT_TRIED,
                "runs/" + seed,
                "./rashomon run --seed " + seed);
    }
}
