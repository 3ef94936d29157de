package org.rashomon.results.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rashomon.checkers.Evidence;
import org.rashomon.history.History;
import org.rashomon.history.Outcome;
import org.rashomon.results.FaultOutcome;
import org.rashomon.results.RunResult;
import org.rashomon.results.report.Markup.Element;
import org.rashomon.results.report.Svg.Box;

/** The whole run on one time axis: its phases, the faults of each kind, the anomalies, and how operations ended. */
final class RunTimeline {

    private static final double WIDTH = 1000;
    private static final double LEFT = 112;
    private static final double RIGHT = 990;
    private static final double ROW = 20;
    private static final double CHART = 44;
    private static final int KINDS_SHOWN = 12;
    private static final int WINDOWS_SHOWN = 200;
    private static final int PHASES_SHOWN = 20;
    private static final int SHELVES_SHOWN = 4;
    private static final int ANOMALIES_SHOWN = 100;

    private final RunResult result;
    private final History history;
    private final TimeAxis axis;
    private final Svg svg = new Svg();
    private double y = 4;

    RunTimeline(RunResult result, History history) {
        this.result = result;
        this.history = history;
        this.axis = new TimeAxis(0, Math.max(history.endNanos(), 1_000_000), LEFT, RIGHT);
    }

    Element draw() {
        phases();
        faults();
        pauses();
        anomalies();
        y += 6;
        var rates = OperationRates.of(history, axis.untilNanos());
        chart("ok", "ok", rates, Outcome.OK);
        chart("fail", "fail", rates, Outcome.FAIL);
        chart("unknown", "info", rates, Outcome.INFO);
        svg.axis(axis, 4, y);
        return svg.build(
                WIDTH,
                y + 22,
                "Timeline of the run: phases, faults of each kind, anomalies, and operations a second by outcome;"
                        + " the faults are listed in the table below");
    }

    private void phases() {
        svg.text("node", 4, y + 13, "phase");
        var phases = history.phases().stream().limit(PHASES_SHOWN).toList();
        for (var at = 0; at < phases.size(); at++) {
            var from = axis.x(phases.get(at).timeNanos());
            var until = at + 1 < phases.size() ? axis.x(phases.get(at + 1).timeNanos()) : RIGHT;
            var label = phases.get(at).phase().label();
            svg.rectangle(
                    at % 2 == 0 ? "phase" : "phase other",
                    new Box(from, y, Math.max(until - from, 1), ROW - 4),
                    label + " from " + Units.seconds(phases.get(at).timeNanos()));
            if (until - from > label.length() * Svg.CHARACTER + 8) {
                svg.text("label", from + 5, y + 12, label);
            }
        }
        y += ROW;
    }

    private void faults() {
        Map<String, List<FaultOutcome>> kinds = result.faults().stream()
                .limit(WINDOWS_SHOWN)
                .collect(Collectors.groupingBy(FaultOutcome::kind, LinkedHashMap::new, Collectors.toList()));
        kinds.entrySet().stream().limit(KINDS_SHOWN).forEach(kind -> windows(kind.getKey(), kind.getValue()));
    }

    private void windows(String kind, List<FaultOutcome> windows) {
        svg.text("node", 4, y + 13, Escaping.clip(kind, 14));
        var shelves = new Shelves();
        for (var fault : windows) {
            var from = axis.x(fault.startSeconds());
            var until = Math.max(axis.x(fault.endSeconds()), from + 2);
            var shelf = Math.min(shelves.place(from, until - 5), SHELVES_SHOWN - 1);
            svg.rectangle(
                    fault.observed() ? "fault" : "fault unseen",
                    new Box(from, y + shelf * ROW, until - from, ROW - 4),
                    "#%d %s".formatted(fault.number(), fault.description()));
            var label = "#" + fault.number() + (fault.observed() ? "" : " unseen");
            if (until - from > label.length() * Svg.CHARACTER) {
                svg.text("label", from + 3, y + shelf * ROW + 12, label);
            }
        }
        y += ROW * Math.min(shelves.count(), SHELVES_SHOWN);
    }

    /** When the harness itself stood still, so that it is not taken for the store. */
    private void pauses() {
        var pauses = result.harness().pauses();
        if (pauses.isEmpty()) {
            return;
        }
        svg.text("node", 4, y + 13, "harness");
        for (var pause : pauses) {
            var from = axis.x(Math.max(0, pause.endSeconds() - pause.millis() / 1e3));
            svg.rectangle(
                    "stall",
                    new Box(from, y, Math.max(axis.x(pause.endSeconds()) - from, 2), ROW - 4),
                    "the harness paused for %s ms".formatted(Units.count(pause.millis())));
        }
        y += ROW;
    }

    private void anomalies() {
        var times = result.checkers().stream()
                .flatMap(checker -> checker.anomalies().stream())
                .flatMap(anomaly -> anomaly.witness().stream().limit(1))
                .mapToLong(Evidence::timeNanos)
                .limit(ANOMALIES_SHOWN)
                .toArray();
        if (times.length == 0) {
            return;
        }
        svg.text("node", 4, y + 13, "anomalies");
        for (var time : times) {
            var x = Units.coordinate(axis.x(time));
            svg.path("anomaly", "M%s %sl5 10h-10z".formatted(x, Units.coordinate(y + 3)));
        }
        y += ROW;
    }

    private void chart(String label, String style, OperationRates rates, Outcome outcome) {
        var most = rates.most(outcome);
        var bottom = y + CHART;
        svg.text("node", 4, y + 20, label);
        svg.text("tick start", 4, y + 36, "max %s/s".formatted(Units.count(Math.round(most))));
        if (most > 0) {
            var outline = new StringBuilder("M%s %s".formatted(Units.coordinate(LEFT), Units.coordinate(bottom)));
            for (var bucket = 0; bucket < OperationRates.BUCKETS; bucket++) {
                var share = Math.min(1, rates.perSecond(outcome, bucket) / most);
                var top = bottom - (CHART - 8) * share;
                var right = LEFT + (RIGHT - LEFT) * (bucket + 1) / OperationRates.BUCKETS;
                outline.append("V%sH%s".formatted(Units.coordinate(top), Units.coordinate(right)));
            }
            svg.path(
                    "area " + style,
                    outline.append("V%sZ".formatted(Units.coordinate(bottom))).toString());
        }
        svg.level("lane", bottom, LEFT, RIGHT);
        y = bottom;
    }
}
