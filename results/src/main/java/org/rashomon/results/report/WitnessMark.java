package org.rashomon.results.report;

import org.rashomon.checkers.Evidence;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/**
 * A piece of evidence with its place in a picture.
 *
 * @param evidence what is shown
 * @param style how the operation ended, or that it is an event of another kind
 * @param label the number of the evidence and what it is
 * @param from the left end of its bar
 * @param until the right end of its bar; the end of the axis when nobody learned how the operation ended
 * @param labelStart where the label begins
 */
record WitnessMark(Evidence evidence, String style, String label, double from, double until, double labelStart) {

    private static final double LEAST_BAR = 5;
    private static final double GAP = 5;
    private static final int LABEL_LENGTH = 60;

    static WitnessMark of(int number, Evidence evidence, WitnessOperations witnesses, TimeAxis axis) {
        var row = witnesses.row(evidence);
        if (row.isEmpty()) {
            var text = evidence.role().isEmpty() ? evidence.text() : evidence.role();
            var at = axis.x(evidence.timeNanos());
            return labelled(number + " " + text, new WitnessMark(evidence, "event", "", at, at + LEAST_BAR, at), axis);
        }
        var operations = witnesses.operations();
        var outcome = operations.outcome(row.getAsInt());
        var from = axis.x(operations.invokedNanos(row.getAsInt()));
        var until = outcome == Outcome.INFO
                ? axis.right()
                : Math.max(axis.x(operations.completedNanos(row.getAsInt())), from + LEAST_BAR);
        var text = "%d %s: %s".formatted(number, evidence.role(), operation(operations, row.getAsInt()));
        return labelled(text, new WitnessMark(evidence, style(outcome), "", from, until, from), axis);
    }

    /** The left end of bar and label together. */
    double left() {
        return Math.min(from, labelStart);
    }

    /** The right end of bar and label together. */
    double right() {
        return Math.max(until, labelStart + label.length() * Svg.CHARACTER);
    }

    /** Puts the label behind the bar if there is room, else before it, else over it. */
    private static WitnessMark labelled(String text, WitnessMark mark, TimeAxis axis) {
        var label = Escaping.clip(text, LABEL_LENGTH);
        var width = label.length() * Svg.CHARACTER;
        var behind = mark.until + GAP;
        var before = mark.from - GAP - width;
        var over = Math.max(axis.left(), Math.min(mark.from + GAP, axis.right() - width));
        var start = behind + width <= axis.right() ? behind : before >= axis.left() ? before : over;
        return new WitnessMark(mark.evidence, mark.style, label, mark.from, mark.until, start);
    }

    private static String operation(Operations operations, int row) {
        var result = operations.result(row);
        var value = result.equals(Value.NONE) ? operations.argument(row) : result;
        return "%s %s %s"
                .formatted(
                        operations.function(row),
                        Escaping.clip(operations.key(row), 16),
                        Escaping.clip(value.toString(), 20));
    }

    private static String style(Outcome outcome) {
        return switch (outcome) {
            case OK -> "ok";
            case FAIL -> "fail";
            case INFO -> "info";
        };
    }
}
