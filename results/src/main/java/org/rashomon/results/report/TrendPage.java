package org.rashomon.results.report;

import static org.rashomon.results.report.Markup.element;
import static org.rashomon.results.report.Markup.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rashomon.results.Conclusion;
import org.rashomon.results.RunResult;
import org.rashomon.results.report.Markup.Element;
import org.rashomon.results.report.Pages.ListedRun;
import org.rashomon.results.report.Svg.Box;

/**
 * The runs of each scenario in the order of time: how each ended, how fast it was, how soon its replicas agreed. What
 * changed from one run to the next is what one looks for here.
 */
public final class TrendPage {

    private static final int RUNS_DRAWN = 60;
    private static final int RUNS_LISTED = 20;
    private static final int SCENARIOS = 50;
    private static final double LEFT = 150;
    private static final double WIDTH = 1000;
    private static final double CHART = 46;
    private static final double MARK = 20;

    private TrendPage() {}

    /** A figure of a run, which a run may lack. */
    private record Figure(String name, Function<RunResult, Optional<Double>> of) {}

    private static final List<Figure> FIGURES = List.of(
            new Figure("operations/s", result -> Optional.of(result.operations().perSecond())),
            new Figure("converged, ms", result -> fact(result, "convergence-millis")),
            new Figure("lost by design", result -> Optional.of((double) result.byDesignCount())));

    /** The page of these runs, in whatever order they come. */
    public static String render(List<ListedRun> runs) {
        var byScenario = runs.stream()
                .sorted(Comparator.comparing(ListedRun::name))
                .collect(Collectors.groupingBy(run -> run.result().name(), TreeMap::new, Collectors.toList()));
        var sections = byScenario.entrySet().stream()
                .limit(SCENARIOS)
                .map(scenario -> section(scenario.getKey(), scenario.getValue()))
                .toList();
        return Pages.served(
                "Trend",
                sections.isEmpty() ? Section.note("There is no run in this folder.") : Markup.nothing(),
                Markup.fragment(sections.toArray(Markup[]::new)),
                Section.cut(SCENARIOS, byScenario.size(), "scenarios"));
    }

    private static Element section(String scenario, List<ListedRun> runs) {
        var drawn = runs.subList(Math.max(0, runs.size() - RUNS_DRAWN), runs.size());
        return element(
                "section",
                element("h2", scenario),
                Section.note("The last %d of %s runs, the newest on the right."
                        .formatted(drawn.size(), Units.count(runs.size()))),
                picture(scenario, drawn),
                table(runs));
    }

    private static Element picture(String scenario, List<ListedRun> runs) {
        var svg = new Svg();
        var step = Math.min(40, (WIDTH - LEFT - 10) / runs.size());
        svg.text("node", 4, 14, "verdict");
        for (var at = 0; at < runs.size(); at++) {
            var result = runs.get(at).result();
            var title =
                    "%s: %s. %s".formatted(runs.get(at).name(), result.verdict().word(), result.reason());
            svg.rectangle(
                    "mark " + result.verdict().label(),
                    new Box(LEFT + at * step + 1, 2, Math.max(1, step - 3), MARK - 4),
                    title);
            if (result.verdict() != Conclusion.VALID && step > 12) {
                svg.text("tick", LEFT + (at + 0.5) * step, 14, Badge.sign(result.verdict()));
            }
        }
        var top = MARK + 6;
        for (var figure : FIGURES) {
            top = chart(svg, figure, runs, step, top);
        }
        return svg.build(WIDTH, top, "Trend of " + scenario + "; the table below tells the same");
    }

    /** Bars from nothing up to the most, which is written beside them. */
    private static double chart(Svg svg, Figure figure, List<ListedRun> runs, double step, double top) {
        var values = runs.stream().map(run -> figure.of.apply(run.result())).toList();
        var most = values.stream()
                .flatMap(Optional::stream)
                .mapToDouble(value -> value)
                .max();
        if (most.isEmpty() || most.getAsDouble() == 0) {
            return top;
        }
        svg.text("node", 4, top + 16, figure.name);
        svg.text("tick start", 4, top + 32, "max " + Units.count(Math.round(most.getAsDouble())));
        for (var at = 0; at < values.size(); at++) {
            var value = values.get(at).orElse(0.0);
            var height = Math.max(value > 0 ? 1 : 0, (CHART - 10) * value / most.getAsDouble());
            svg.rectangle(
                    "bar even",
                    new Box(LEFT + at * step + 1, top + CHART - 6 - height, Math.max(1, step - 3), height),
                    "%s: %s".formatted(runs.get(at).name(), said(values.get(at))));
        }
        return top + CHART;
    }

    private static Element table(List<ListedRun> runs) {
        var headings = new ArrayList<>(List.of("Run", "Verdict", "Change", "Anomalies"));
        FIGURES.forEach(figure -> headings.add(figure.name));
        var table = new Table("The newest first", headings);
        for (var at = runs.size() - 1; at >= Math.max(0, runs.size() - RUNS_LISTED); at--) {
            var run = runs.get(at);
            var before = at == 0 ? Optional.<ListedRun>empty() : Optional.of(runs.get(at - 1));
            var cells = new ArrayList<>(List.of(
                    element(
                            "td",
                            Badge.of(run.result().verdict()),
                            text(" "),
                            element("a", "report").with("href", Pages.report(run))),
                    element("td", before.map(other -> change(other, run)).orElse(text(""))),
                    Table.figure(Units.count(run.result().anomalyCount()))));
            FIGURES.forEach(figure -> cells.add(Table.figure(said(figure.of.apply(run.result())))));
            table.row("", run.name(), cells);
        }
        return table.build();
    }

    private static Markup change(ListedRun before, ListedRun run) {
        var link =
                element("a", "compare").with("href", "/compare?base=%s&head=%s".formatted(before.name(), run.name()));
        var was = before.result().verdict();
        return was == run.result().verdict() ? link : Markup.fragment(text("was %s; ".formatted(was.word())), link);
    }

    private static String said(Optional<Double> value) {
        return value.map(number -> String.format(Locale.ROOT, "%,.0f", number)).orElse("-");
    }

    private static Optional<Double> fact(RunResult result, String name) {
        return result.checkers().stream()
                .flatMap(checker -> Optional.ofNullable(checker.facts().get(name)).stream())
                .findFirst()
                .filter(text -> text.matches("\\d{1,12}"))
                .map(Double::valueOf);
    }
}
