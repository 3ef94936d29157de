package org.rashomon.results.campaign;

import java.io.StringWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Test cases in the XML that CI systems read as test results. Names are made unique, since GitLab keeps only the first
 * of equal ones; characters that XML cannot hold are replaced; and texts are cut, since GitLab reads no file of 30 MB.
 */
final class JUnitDocument {

    private static final int TEXT_LENGTH = 4000;
    /** Beyond it, only messages are told. */
    private static final int MOST_CHARACTERS = 20_000_000;

    private final StringWriter text = new StringWriter();
    private final Set<String> names = new HashSet<>();
    private final XMLStreamWriter xml;

    private JUnitDocument() throws XMLStreamException {
        xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
    }

    /** How a case ended. */
    enum Ending {
        PASSED(""),
        FAILED("failure"),
        /** Nothing was proved, one way or the other. */
        ERROR("error"),
        SKIPPED("skipped");

        private final String element;

        Ending(String element) {
            this.element = element;
        }
    }

    /**
     * How a case ended, and why.
     *
     * @param type for machines; empty when it passed
     * @param message one line
     * @param text everything that there is to say
     */
    record Outcome(Ending ending, String type, String message, String text) {

        static final Outcome PASSED = new Outcome(Ending.PASSED, "", "", "");
    }

    /**
     * A case.
     *
     * @param directory the run whose report is attached; empty for none
     */
    record Case(String name, String classname, double seconds, Outcome outcome, String directory) {

        /** Whether a CI system calls it red. */
        boolean isRed() {
            return outcome.ending == Ending.FAILED || outcome.ending == Ending.ERROR;
        }
    }

    /** Cases that belong together, with what they have in common. */
    record Suite(String name, Map<String, String> properties, List<Case> cases) {
        Suite {
            properties = new TreeMap<>(properties);
            cases = List.copyOf(cases);
        }

        private String count(Ending ending) {
            return Long.toString(
                    cases.stream().filter(one -> one.outcome.ending == ending).count());
        }
    }

    static String of(String name, List<Suite> suites) {
        try {
            var document = new JUnitDocument();
            document.xml.writeStartDocument("UTF-8", "1.0");
            document.start("testsuites", Map.of("name", name));
            for (var suite : suites) {
                document.write(suite);
            }
            document.xml.writeEndElement();
            document.xml.writeEndDocument();
            document.xml.close();
            return document.text.toString();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void write(Suite suite) throws XMLStreamException {
        start(
                "testsuite",
                Map.of(
                        "name", suite.name,
                        "tests", Integer.toString(suite.cases.size()),
                        "failures", suite.count(Ending.FAILED),
                        "errors", suite.count(Ending.ERROR),
                        "skipped", suite.count(Ending.SKIPPED),
                        "time",
                                time(suite.cases.stream()
                                        .mapToDouble(Case::seconds)
                                        .sum())));
        if (!suite.properties.isEmpty()) {
            start("properties", Map.of());
            for (var property : suite.properties.entrySet()) {
                start("property", Map.of("name", property.getKey(), "value", property.getValue()));
                xml.writeEndElement();
            }
            xml.writeEndElement();
        }
        for (var one : suite.cases) {
            write(one);
        }
        xml.writeEndElement();
    }

    private void write(Case one) throws XMLStreamException {
        start(
                "testcase",
                Map.of("name", unique(legal(one.name)), "classname", one.classname, "time", time(one.seconds)));
        var outcome = one.outcome;
        if (outcome.ending != Ending.PASSED) {
            start(outcome.ending.element, Map.of("type", outcome.type, "message", clip(outcome.message)));
            if (text.getBuffer().length() < MOST_CHARACTERS) {
                xml.writeCharacters(legal(clip(outcome.text)));
            }
            xml.writeEndElement();
            attach(one.directory);
        }
        xml.writeEndElement();
    }

    private String unique(String name) {
        var unique = name;
        for (var number = 2; !names.add(unique); number++) {
            unique = "%s (%d)".formatted(name, number);
        }
        return unique;
    }

    /** The report, as Jenkins and GitLab attach it. */
    private void attach(String directory) throws XMLStreamException {
        if (!directory.isEmpty()) {
            start("system-out", Map.of());
            xml.writeCharacters(legal("[[ATTACHMENT|%s/report.html]]".formatted(directory)));
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
