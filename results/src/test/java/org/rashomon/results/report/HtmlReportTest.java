package org.rashomon.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rashomon.results.Effort;
import org.rashomon.results.HostileRun;
import org.rashomon.results.SampleRun;
import org.rashomon.results.SampleRuns;
import org.rashomon.results.SampleRuns.Sample;

class HtmlReportTest {

    @ParameterizedTest
    @EnumSource
    void rendersEveryRunAsAWellFormedPageOfBoundedSize(SampleRun run) throws IOException {
        var html = HtmlReport.render(run.sample().result(), run.sample().history());

        // Kept for looking at: a test cannot see whether a page is good.
        var folder = Files.createDirectories(Path.of("target", "sample-reports"));
        Files.writeString(folder.resolve(run.name().toLowerCase(Locale.ROOT) + ".html"), html);
        assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1_500_000);
        assertThat(Page.of(html).texts("//h2"))
                .containsExactly(
                        "Verdicts",
                        "Did the test test anything?",
                        "Anomalies",
                        "Space and time",
                        "The run and its faults",
                        "Lost by design",
                        "Replica differences",
                        "Keys and their versions",
                        "Latency",
                        "History",
                        "Replicas at rest",
                        "Environment");
    }

    @ParameterizedTest
    @EnumSource
    void admitsNoScriptAndNoStyleButItsOwn(SampleRun run) throws NoSuchAlgorithmException {
        var page = page(run.sample());

        assertThat(page.texts("//meta[@http-equiv='Content-Security-Policy']/@content"))
                .containsExactly("default-src 'none'; script-src %s; style-src %s; img-src data:"
                        .formatted(
                                hash(page.texts("//script[not(@type)]")
                                        .getFirst()
                                        .transform(code ->
                                                "//<![CDATA[" + code.substring(2, code.length() - 2) + "//]]>")),
                                hash(page.texts("//style").getFirst())));
        assertThat(page.count("//link | //img | //iframe | //object | //@src | //@style | //@onclick"))
                .isZero();
        assertThat(page.texts("//script/@id")).containsExactly("facts", "columns");
        assertThat(page.texts("//@href")).allMatch(link -> link.startsWith("#"));
    }

    @ParameterizedTest
    @EnumSource
    void canBeFollowedWithoutEyes(SampleRun run) {
        var page = page(run.sample());

        assertThat(page.count("//table[not(caption)]")).isZero();
        assertThat(page.count("//th[not(@scope)]")).isZero();
        assertThat(page.count("//svg[not(@role='img') or not(@aria-label)]")).isZero();
        assertThat(page.count("//h1")).isOne();
        assertThat(page.texts("//nav//a/@href").stream().map(link -> link.substring(1)))
                .containsExactlyElementsOf(page.texts("//main/section/@id"));
    }

    @Test
    void theFileFetchesNothingAndTheServedPageOnlyFromItsServer() {
        var sample = SampleRuns.anomalous();

        var file = HtmlReport.render(sample.result(), sample.history());
        var served = ServedReport.of(sample.result(), sample.history()).page(HtmlReport.MOST_BYTES);

        assertThat(file).doesNotContain("fetch(", "connect-src");
        assertThat(served).contains("await fetch(", "connect-src");
    }

    @Test
    void rendersTheSameBytesForTheSameRun() {
        assertThat(html(SampleRuns.anomalous())).isEqualTo(html(SampleRuns.anomalous()));
    }

    @Test
    void tellsTheVerdictAndHowToReplayItFirst() {
        var page = page(SampleRuns.anomalous());

        assertThat(page.texts("//h1")).containsExactly("✗ ANOMALY register");
        assertThat(page.texts("//header//code"))
                .containsExactly(SampleRuns.anomalous().result().replay());
    }

    @Test
    void drawsTheWitnessOfAnAnomalyWithTheFaultThatWasInForce() {
        var page = page(SampleRuns.anomalous());

        assertThat(page.texts("(//article)[1]//svg/text[@class='label']"))
                .contains("clock of n2", "1 winner: write k7 9001", "3 lost write: write k7 9002");
        assertThat(page.texts("(//article)[1]//svg/text[@class='node']")).containsExactly("#8", "n1", "n2", "n3");
        assertThat(page.count("(//article)[1]//svg/rect[@class='bar info']")).isOne();
        assertThat(page.texts("(//article)[1]//table[caption='The witness']/tbody/tr[3]/td"))
                .startsWith("3125", "9.702 s", "n1", "lost write");
    }

    @Test
    void answersFirstWhatOneAsksFirst() {
        var page = page(SampleRuns.anomalous());

        assertThat(page.texts("//header//tbody/tr/th"))
                .containsExactly(
                        "What was promised?",
                        "Which write?",
                        "What stands in its place?",
                        "Where does it show?",
                        "During which fault?");
        assertThat(page.texts("//header//tbody/tr/td"))
                .containsExactly(
                        "no write that was seen is undone",
                        "write k7 9002 ok, version n1:901, by n1 at 9.702 s",
                        "on n1, n2 and n3: 9001, n2:900, which n2 acknowledged at 9.412 s; the write in question had"
                                + " seen it and came later",
                        "on n1, n3",
                        "during #8 clock of n2, from 9.000 s to 14.000 s");
    }

    @Test
    void tellsWhenTheHarnessItselfPaused() {
        var page = page(SampleRuns.anomalous());

        assertThat(page.texts("//section[@id='timeline']//svg/rect[@class='stall']/title"))
                .containsExactly("the harness paused for 550 ms");
        assertThat(page.texts("//section[@id='environment']//tr[th='harness paused at most']/td"))
                .containsExactly("550 ms");
    }

    @Test
    void tellsOfEachCheckerWhatItLookedAtAndWhatItCost() {
        var sample = SampleRuns.anomalous();
        var efforts = Collections.nCopies(sample.result().checkers().size(), new Effort(1.25, 3 << 20));

        var page = Page.of(HtmlReport.render(sample.result().costing(efforts), sample.history()));

        assertThat(page.texts("(//section[@id='verdicts']//table)[1]/tbody/tr[1]/td"))
                .containsExactly(
                        "✗ ANOMALY", "3 anomalies", "1,811 acknowledged writes", "–", "12", "1.250 s", "3.0 MiB");
    }

    @Test
    void saysHowManyAnomaliesAreNotShown() {
        assertThat(page(SampleRuns.anomalous()).texts("//section[@id='anomalies']//p[@class='note']"))
                .contains("1 of 3 anomalies of lost-write are shown.");
    }

    @Test
    void showsOnlyTheKeysOnWhichReplicasDiffer() {
        var page = page(SampleRuns.anomalous());

        assertThat(page.texts("//section[@id='replicas']//tbody/tr/th")).containsExactly("k2", "k8");
        assertThat(page.texts("//section[@id='replicas']//tbody/tr[1]/td/code")).containsExactly("1", "1", "2002");
    }

    @Test
    void marksWhatAVerdictCannotRestOn() {
        var page = page(SampleRuns.broken());

        assertThat(page.texts("//section[@id='activity']//tr[@class='gap']/th")).contains("faults of kind kill");
    }

    @Test
    void marksAFaultOfWhichNothingWasSeenThoughItsKindBitElsewhere() {
        var page = page(SampleRuns.healthy());

        assertThat(page.texts("//section[@id='activity']//tr[@class='gap']/th")).isEmpty();
        assertThat(page.texts("//section[@id='timeline']//td[span]")).containsExactly("∅ nothing was seen of it");
    }

    @Test
    void saysWhatFailedAndWhatCouldNotBeRead() {
        assertThat(page(SampleRuns.broken()).texts("//div[@class='alert']//li"))
                .satisfiesExactly(
                        failure -> assertThat(failure).contains("n2 did not start again"),
                        damage -> assertThat(damage).contains("the member is cut off"));
    }

    @Test
    void showsTextOfTheSystemUnderTestAsText() {
        var html = html(HostileRun.sample());

        assertThat(html).doesNotContain("<script>alert", "\u0000", "\u202e", "\u001b");
        assertThat(html).contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;", "\\u0000", "\\u202e");
    }

    @Test
    void capsEveryListAndSaysSo() {
        var notes = String.join("\n", page(HostileRun.sample()).texts("//p[@class='note']"));

        assertThat(List.of(
                        "20 of 5,000 anomalies",
                        "20 of 7,000 findings",
                        "50 of 300 differing keys",
                        "150 of 400 faults",
                        "12 of 30 events of the witness"))
                .allSatisfy(note -> assertThat(notes).contains(note));
    }

    private static String hash(String text) throws NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }

    private static String html(Sample sample) {
        return HtmlReport.render(sample.result(), sample.history());
    }

    private static Page page(Sample sample) {
        return Page.of(html(sample));
    }
}
