package org.rashomon.results.report;

import static org.rashomon.results.report.Markup.element;

import java.util.List;
import org.rashomon.history.History;
import org.rashomon.results.RunResult;
import org.rashomon.results.report.Markup.StyleSheet;
import org.rashomon.results.report.data.PageData;
import org.rashomon.results.report.data.PageSource;

/**
 * The report of a run as one self-contained HTML file. What matters most is static and readable without scripts; the
 * script and its data lie in the page, nothing is fetched, and the Content-Security-Policy admits exactly this script
 * and this style sheet. The file is bounded in size and says what it leaves out.
 */
public final class HtmlReport {

    /** How large a report may become, unless told otherwise. */
    public static final long MOST_BYTES = 15_000_000;
    /** What everything but the operations may need. */
    private static final long STATIC_BYTES = 1_500_000;

    /** Id and title of each section, in the order of the report. */
    private static final List<List<String>> CONTENTS = List.of(
            List.of("verdicts", "Verdicts"),
            List.of("activity", "Did it test anything?"),
            List.of("anomalies", "Anomalies"),
            List.of("diagram", "Space and time"),
            List.of("timeline", "Run and faults"),
            List.of("by-design", "Lost by design"),
            List.of("replicas", "Replica differences"),
            List.of("keys", "Keys"),
            List.of("latency", "Latency"),
            List.of("history", "History"),
            List.of("quiescence", "Replicas at rest"),
            List.of("environment", "Environment"));

    private HtmlReport() {}

    /**
     * The whole document, to be stored as UTF-8.
     *
     * @param history the history that the result was derived from
     */
    public static String render(RunResult result, History history) {
        return render(result, history, MOST_BYTES);
    }

    /**
     * The whole document, of at most about so many bytes.
     *
     * @param mostBytes below what the static part needs, as few operations as can be are told one by one
     */
    public static String render(RunResult result, History history, long mostBytes) {
        return render(result, history, within(PageSource.of(result, history), mostBytes), Access.FILE);
    }

    /** How the page is reached. */
    enum Access {
        /** As a file, which fetches nothing. */
        FILE,
        /** From a server, which it asks for what it leaves out. */
        SERVER
    }

    static PageData within(PageSource source, long mostBytes) {
        return source.within(Math.max(50_000, mostBytes - STATIC_BYTES));
    }

    static String render(RunResult result, History history, PageData data, Access access) {
        var script = access == Access.FILE ? Resources.script() : Resources.servedScript();
        var html = new StringBuilder("<!DOCTYPE html>\n");
        element("html", head(result, script, access), body(result, history, data, script))
                .with("lang", "en")
                .write(html);
        return html.append('\n').toString();
    }

    private static Markup head(RunResult result, Markup.Script script, Access access) {
        var style = Resources.styleSheet();
        var policy = "default-src 'none'; script-src %s; style-src %s; img-src data:%s"
                .formatted(
                        Resources.hash(script.text()),
                        Resources.hash(style),
                        access == Access.SERVER ? "; connect-src 'self'" : "");
        return element(
                "head",
                element("meta").with("charset", "utf-8"),
                element("meta").with("http-equiv", "Content-Security-Policy").with("content", policy),
                element("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"),
                element("meta").with("name", "color-scheme").with("content", "light dark"),
                element(
                        "title",
                        "%s: %s, seed %d"
                                .formatted(result.verdict().word(), Escaping.clip(result.name(), 60), result.seed())),
                new StyleSheet(style));
    }

    private static Markup body(RunResult result, History history, PageData data, Markup.Script script) {
        var operations = WitnessOperations.of(history, result.checkers());
        return element(
                "body",
                HeaderSection.render(result, history, operations),
                contents(),
                element(
                        "main",
                        VerdictSection.render(result),
                        ActivitySection.render(result, history),
                        AnomalySection.render(result, operations),
                        ExploreSections.diagram(data),
                        FaultSection.render(result, history),
                        ByDesignSection.render(result),
                        ReplicaSection.render(history),
                        ExploreSections.keys(),
                        LatencySection.render(history),
                        ExploreSections.history(),
                        QuiescenceSection.render(history),
                        EnvironmentSection.render(result, history)),
                element("footer", "Derived from the history alone; rashomon check computes it anew."),
                new Markup.DataBlock("facts", data.facts()),
                new Markup.DataBlock("columns", data.columns()),
                script);
    }

    private static Markup contents() {
        var links = CONTENTS.stream()
                .map(entry -> element("li", element("a", entry.getLast()).with("href", "#" + entry.getFirst())))
                .toList();
        return element("nav", element("ul", links)).with("aria-label", "Sections");
    }
}
