package org.rashomon.results.campaign;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.rashomon.results.Conclusion;

/**
 * A campaign in the XML that CI systems read as test results: a suite for each cell, a case for each run, with names
 * that are unique, since GitLab keeps only the first of equal ones. Characters that XML cannot hold are replaced.
 */
final class JUnitXml {

    /** GitLab reads no more than this many cases; a cell's runs that passed are joined beyond it. */
    private static final int CASES = 20_000;

    private static final int TEXT_LENGTH = 4000;

    private final CampaignResult campaign;
    private final XMLStreamWriter xml;

    private JUnitXml(CampaignResult campaign, XMLStreamWriter xml) {
        this.campaign = campaign;
        this.xml = xml;
    }

    static String of(CampaignResult campaign) {
        var text = new StringWriter();
        try {
            var writer = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            new JUnitXml(campaign, writer).write();
            writer.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString();
    }

    private void write() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        start("testsuites", Map.of("name", campaign.name()));
        for (var outcome : campaign.outcomes()) {
            var runs = campaign.runs().stream()
                    .filter(run -> run.cell().equals(outcome.cell()))
                    .limit(CASES)
                    .toList();
            start(
                    "testsuite",
                    Map.of(
                            "name", outcome.cell(),
                            "tests", Integer.toString(runs.size()),
                            "failures", count(runs, Conclusion.INVALID),
                            "errors",
                                    Long.toString(runs.stream()
                                            .filter(run -> !run.hasAnomaly() && run.verdict() != Conclusion.VALID)
                                            .count()),
                            "time",
                                    time(runs.stream()
                                            .mapToDouble(CampaignRun::seconds)
                                            .sum())));
            for (var run : runs) {
                testCase(run, campaign.name() + "." + outcome.cell());
            }
            xml.writeEndElement();
        }
        canary();
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    /** The canary is a case that passes when its defect was found. */
    private void canary() throws XMLStreamException {
        if (campaign.canary().isEmpty()) {
            return;
        }
        var run = campaign.canary().get();
        start("testsuite", Map.of("name", "canary", "tests", "1"));
        start("testcase", Map.of("name", "canary [seed %d]".formatted(run.seed()), "classname", campaign.name()));
        if (!run.hasAnomaly()) {
            element(
                    "error",
                    "canary-not-caught",
                    "the run that must fail came out as " + run.verdict().label(),
                    run);
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void testCase(CampaignRun run, String classname) throws XMLStreamException {
        start("testcase", Map.of("name", run.label(), "classname", classname, "time", time(run.seconds())));
        if (run.hasAnomaly()) {
            var kind = isKnown(run) ? "known anomaly: " : "anomaly:";
            element("failure", kind + run.signatureLine(), run.reason(), run);
        } else if (run.verdict() != Conclusion.VALID) {
            element("error", run.verdict().label(), run.reason(), run);
        }
        xml.writeEndElement();
    }

    /** Whether the baseline knows all that the run found, so that it does not fail the campaign. */
    private boolean isKnown(CampaignRun run) {
        return campaign.judgement().signatures().stream()
                .filter(signature ->
                        signature.cell().equals(run.cell()) && run.signatures().containsKey(signature.signature()))
                .noneMatch(CampaignJudgement.Signature::isFailure);
    }

    private void element(String name, String type, String message, CampaignRun run) throws XMLStreamException {
        start(name, Map.of("type", type, "message", clip(message)));
        var reproduced = run.reproduced() == CampaignRun.Reproduced.NOT_TRIED ? "" : run.reproduced() + "\n";
        xml.writeCharacters(legal(clip("%s\n\n%sreplay: %s\nrun directory: %s\n"
                .formatted(
                        run.example().isEmpty() ? run.reason() : run.example(),
                        reproduced,
                        run.replay(),
                        run.directory()))));
        xml.writeEndElement();
        if (!run.directory().isEmpty()) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(legal("[[ATTACHMENT|%s/report.html]]".formatted(run.directory())));
            xml.writeEndElement();
        }
    }

    private void start(String name, Map<String, String> attributes) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement(name);
        for (var attribute : new TreeMap<>(attributes).entrySet()) {
            xml.writeAttribute(attribute.getKey(), legal(attribute.getValue()));
        }
    }

    private static String count(List<CampaignRun> runs, Conclusion verdict) {
        return Long.toString(
                runs.stream().filter(run -> run.verdict() == verdict).count());
    }

    private static String time(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }

    private static String clip(String text) {
        return text.length() <= TEXT_LENGTH ? text : text.substring(0, TEXT_LENGTH) + "...";
    }

    /** The text with a replacement for every character that XML 1.0 has no place for. */
    private static String legal(String text) {
        var legal = new StringBuilder(text.length());
        text.codePoints().forEach(point -> legal.appendCodePoint(isLegal(point) ? point : 0xfffd));
        return legal.toString();
    }

    private static boolean isLegal(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= 0x20 && point <= 0xd7ff)
                || (point >= 0xe000 && point <= 0xfffd)
                || point >= 0x10000;
    }
}
