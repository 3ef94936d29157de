package org.rashomon.harness.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rashomon.checkers.AnomalyCatalogue.Entry;
import picocli.CommandLine.Help.Ansi;

/** One page of the catalogue of anomalies for a terminal of a hundred columns. */
final class AnomalyScreen {

    private static final int WIDTH = 100;
    private static final String INDENT = "  ";
    private static final String FENCE = "```";
    private static final String RULE = "| ---";

    private final Ansi ansi;
    private final PrintWriter out;

    AnomalyScreen(Ansi ansi, PrintWriter out) {
        this.ansi = ansi;
        this.out = out;
    }

    void show(Entry entry) {
        var explanation = entry.explanation();
        out.println(bold(entry.name())
                + "  (%s, %s)".formatted(entry.kind().label(), entry.family().label()));
        paragraph("Breaks: " + entry.breaks() + ".");
        if (!entry.alsoCalled().isEmpty()) {
            paragraph("Also called: " + String.join(", ", entry.alsoCalled()) + ".");
        }
        out.println();
        paragraph(explanation.definition());
        out.println();
        out.println(bold("Example"));
        example(explanation.example());
        section("Provoked by", explanation.provokedBy());
        section("Seen with", explanation.seenWith());
        section("Legal when", explanation.legalWhen());
    }

    private void section(String title, String text) {
        if (!text.isEmpty()) {
            out.println();
            out.println(bold(title));
            paragraph(text);
        }
    }

    private String bold(String text) {
        return ansi.string("@|bold " + text + "|@");
    }

    /** Broken anew, since the page may have been broken at other places. */
    private void paragraph(String text) {
        var line = new StringBuilder(INDENT);
        for (var word : text.replace("`", "").split("\\s+", -1)) {
            if (line.length() + word.length() >= WIDTH) {
                out.println(line.toString().stripTrailing());
                line.setLength(0);
                line.append(INDENT);
            }
            line.append(word).append(' ');
        }
        out.println(line.toString().stripTrailing());
    }

    private void example(String markdown) {
        var rows = new ArrayList<List<String>>();
        markdown.lines()
                .filter(line -> line.startsWith("|") && !line.startsWith(RULE))
                .map(AnomalyScreen::cells)
                .forEach(rows::add);
        table(rows);
        out.println();
        markdown.lines()
                .dropWhile(line -> !line.startsWith(FENCE))
                .filter(line -> !line.startsWith(FENCE))
                .forEach(line -> out.println(INDENT + line));
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.substring(1).split("\\|", -1))
                .map(String::strip)
                .toList();
    }

    private void table(List<List<String>> rows) {
        var widths = IntStream.range(0, rows.getFirst().size())
                .map(column -> rows.stream()
                        .filter(row -> column < row.size())
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        for (var row : rows) {
            out.println(IntStream.range(0, row.size())
                    .mapToObj(column -> padded(row.get(column), widths[column]))
                    .collect(Collectors.joining(INDENT, INDENT, ""))
                    .stripTrailing());
        }
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
