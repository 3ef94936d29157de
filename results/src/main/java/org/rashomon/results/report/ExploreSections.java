package org.rashomon.results.report;

import static org.rashomon.results.report.Markup.element;

import org.rashomon.results.report.data.PageData;

/** The places that the script fills: the diagram with its charts, the keys, and the history. */
final class ExploreSections {

    private static final String LEFT_OUT = "all around anomalies and the edges of faults, what failed or stayed"
            + " unknown, and an even sample of the rest. The charts and all figures count every operation. rashomon"
            + " serve shows the run in full.";
    private static final String LEGEND = "Solid: ok. Hollow: failed, certainly without effect. Hatched and open: nobody"
            + " knows. Red with a flag: part of an anomaly. Shaded: hit by a fault; a thick right edge is the heal."
            + " Hatched head of a replica: it did not answer; a line in it: how far its clock was off. Hatched from top"
            + " to bottom: the harness itself paused. Arrows: the way of a write to the other replicas, as far as"
            + " answers show it; dashed if it took over five times as long as usual, with a cross if it never showed."
            + " Drag to move; shift and drag, double click, or the wheel after a click to zoom."
            + " Keys: F whole run, N P anomalies, [ ] faults, J K operations, C causal cone.";

    private ExploreSections() {}

    static Markup diagram(PageData data) {
        return Section.of(
                "diagram",
                "Space and time",
                sample(data),
                needsScripts(
                        "the operations of the run in true time, with faults, replication, charts and the topology"),
                element("div").with("id", "tools").styled("toolbar"),
                element("p").with("id", "looked-at").with("role", "status").styled("note"),
                element(
                                "div",
                                element(
                                        "div",
                                        element("div").with("id", "canvas").styled("frame"),
                                        legend(),
                                        element("div").with("id", "chart-list")),
                                element(
                                        "aside",
                                        element("h3", "Topology"),
                                        element("div").with("id", "topology-picture"),
                                        element("div").with("id", "details").with("aria-live", "polite")))
                        .styled("workbench"));
    }

    static Markup keys() {
        return Section.of(
                "keys",
                "Keys and their versions",
                needsScripts("every key with its versions and who overwrote whom"),
                element("div").with("id", "key-list"));
    }

    static Markup history() {
        return Section.of(
                "history",
                "History",
                needsScripts("the operations as a list that can be filtered"),
                element("div").with("id", "history-list"));
    }

    private static Markup sample(PageData data) {
        var shown = "%s of %s operations are in this file, which is bounded in size: "
                .formatted(Units.count(data.shown()), Units.count(data.all()));
        return data.shown() == data.all()
                ? Markup.nothing()
                : element("p", shown + LEFT_OUT).styled("notice");
    }

    private static Markup legend() {
        return Section.note(LEGEND);
    }

    private static Markup needsScripts(String what) {
        return element(
                "noscript",
                element("p", "With scripts allowed, here stand " + what + ".").styled("note"));
    }
}
