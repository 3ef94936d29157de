package org.rashomon.harness.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.AnomalyCatalogue.Entry;

/** The catalogue of anomalies as one Markdown document. */
final class AnomalyDocument {

    private AnomalyDocument() {}

    static void write(List<Entry> entries, PrintWriter out) {
        out.println("""
                # Anomalies

                The names that verdicts give, each with its smallest example. One page at a time in the terminal:
                `rashomon explain NAME`. Written by `make anomalies` from the pages in
                `checkers/src/main/resources/org/rashomon/checkers/anomalies`.

                In the pictures time goes to the right, `||` is a cut link, `-` after a read means nothing was there.

                | about | anomalies |
                | --- | --- |""");
        for (var family : AnomalyCatalogue.Family.values()) {
            var links = of(family, entries).stream()
                    .map(entry -> "[%s](#%s)".formatted(entry.name(), entry.name()))
                    .collect(Collectors.joining(", "));
            if (!links.isEmpty()) {
                out.println("| %s | %s |".formatted(family.label(), links));
            }
        }
        entries.forEach(entry -> write(entry, out));
    }

    private static List<Entry> of(AnomalyCatalogue.Family family, List<Entry> entries) {
        return entries.stream().filter(entry -> entry.family() == family).toList();
    }

    private static void write(Entry entry, PrintWriter out) {
        var explanation = entry.explanation();
        var aliases =
                entry.alsoCalled().isEmpty() ? "" : " Also called: " + String.join(", ", entry.alsoCalled()) + ".";
        out.println();
        out.println("## " + entry.name());
        out.println();
        out.println("*%s, %s.* Breaks: %s.%s"
                .formatted(entry.family().label(), entry.kind().label(), entry.breaks(), aliases));
        out.println();
        out.println(explanation.definition());
        out.println();
        out.println(explanation.example());
        section(out, "Provoked by", explanation.provokedBy());
        section(out, "Seen with", explanation.seenWith());
        section(out, "Legal when", explanation.legalWhen());
    }

    private static void section(PrintWriter out, String title, String text) {
        if (!text.isEmpty()) {
            out.println();
            out.println("**%s.** %s".formatted(title, text));
        }
    }
}
