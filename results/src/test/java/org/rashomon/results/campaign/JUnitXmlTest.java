package org.rashomon.results.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rashomon.results.campaign.Campaigns.LOST;
import static org.rashomon.results.campaign.Campaigns.campaign;
import static org.rashomon.results.campaign.Campaigns.failed;
import static org.rashomon.results.campaign.Campaigns.matrix;
import static org.rashomon.results.campaign.Campaigns.passed;
import static org.rashomon.results.campaign.Campaigns.run;
import static org.rashomon.results.campaign.Campaigns.runs;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.rashomon.results.Conclusion;
import org.rashomon.results.SampleRuns;
import org.rashomon.results.campaign.CampaignRun.Reproduced;
import org.rashomon.results.campaign.JUnitDocument.Case;
import org.rashomon.results.campaign.JUnitDocument.Ending;
import org.rashomon.results.campaign.JUnitDocument.Outcome;
import org.rashomon.results.campaign.JUnitDocument.Suite;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** The XML as a parser reads it. */
class JUnitXmlTest {

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
        // One for the checker, one for each of its seeds, one for the canary.
        assertThat(names).hasSize(22).hasSize(cases.getLength());
        assertThat(document.getElementsByTagName("failure").getLength()).isEqualTo(21);
        assertThat(document.getElementsByTagName("error").getLength()).isOne();
        assertThat(xml).contains("NOT_REPRODUCED", "anomaly:vanished-write", "[[ATTACHMENT|", "20 of 20 runs");
    }

    @Test
    void tellsACaseForEachCheckerOfACellAndOneForEachSeedThatFailed() throws Exception {
        var broken = run("a", 3, Conclusion.BROKEN, Map.of(), 1);

        var document = parsed(JUnitXml.of(
                campaign(Optional.empty(), List.of(passed("a", 1), passed("a", 2), broken, failed("b", 1, 1)))));

        assertThat(values(document, "testcase", "name"))
                .containsExactlyInAnyOrder(
                        "lost-write [a]", "run [a]", "run [seed 3] [a]", "lost-write [b]", "lost-write [seed 1] [b]");
        assertThat(values(document, "failure", "message"))
                .containsExactly("1 of 1 runs: vanished-write", "vanished-write");
        assertThat(values(document, "error", "type")).containsExactly("broken", "broken");
        assertThat(values(document, "testsuite", "tests")).containsExactly("2", "3");
        assertThat(values(document, "property", "value")).contains("partition", "1 of 1: 21 to 100 %");
    }

    @Test
    void isRedInTheXmlWhenNothingWasRun() throws Exception {
        var document = parsed(JUnitXml.of(campaign(Optional.empty(), List.of())));

        assertThat(values(document, "error", "message")).containsExactly("not one of 0 runs was made");
        assertThat(values(document, "skipped", "type")).containsExactly("not-run", "not-run");
    }

    @Test
    void isNotRedInTheXmlForWhatTheBaselineKnows() throws Exception {
        var known = new Baseline(1, List.of(new Baseline.Known("a", LOST, 1, 2)));

        var document = parsed(JUnitXml.of(CampaignResult.of(matrix(), 2, Optional.empty(), runs(1, 2), known)));

        assertThat(document.getElementsByTagName("failure").getLength()).isZero();
        assertThat(values(document, "skipped", "type")).contains("known-anomaly");
    }

    @Test
    void boundsTheXmlHoweverManyCasesFail() {
        var outcome = new Outcome(Ending.FAILED, "anomaly", "lost", "long ".repeat(10_000));
        var cases = IntStream.range(0, 12_000)
                .mapToObj(number -> new Case("same name", "faults", 0, outcome, ""))
                .toList();

        var xml = JUnitDocument.of("faults", List.of(new Suite("cell", Map.of(), cases)));

        assertThat(xml.length()).isLessThan(30_000_000);
        assertThat(xml).contains("same name (12000)");
    }

    @Test
    void tellsTheFirstSeedsThatFailedAndCountsTheRest() {
        var xml = JUnitXml.of(campaign(Optional.empty(), runs(40, 40)));

        assertThat(xml).contains("seeds: 1, 2, 3, ", ", and 20 more").doesNotContain("[seed 21]");
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

    private static Document parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    /** The values of an attribute of every element of a name. */
    private static List<String> values(Document document, String element, String attribute) {
        var elements = document.getElementsByTagName(element);
        return IntStream.range(0, elements.getLength())
                .mapToObj(at -> elements.item(at)
                        .getAttributes()
                        .getNamedItem(attribute)
                        .getNodeValue())
                .toList();
    }
}
