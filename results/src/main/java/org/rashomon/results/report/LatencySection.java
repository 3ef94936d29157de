package org.rashomon.results.report;

import org.rashomon.history.History;

/** How operations ended, and how long they took. */
final class LatencySection {

    private static final int SHOWN = 100;

    private LatencySection() {}

    static Markup render(History history) {
        var groups = Latencies.of(history);
        if (groups.isEmpty()) {
            return Section.of("latency", "Latency", Section.note("No operation was invoked."));
        }
        var table = new Table(
                "Outcomes, and latency of acknowledged operations in milliseconds",
                "Function and node",
                "ok",
                "fail",
                "info",
                "p50",
                "p95",
                "p99",
                "max");
        groups.stream()
                .limit(SHOWN)
                .forEach(group -> table.row(
                        "%s on %s"
                                .formatted(
                                        Escaping.clip(group.group().function(), 40),
                                        Escaping.clip(group.group().node(), 40)),
                        Table.figure(Units.count(group.ok())),
                        Table.figure(Units.count(group.fail())),
                        Table.figure(Units.count(group.info())),
                        millis(group, group.latency().p50()),
                        millis(group, group.latency().p95()),
                        millis(group, group.latency().p99()),
                        millis(group, group.latency().max())));
        return Section.of("latency", "Latency", table.build(), Section.cut(SHOWN, groups.size(), "rows"));
    }

    private static Markup.Element millis(Latencies.Figures group, long nanos) {
        return Table.figure(group.ok() == 0 ? "–" : Units.millis(nanos));
    }
}
