package org.rashomon.results.report;

import static org.rashomon.results.report.Markup.element;
import static org.rashomon.results.report.Markup.text;

import java.util.ArrayList;
import java.util.List;
import org.rashomon.results.RunResult;
import org.rashomon.results.compare.Comparison;
import org.rashomon.results.report.Markup.Element;

/** The pages around reports, as {@code rashomon serve} shows them. They need no scripts. */
public final class Pages {

    private static final int SHOWN = 500;

    private Pages() {}

    /**
     * A run in the list.
     *
     * @param name the name of its directory
     */
    public record ListedRun(String name, RunResult result) {}

    /** What the reader asked for: text that the name holds, and a verdict; empty for all. */
    public record Query(String text, String verdict) {
        private boolean admits(ListedRun run) {
            return run.name.contains(text)
                    && (verdict.isEmpty() || run.result.verdict().label().equals(verdict));
        }
    }

    /** The runs of a folder, those first that did not pass, then the newest. */
    public static String runs(List<ListedRun> runs, Query query) {
        var admitted = runs.stream().filter(query::admits).toList();
        var table = new Table(
                "%s of %s runs".formatted(Units.count(Math.min(SHOWN, admitted.size())), Units.count(runs.size())),
                "Run",
                "Verdict",
                "Why",
                "Seed",
                "Operations",
                "Compare");
        admitted.stream().limit(SHOWN).forEach(run -> row(run, table));
        var compare = element("p", element("button", "Compare the two chosen").with("type", "submit"));
        return served(
                "Runs",
                form(query),
                element(
                                "form",
                                compare,
                                table.isEmpty()
                                        ? Section.note("0 of %s runs".formatted(Units.count(runs.size())))
                                        : table.build())
                        .with("action", "/compare"));
    }

    /** Two runs side by side. */
    public static String comparison(Comparison comparison) {
        var findings = new Table("How often each finding was made", "Finding", "Checker", "Base", "Head", "Change");
        comparison
                .findings()
                .forEach(finding -> findings.row(
                        finding.isNew() ? "gap" : "",
                        finding.name() + (finding.byDesign() ? " (by design)" : ""),
                        List.of(
                                Table.cell(finding.checker()),
                                Table.figure(Units.count(finding.base())),
                                Table.figure(Units.count(finding.head())),
                                Table.cell(change(finding)))));
        var facts = new Table("Figures that differ", "Figure", "Checker", "Base", "Head");
        comparison
                .facts()
                .forEach(fact -> facts.row(
                        fact.name(),
                        Table.cell(fact.checker()),
                        Table.cell(Escaping.clip(fact.base(), 200)),
                        Table.cell(Escaping.clip(fact.head(), 200))));
        return served(
                "Comparison",
                run("Base", comparison.base()),
                run("Head", comparison.head()),
                findings.isEmpty() ? Section.note("Neither run found anything.") : findings.build(),
                facts.isEmpty() ? Section.note("No figure differs.") : facts.build());
    }

    /** A page that says that something is not there, or cannot be shown. */
    public static String message(String title, String text) {
        return served(title, element("p", text));
    }

    /** Where the report of a run is found. */
    static String report(ListedRun run) {
        return "/runs/" + run.name + "/report.html";
    }

    private static void row(ListedRun run, Table table) {
        var result = run.result;
        var link = element("a", run.name).with("href", report(run));
        table.row(
                "",
                result.name(),
                List.of(
                        element("td", Badge.of(result.verdict()), text(" "), link),
                        Table.cell(Escaping.clip(result.reason(), 160)),
                        Table.figure(Long.toString(result.seed())),
                        Table.figure(Units.count(result.operations().invoked())),
                        element("td", choice("base", run.name), choice("head", run.name))));
    }

    private static Element choice(String which, String run) {
        var radio = element("input")
                .with("type", "radio")
                .with("name", which)
                .with("value", run)
                .with("required", "required");
        return element("label", radio, text(which + " "));
    }

    private static Element form(Query query) {
        var choices = new ArrayList<Element>();
        for (var verdict : List.of("", "invalid", "broken", "vacuous", "undecided", "valid")) {
            var option = element("option", verdict.isEmpty() ? "any verdict" : verdict)
                    .with("value", verdict);
            choices.add(verdict.equals(query.verdict) ? option.with("selected", "selected") : option);
        }
        var name = element("input")
                .with("type", "search")
                .with("name", "text")
                .with("value", query.text)
                .with("placeholder", "part of a run's name")
                .with("aria-label", "Part of the name");
        return element(
                        "form",
                        name,
                        element("select", choices).with("name", "verdict").with("aria-label", "Verdict"),
                        element("button", "Filter").with("type", "submit"))
                .styled("toolbar");
    }

    private static Element run(String which, Comparison.Run run) {
        return element(
                "p",
                element("strong", which + ": "),
                text("%s, seed %d: %s. %s".formatted(run.name(), run.seed(), run.verdict(), run.reason())),
                element("br"),
                element("code", run.directory()));
    }

    private static String change(Comparison.Finding finding) {
        if (finding.base() == finding.head()) {
            return "the same";
        }
        return finding.base() == 0
                ? "new"
                : finding.head() == 0 ? "gone" : finding.head() > finding.base() ? "more" : "fewer";
    }

    /** A page among those that are served, with the way to the others. */
    static String served(String title, Markup... content) {
        var ways = element(
                "ul",
                element("li", element("a", "Runs").with("href", "/")),
                element("li", element("a", "Trend").with("href", "/trend")));
        return page(title, element("nav", ways).with("aria-label", "Pages"), content);
    }

    /** A page that stands alone. */
    static String page(String title, Markup... content) {
        return page(title, Markup.nothing(), content);
    }

    private static String page(String title, Markup ways, Markup... content) {
        var style = Resources.styleSheet();
        var policy = "default-src 'none'; form-action 'self'; style-src " + Resources.hash(style);
        var html = new StringBuilder("<!DOCTYPE html>\n");
        element(
                        "html",
                        element(
                                "head",
                                element("meta").with("charset", "utf-8"),
                                element("meta")
                                        .with("http-equiv", "Content-Security-Policy")
                                        .with("content", policy),
                                element("meta")
                                        .with("name", "viewport")
                                        .with("content", "width=device-width, initial-scale=1"),
                                element("title", "Rashomon: " + title),
                                new Markup.StyleSheet(style)),
                        element(
                                "body",
                                element(
                                        "header",
                                        element("p", "Rashomon").styled("kicker"),
                                        element("h1", title),
                                        ways),
                                element("main", content)))
                .with("lang", "en")
                .write(html);
        return html.append('\n').toString();
    }
}
