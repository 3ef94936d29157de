package org.rashomon.results.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.rashomon.checkers.Evidence;
import org.rashomon.history.Operations;
import org.rashomon.results.FaultOutcome;
import org.rashomon.results.report.Markup.Element;
import org.rashomon.results.report.Svg.Box;

/**
 * The events of a witness in space and time: a lane for each node, time from left to right in true proportion, each
 * operation as a bar from its invocation to its completion, and the faults that were in force meanwhile.
 */
final class SpaceTimeDiagram {

    private static final double WIDTH = 1000;
    private static final double LEFT = 84;
    private static final double RIGHT = 985;
    private static final double TOP = 4;
    private static final double SHELF = 20;
    private static final double BAR = 12;
    private static final double LANE_MARGIN = 8;
    private static final int FAULTS_SHOWN = 8;
    private static final int FAULT_LABEL = 90;

    private final WitnessOperations witnesses;
    private final List<FaultOutcome> faults;
    private final TimeAxis axis;
    private final Svg svg = new Svg();

    private SpaceTimeDiagram(WitnessOperations witnesses, List<FaultOutcome> faults, TimeAxis axis) {
        this.witnesses = witnesses;
        this.axis = axis;
        this.faults = faults.stream()
                .filter(fault -> axis.shows(fault.startSeconds(), fault.endSeconds()))
                .limit(FAULTS_SHOWN)
                .toList();
    }

    /** A node's part of the picture. */
    private record Lane(String node, double top, double height, List<Placed> marks) {}

    /** A mark and the shelf of its lane on which it lies. */
    private record Placed(WitnessMark mark, int shelf) {}

    /** Draws a witness that is not empty. */
    static Element draw(List<Evidence> witness, WitnessOperations witnesses, List<FaultOutcome> faults) {
        return new SpaceTimeDiagram(witnesses, faults, axis(witness, witnesses)).draw(witness);
    }

    private Element draw(List<Evidence> witness) {
        var marks = IntStream.range(0, witness.size())
                .mapToObj(at -> WitnessMark.of(at + 1, witness.get(at), witnesses, axis))
                .toList();
        var stripBottom = TOP + SHELF * faults.size();
        var lanes = lanes(marks, stripBottom);
        var bottom = lanes.getLast().top + lanes.getLast().height;
        for (var at = 0; at < faults.size(); at++) {
            drawFault(faults.get(at), TOP + SHELF * at, lanes, bottom);
        }
        svg.axis(axis, stripBottom, bottom);
        lanes.forEach(this::drawLane);
        return svg.build(
                WIDTH,
                bottom + 22,
                "The witness in space and time: %d events on %d lanes; the table below says the same"
                        .formatted(marks.size(), lanes.size()));
    }

    private static TimeAxis axis(List<Evidence> witness, WitnessOperations witnesses) {
        var from = Long.MAX_VALUE;
        var until = 0L;
        for (var evidence : witness) {
            var row = witnesses.row(evidence);
            var operations = witnesses.operations();
            var start = row.isPresent() ? operations.invokedNanos(row.getAsInt()) : evidence.timeNanos();
            var end = row.isPresent() ? operations.completedNanos(row.getAsInt()) : evidence.timeNanos();
            from = Math.min(from, start);
            until = Math.max(until, end == Operations.NEVER ? evidence.timeNanos() : end);
        }
        var margin = Math.max((until - from) / 20, 500_000);
        return new TimeAxis(Math.max(0, from - margin), until + margin, LEFT, RIGHT);
    }

    private List<Lane> lanes(List<WitnessMark> marks, double top) {
        var used = marks.stream().map(mark -> mark.evidence().node()).toList();
        var nodes = new LinkedHashSet<String>();
        witnesses.history().info().nodes().stream().filter(used::contains).forEach(nodes::add);
        nodes.addAll(used);
        var lanes = new ArrayList<Lane>();
        var y = top;
        for (var node : nodes) {
            var lane = lane(node, marks, y);
            lanes.add(lane);
            y += lane.height;
        }
        return lanes;
    }

    private static Lane lane(String node, List<WitnessMark> marks, double top) {
        var shelves = new Shelves();
        var placed = marks.stream()
                .filter(mark -> mark.evidence().node().equals(node))
                .map(mark -> new Placed(mark, shelves.place(mark.left(), mark.right())))
                .toList();
        return new Lane(node, top, SHELF * shelves.count() + LANE_MARGIN, placed);
    }

    private void drawLane(Lane lane) {
        svg.level("lane", lane.top, 0, RIGHT);
        svg.text(
                "node",
                8,
                lane.top + lane.height / 2 + 4,
                lane.node.isEmpty() ? "(run)" : Escaping.clip(lane.node, 11));
        for (var placed : lane.marks) {
            var mark = placed.mark;
            var y = lane.top + LANE_MARGIN / 2 + 4 + SHELF * placed.shelf;
            var box = new Box(mark.from(), y, mark.until() - mark.from(), BAR);
            svg.rectangle("bar " + mark.style(), box, mark.evidence().text());
            svg.text("label", mark.labelStart(), y + 10, mark.label());
        }
    }

    private void drawFault(FaultOutcome fault, double y, List<Lane> lanes, double bottom) {
        var from = axis.x(fault.startSeconds());
        var length = Math.max(axis.x(fault.endSeconds()) - from, 2);
        svg.text("node", 8, y + 12, "#" + fault.number());
        svg.rectangle("fault", new Box(from, y, length, SHELF - 4));
        var label = Escaping.clip(fault.description(), FAULT_LABEL);
        var room = RIGHT - from >= label.length() * Svg.CHARACTER;
        svg.text(room ? "label" : "label ends", room ? from + 5 : RIGHT - 4, y + 12, label);
        if (fault.targets().stream().anyMatch(target -> target.contains("->"))) {
            svg.rectangle("band", new Box(from, y + SHELF - 4, length, bottom - y - SHELF + 4));
        }
        lanes.stream()
                .filter(lane -> fault.targets().contains(lane.node))
                .forEach(lane -> svg.rectangle("band", new Box(from, lane.top, length, lane.height)));
    }
}
