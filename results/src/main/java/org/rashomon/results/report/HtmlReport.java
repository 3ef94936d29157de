package org.rashomon.results.report;

import static org.rashomon.results.report.Markup.element;
import static org.rashomon.results.report.Markup.fragment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.rashomon.history.History;
import org.rashomon.results.RunResult;
import org.rashomon.results.report.Markup.StyleSheet;

/**
 * The report of a run as one self-contained HTML file: no scripts, no fonts, nothing fetched, which its
 * Content-Security-Policy proves. Every list in it is bounded and says where it was cut, so that the file stays well
 * under a megabyte whatever the history.
 */
public final class HtmlReport {

    private static final String STYLE = "/org/rashomon/results/report.css";
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    /** Id and title of each section, in the order of the report. */
    private static final List<List<String>> CONTENTS = List.of(
            List.of("verdicts", "Verdicts"),
            List.of("activity", "Did it test anything?"),
            List.of("anomalies", "Anomalies"),
            List.of("by-design", "Lost by design"),
            List.of("replicas", "Replica differences"),
            List.of("timeline", "Run and faults"),
            List.of("latency", "Latency"),
            List.of("quiescence", "Replicas at rest"),
            List.of("environment", "Environment"));

    private HtmlReport() {}

    /**
     * The whole document, to be stored as UTF-8.
     *
     * @param history the history that the result was derived from
     */
    public static String render(RunResult result, History history) {
        var html = new StringBuilder("<!DOCTYPE html>\n");
        element("html", head(result), body(result, history)).with("lang", "en").write(html);
        return html.append('\n').toString();
    }

    private static Markup head(RunResult result) {
        return element(
                "head",
                element("meta").with("charset", "utf-8"),
                element("meta").with("http-equiv", "Content-Security-Policy").with("content", POLICY),
                element("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"),
                element("meta").with("name", "color-scheme").with("content", "light dark"),
                element(
                        "title",
                        "%s: %s, seed %d"
                                .formatted(result.verdict().word(), Escaping.clip(result.name(), 60), result.seed())),
                new StyleSheet(styleSheet()));
    }

    private static Markup body(RunResult result, History history) {
        return element(
                "body",
                HeaderSection.render(result, history),
                contents(),
                element(
                        "main",
                        VerdictSection.render(result),
                        ActivitySection.render(result, history),
                        AnomalySection.render(result, history),
                        ByDesignSection.render(result),
                        ReplicaSection.render(history),
                        FaultSection.render(result, history),
                        LatencySection.render(history),
                        QuiescenceSection.render(history),
                        EnvironmentSection.render(result, history)),
                fragment(element("footer", "Derived from the history alone; rashomon check computes it anew.")));
    }

    private static Markup contents() {
        var links = CONTENTS.stream()
                .map(entry -> element("li", element("a", entry.getLast()).with("href", "#" + entry.getFirst())))
                .toList();
        return element("nav", element("ul", links)).with("aria-label", "Sections");
    }

    private static String styleSheet() {
        try (var resource = HtmlReport.class.getResourceAsStream(STYLE)) {
            if (resource == null) {
                throw new IllegalStateException("the build lacks the resource " + STYLE);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
