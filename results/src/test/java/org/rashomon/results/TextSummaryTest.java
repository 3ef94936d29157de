package org.rashomon.results;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextSummaryTest {

    @ParameterizedTest
    @EnumSource
    void fitsATerminal(SampleRun run) {
        var lines = TextSummary.lines(run.sample().result(), Styling.PLAIN);

        assertThat(lines).hasSizeLessThanOrEqualTo(34);
        assertThat(lines.subList(0, lines.size() - 2))
                .allSatisfy(
                        line -> assertThat(line).hasSizeLessThanOrEqualTo(100).matches("\\P{Cntrl}*"));
    }

    @Test
    void saysPassFirstAndWhereTheReportIsLast() {
        var lines = TextSummary.lines(SampleRuns.healthy().result(), Styling.PLAIN);

        assertThat(lines.getFirst()).startsWith("PASS  ");
        assertThat(lines.getLast()).startsWith("report ").endsWith("report.html");
    }

    @Test
    void endsWithTheRunDirectoryAndTheReplayCommandWhenTheRunDidNotPass() {
        var result = SampleRuns.anomalous().result();

        var lines = TextSummary.lines(result, Styling.ANSI);

        assertThat(lines.subList(lines.size() - 2, lines.size()))
                .containsExactly("run directory: " + result.runDirectory(), "replay: " + result.replay());
    }

    @Test
    void groupsFaultsByKindAndTellsHowManyBit() {
        assertThat(TextSummary.lines(SampleRuns.healthy().result(), Styling.PLAIN))
                .anySatisfy(line -> assertThat(line).contains("partition x4 (observed 4), kill x3 (observed 2)"));
    }

    @Test
    void namesWinnerAndLoserOfTheFirstLossesByDesign() {
        assertThat(TextSummary.lines(SampleRuns.healthy().result(), Styling.PLAIN))
                .anySatisfy(line -> assertThat(line).contains("137 losses"))
                .anySatisfy(line -> assertThat(line).contains("write 3 of k3 on n1"))
                .noneSatisfy(line -> assertThat(line).contains("write 4 of k4 on n1"));
    }

    @Test
    void tellsTheFirstAnomalyOfEachNameWithItsWitness() {
        assertThat(TextSummary.lines(SampleRuns.anomalous().result(), Styling.PLAIN))
                .anySatisfy(line -> assertThat(line).contains("lost-causally-later x1"))
                .anySatisfy(line -> assertThat(line).contains("9.702 s  n1   lost write: write k7 9002"))
                .anySatisfy(line -> assertThat(line).contains("divergence x1"));
    }

    @Test
    void saysHowMuchWasFoundAndOfWhichKinds() {
        assertThat(TextSummary.lines(SampleRuns.healthy().result(), Styling.PLAIN)
                        .getFirst())
                .matches("PASS  no anomaly in [\\d,]+ operations; 3 checkers");
        assertThat(TextSummary.lines(SampleRuns.anomalous().result(), Styling.PLAIN)
                        .getFirst())
                .startsWith("ANOMALY  4 anomalies: lost-causally-later, divergence");
    }

    @Test
    void colorsOnlyWhenAsked() {
        var result = SampleRuns.healthy().result();

        assertThat(String.join("", TextSummary.lines(result, Styling.PLAIN))).doesNotContain("\u001b");
        assertThat(TextSummary.lines(result, Styling.ANSI).getFirst()).startsWith("\u001b[1;32mPASS");
    }
}
