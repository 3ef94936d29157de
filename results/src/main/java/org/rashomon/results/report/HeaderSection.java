package org.rashomon.results.report;

import static org.rashomon.results.report.Markup.element;
import static org.rashomon.results.report.Markup.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rashomon.history.History;
import org.rashomon.results.RunResult;

/** The first screen: the verdict, why, what was run, and how to run it again. */
final class HeaderSection {

    private static final int FAILURES_SHOWN = 10;
    private static final int FACT_LENGTH = 120;
    private static final String SCENARIO = "/scenario.yaml";
    /** What of a deployment is told at the top. */
    private static final List<String> DEPLOYED =
            List.of("command", "commit", "image", "image-id", "system", "processors", "java");

    private HeaderSection() {}

    static Markup render(RunResult result, History history, WitnessOperations operations) {
        return element(
                "header",
                element("p", "Rashomon report").styled("kicker"),
                element("h1", Badge.of(result.verdict()), text(" "), title(result)),
                element("p", result.reason()).styled("reason"),
                failures(history),
                damage(result.damage()),
                figures(result),
                firstAnomaly(result, operations),
                replay(result.replay()),
                deployed(result));
    }

    /** Where, on what and from what it ran, in one line; the rest stands under Environment. */
    private static Markup deployed(RunResult result) {
        var facts = new ArrayList<String>();
        fact("world", result.world(), facts);
        fact("strategy", result.contract().getOrDefault("strategy", ""), facts);
        DEPLOYED.forEach(name -> fact(name, result.deployment().getOrDefault(name, ""), facts));
        fact("rashomon", result.harnessVersion(), facts);
        return facts.isEmpty() ? Markup.nothing() : Section.note("Ran on: " + String.join("; ", facts) + ".");
    }

    private static void fact(String name, String value, List<String> to) {
        if (!value.isEmpty()) {
            to.add(name + " " + Escaping.clip(value, FACT_LENGTH));
        }
    }

    private static Markup title(RunResult result) {
        return element("span", result.name().isEmpty() ? "unnamed history" : result.name());
    }

    private static Markup figures(RunResult result) {
        var counts = result.operations();
        return element(
                        "dl",
                        figure("seed", Long.toString(result.seed())),
                        figure("duration", String.format(Locale.ROOT, "%,.1f s", result.durationSeconds())),
                        figure("operations", Units.count(counts.invoked())),
                        figure("a second", String.format(Locale.ROOT, "%,.0f", counts.perSecond())),
                        figure("faults", Units.count(result.faults().size())),
                        figure("anomalies", Units.count(result.anomalyCount())),
                        figure("by design", Units.count(result.byDesignCount())))
                .styled("figures");
    }

    private static Markup figure(String label, String value) {
        return element("div", element("dt", label), element("dd", value));
    }

    /** What one asks first, answered for the first anomaly, so that nobody has to look for it. */
    private static Markup firstAnomaly(RunResult result, WitnessOperations operations) {
        return AnomalyGroup.of(result).stream()
                .findFirst()
                .<Markup>map(group -> {
                    var anomaly = group.members().values().iterator().next();
                    return element(
                                    "div",
                                    element(
                                            "p",
                                            element("strong", "The first anomaly: " + Escaping.clip(group.name(), 60))),
                                    element("p", anomaly.sentence()).styled("sentence"),
                                    Answers.of(anomaly, operations, result.faults())
                                            .render(group.promise()))
                            .styled("card first");
                })
                .orElse(Markup.nothing());
    }

    private static Markup replay(String command) {
        return command.isEmpty()
                ? Markup.nothing()
                : element(
                        "p",
                        text("Run the same again: "),
                        element("code", command).styled("command"),
                        command.endsWith(SCENARIO)
                                ? element("small", "Elsewhere, take the scenario.yaml that lies beside this report.")
                                : Markup.nothing());
    }

    private static Markup failures(History history) {
        if (history.failures().isEmpty()) {
            return Markup.nothing();
        }
        var shown = history.failures().stream()
                .limit(FAILURES_SHOWN)
                .map(failure -> element("li", Units.seconds(failure.timeNanos()) + ": " + failure.reason()))
                .toList();
        return element(
                        "div",
                        element("p", "The harness or the system failed, so this run does not count:"),
                        element("ul", shown),
                        Section.cut(shown.size(), history.failures().size(), "failures"))
                .styled("alert");
    }

    private static Markup damage(List<String> damage) {
        if (damage.isEmpty()) {
            return Markup.nothing();
        }
        return element(
                        "div",
                        element("p", "The stored history could be read only in part:"),
                        element(
                                "ul",
                                damage.stream()
                                        .limit(FAILURES_SHOWN)
                                        .map(place -> element("li", place))
                                        .toList()))
                .styled("alert");
    }
}
