package org.rashomon.results.campaign;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.rashomon.checkers.Anomaly;
import org.rashomon.results.CheckerOutcome;
import org.rashomon.results.Conclusion;
import org.rashomon.results.RunResult;
import org.rashomon.results.TextSummary;

/**
 * A campaign or a run in the XML that CI systems read as test results, with names that are unique, since GitLab keeps
 * only the first of equal ones. Characters that XML cannot hold are replaced.
 */
final class JUnitXml {

    /** GitLab reads no more than this many cases; a cell's runs that passed are joined beyond it. */
    private static final int CASES = 20_000;

    private static final int TEXT_LENGTH = 4000;

    private final XMLStreamWriter xml;

    private JUnitXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** A suite for each cell, a case for each of its runs. */
    static String of(CampaignResult campaign) {
        return document(campaign.name(), xml -> new JUnitXml(xml).cells(campaign));
    }

    /** One suite, with a case for each checker. */
    static String of(RunResult result) {
        return document(result.name(), xml -> new JUnitXml(xml).checkers(result));
    }

    /** Writes what stands within the root. */
    @FunctionalInterface
    private interface Content {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    private static String document(String name, Content content) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            new JUnitXml(xml).start("testsuites", Map.of("name", name));
            content.write(xml);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString();
    }

    private void checkers(RunResult result) throws XMLStreamException {
        var checkers = result.checkers();
        var failed = checkers.stream()
                .filter(checker -> checker.verdict() == Conclusion.INVALID)
                .count();
        var passed = checkers.stream()
                .filter(checker -> checker.verdict() == Conclusion.VALID)
                .count();
        start(
                "testsuite",
                Map.of(
                        "name", result.name(),
                        "tests", Integer.toString(checkers.size()),
                        "failures", Long.toString(failed),
                        "errors", Long.toString(checkers.size() - failed - passed),
                        "time", time(result.durationSeconds())));
        for (var checker : checkers) {
            var name = "%s [seed %d]".formatted(checker.name(), result.seed());
            start("testcase", Map.of("name", name, "classname", result.name(), "time", time(checker.seconds())));
            if (checker.verdict() != Conclusion.VALID) {
                notValid(checker, result);
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void notValid(CheckerOutcome checker, RunResult result) throws XMLStreamException {
        var first = checker.anomalies().stream().findFirst();
        var isAnomaly = checker.verdict() == Conclusion.INVALID && first.isPresent();
        var type =
                isAnomaly ? "anomaly:" + first.get().name() : checker.verdict().label();
        var lines = new ArrayList<>(List.of(first.map(Anomaly::sentence).orElse(checker.reason()), ""));
        first.ifPresent(
                anomaly -> anomaly.witness().stream().map(TextSummary::line).forEach(lines::add));
        lines.addAll(List.of("", "replay: " + result.replay(), "run directory: " + result.runDirectory(), ""));
        start(isAnomaly ? "failure" : "error", Map.of("type", type, "message", clip(checker.reason())));
        xml.writeCharacters(legal(clip(String.join("\n", lines))));
        xml.writeEndElement();
        attachment(result.runDirectory());
    }

    private void cells(CampaignResult campaign) throws XMLStreamException {
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
                testCase(run, campaign);
            }
            xml.writeEndElement();
        }
        canary(campaign);
    }

    /** The canary is a case that passes when its defect was found. */
    private void canary(CampaignResult campaign) throws XMLStreamException {
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

    private void testCase(CampaignRun run, CampaignResult campaign) throws XMLStreamException {
        var classname = campaign.name() + "." + run.cell();
        start("testcase", Map.of("name", run.label(), "classname", classname, "time", time(run.seconds())));
        if (run.hasAnomaly()) {
            var kind = isKnown(run, campaign) ? "known anomaly: " : "anomaly:";
            element("failure", kind + run.signatureLine(), run.reason(), run);
        } else if (run.verdict() != Conclusion.VALID) {
            element("error", run.verdict().label(), run.reason(), run);
        }
        xml.writeEndElement();
    }

    /** Whether the baseline knows all that the run found, so that it does not fail the campaign. */
    private static boolean isKnown(CampaignRun run, CampaignResult campaign) {
        return campaign.judgement().signatures().stream()
                .filter(signature ->
                        signature.cell().equals(run.cell()) && run.signatures().containsKey(signature.signature()))
                .noneMatch(CampaignJudgement.Signature::isFailure);
    }

    private void element(String name, String type, String message, CampaignRun run) throws XMLStreamException {
        start(name, Map.of("type", type, "message", clip(message)));
        var reproduced = run.reproduced() == CampaignRun.Reproduced.NOT_TRIED ? "" : run.reproduced() + "\n";
        var counterexample =
                run.counterexample().stream().map(line -> line + "\n").collect(Collectors.joining());
        xml.writeCharacters(legal(clip("%s\n\n%s%s%sreplay: %s\nrun directory: %s\n"
                .formatted(
                        run.example().isEmpty() ? run.reason() : run.example(),
                        counterexample,
                        counterexample.isEmpty() ? "" : "\n",
                        reproduced,
                        run.replay(),
                        run.directory()))));
        xml.writeEndElement();
        attachment(run.directory());
    }

    /** The report, as Jenkins and GitLab attach it. */
    private void attachment(String runDirectory) throws XMLStreamException {
        if (!runDirectory.isEmpty()) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(legal("[[ATTACHMENT|%s/report.html]]".formatted(runDirectory)));
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
