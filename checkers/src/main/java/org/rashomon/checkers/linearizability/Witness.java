package org.rashomon.checkers.linearizability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.Evidence;
import org.rashomon.checkers.linearizability.Certificate.Impossibility;
import org.rashomon.checkers.linearizability.Moves.Endless;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Value;

/**
 * A refutation for people: the few operations as a table with one column a process, how far they can still be
 * explained, in which states the object can be there, and the operation that fits none of them.
 */
final class Witness {

    private static final AnomalyCatalogue.Entry NOT_LINEARIZABLE = AnomalyCatalogue.named("not-linearizable");
    private static final long MAX_WORK = 100_000;
    private static final int CELL = 24;

    private final Operations operations;
    private final Subhistory part;
    private final Impossibility certificate;
    private final String object;
    private final Struck<?> model;
    private final int stuckAt;
    /** The event before which the longest part that has an order ends; behind the last if it is not known. */
    private final int stuckEvent;

    private final String states;

    Witness(History history, Schedule.Refuted refuted, Refutation reduced, Found found) {
        operations = history.operations();
        part = reduced.of(refuted.history());
        certificate = found.certificate();
        object = found.object();
        model = found.model();
        var problem = Problem.of(part, found.model());
        var search = new FrontierSearch(problem, Endless.EXACT);
        var alone = reduced.from() == 0 && problem.isNarrow() && search.run(MAX_WORK) == FrontierSearch.Status.DEAD;
        stuckEvent = alone ? search.position() : part.events.length;
        stuckAt = alone ? part.events[search.position()] >> 1 : lastReturned();
        states = alone
                ? Arrays.stream(search.states())
                        .mapToObj(problem.steps::describe)
                        .collect(Collectors.joining(" or "))
                : "any";
    }

    /** What is shown, and of what. */
    record Found(Struck<?> model, Impossibility certificate, String object) {}

    Anomaly anomaly() {
        var evidence = new ArrayList<Evidence>();
        for (var op = 0; op < part.size(); op++) {
            evidence.add(evidence(op));
        }
        return new Anomaly(NOT_LINEARIZABLE.name(), sentence(), evidence);
    }

    /** The operations in the order of their events, one column a process. */
    String table() {
        var processes = processes();
        var lines = new ArrayList<String>();
        lines.add(line(
                "event", processes.stream().map(process -> "process " + process).toList()));
        for (var at = 0; at < part.events.length; at++) {
            if (at == stuckEvent) {
                lines.add("%8s  up to here there is an order; the object can be in state %s".formatted("", states));
            }
            var event = part.events[at];
            var row = part.row[event >> 1];
            var isReturn = (event & 1) == 1;
            var text = isReturn ? "ok " + answer(event >> 1) : asked(row);
            var cells = processes.stream()
                    .map(process -> process == operations.process(row) ? text : "")
                    .toList();
            lines.add(line(
                    Long.toString(isReturn ? operations.completedIndex(row) : operations.invokedIndex(row)), cells));
        }
        return String.join("\n", lines);
    }

    private String sentence() {
        var before = certificate.fromIndex() < 1
                ? "from the beginning"
                : "from whatever state it was in before event " + certificate.fromIndex();
        var hiding = IntStream.range(0, part.size()).anyMatch(this::hidesSome);
        return ("No order of these %d operations on %s explains their answers %s%s: "
                        + "%s of process %d fits no possible state (%s).")
                .formatted(
                        part.size(),
                        object,
                        before,
                        hiding ? ", other elements left out" : "",
                        seen(stuckAt),
                        operations.process(part.row[stuckAt]),
                        states);
    }

    private Evidence evidence(int op) {
        var row = part.row[op];
        var role = op == stuckAt ? "fits no order" : part.returns(op) ? "operation" : "may have taken effect";
        var text = "process %d: %s, from event %d to %s"
                .formatted(
                        operations.process(row),
                        seen(op),
                        operations.invokedIndex(row),
                        part.returns(op) ? "event " + operations.completedIndex(row) : "an unknown end");
        return new Evidence(
                operations.invokedIndex(row), operations.invokedNanos(row), operations.node(row), role, text);
    }

    private int lastReturned() {
        for (var at = part.events.length - 1; at >= 0; at--) {
            if ((part.events[at] & 1) == 1) {
                return part.events[at] >> 1;
            }
        }
        return 0;
    }

    private List<Integer> processes() {
        return IntStream.of(part.row)
                .map(operations::process)
                .boxed()
                .distinct()
                .sorted()
                .toList();
    }

    private String asked(int row) {
        var argument = operations.argument(row);
        return operations.function(row) + (argument.equals(Value.NONE) ? "" : " " + argument);
    }

    private String answer(int op) {
        var result = operations.result(part.row[op]);
        var argument = operations.argument(part.row[op]);
        if (result.equals(argument) || (result.equals(Value.NONE) && !argument.equals(Value.NONE))) {
            return "";
        }
        return (hidesSome(op) ? seen(op).result() : result).toString();
    }

    private Call seen(int op) {
        return model.seen(part.callOf(op));
    }

    /** Whether an operation answered with values that the proof does not need. */
    private boolean hidesSome(int op) {
        return !seen(op).equals(part.callOf(op));
    }

    private static String line(String event, List<String> cells) {
        return ("%8s  ".formatted(event)
                        + cells.stream()
                                .map(cell -> ("%-" + CELL + "s").formatted(cell))
                                .collect(Collectors.joining()))
                .stripTrailing();
    }
}
