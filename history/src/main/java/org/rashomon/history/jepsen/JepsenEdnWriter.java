package org.rashomon.history.jepsen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.rashomon.history.Event;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/**
 * Writes a history as Jepsen stores one: a map in EDN for each event, a line each, with faults as operations of the
 * nemesis. Where operations have keys, the value is the pair of key and value, as in Jepsen's tests of independent
 * keys.
 * What stores tell about versions has no place there and is left out.
 */
public final class JepsenEdnWriter {

    private final History history;
    private final Operations operations;
    private final boolean hasKeys;

    private JepsenEdnWriter(History history) {
        this.history = history;
        this.operations = history.operations();
        this.hasKeys = operations.keys().stream().anyMatch(key -> !key.isEmpty());
    }

    /** Hands out the lines, without line ends. */
    public static void write(History history, Consumer<String> lines) {
        new JepsenEdnWriter(history).write(lines);
    }

    /** An event of an operation, or of a fault, as the place in the history where it stands. */
    private record Line(long index, String text) {}

    private void write(Consumer<String> lines) {
        var all = new ArrayList<Line>();
        for (var row = 0; row < operations.size(); row++) {
            all.add(new Line(operations.invokedIndex(row), invocation(row)));
            if (operations.completedIndex(row) != Operations.NEVER) {
                all.add(new Line(operations.completedIndex(row), completion(row)));
            }
        }
        history.faults().forEach(fault -> all.add(new Line(fault.index(), nemesis(fault))));
        all.sort(Comparator.comparingLong(Line::index));
        for (var index = 0; index < all.size(); index++) {
            lines.accept("{:index %d, %s}".formatted(index, all.get(index).text()));
        }
    }

    private String invocation(int row) {
        return operation(row, operations.invokedNanos(row), "invoke", operations.argument(row)) + node(row);
    }

    /** Jepsen repeats in a completion what was written. */
    private String completion(int row) {
        var ok = operations.outcome(row) == Outcome.OK;
        var answers = ok && !operations.result(row).equals(Value.NONE);
        var value = answers || (ok && operations.function(row).equals(Function.READ))
                ? operations.result(row)
                : operations.argument(row);
        var error = operations.error(row);
        var type = switch (operations.outcome(row)) {
            case OK -> "ok";
            case FAIL -> "fail";
            case INFO -> "info";
        };
        return operation(row, operations.completedNanos(row), type, value)
                + node(row)
                + (error.isEmpty() ? "" : ", :error " + text(error));
    }

    private String operation(int row, long nanos, String type, Value value) {
        var transaction = operations.function(row).equals(Function.TRANSACTION);
        var text = transaction ? microOperations(value) : edn(value);
        return "%s, :type :%s, :f :%s, :value %s"
                .formatted(
                        ":time %d, :process %d".formatted(nanos, operations.process(row)),
                        type,
                        operations.function(row).name(),
                        hasKeys && !transaction ? "[%s %s]".formatted(text(operations.key(row)), text) : text);
    }

    private String node(int row) {
        return operations.node(row).isEmpty() ? "" : ", :node " + text(operations.node(row));
    }

    private static String nemesis(Event.Fault fault) {
        return ":time %d, :process :nemesis, :type :info, :f :%s-%s, :value %s"
                .formatted(
                        fault.timeNanos(),
                        fault.kind().replaceAll("[^A-Za-z0-9-]", "-"),
                        fault.stage().label(),
                        text(fault.description()));
    }

    private static String microOperations(Value value) {
        return value instanceof Value.Sequence(var parts)
                ? joined(parts.stream().map(JepsenEdnWriter::microOperation).toList())
                : edn(value);
    }

    private static String microOperation(Value part) {
        if (part instanceof Value.Sequence(var fields)
                && !fields.isEmpty()
                && fields.getFirst() instanceof Value.Text(var function)) {
            var texts = new ArrayList<String>();
            texts.add(":" + function);
            fields.stream().skip(1).map(JepsenEdnWriter::edn).forEach(texts::add);
            return joined(texts);
        }
        return edn(part);
    }

    private static String edn(Value value) {
        return switch (value) {
            case Value.None none -> "nil";
            case Value.Int(var number) -> Long.toString(number);
            case Value.Text(var text) -> text(text);
            case Value.Sequence(var values) ->
                joined(values.stream().map(JepsenEdnWriter::edn).toList());
        };
    }

    private static String joined(List<String> texts) {
        return texts.stream().collect(Collectors.joining(" ", "[", "]"));
    }

    private static String text(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                        .replace("\r", "\\r")
                + '"';
    }
}
