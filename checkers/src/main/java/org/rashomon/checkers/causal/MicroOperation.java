package org.rashomon.checkers.causal;

import java.util.ArrayList;
import java.util.List;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/**
 * A part of a multi-key transaction.
 *
 * @param kind what it does
 * @param key of which register
 * @param value what it wrote, or what it read
 * @param recorded as it was recorded
 */
public record MicroOperation(Kind kind, String key, Value value, Value recorded) {

    /** What a part does. */
    public enum Kind {
        READ,
        WRITE,
        /** Puts an element at the end of a list. */
        APPEND,
        /** Something that is not known here. */
        OTHER
    }

    /** The parts of the transaction of that row: of its answer, if there is one, for it tells what was read. */
    public static List<MicroOperation> of(Operations operations, int row) {
        var told = operations.outcome(row) == Outcome.OK && operations.result(row) instanceof Value.Sequence;
        var parts = told ? operations.result(row) : operations.argument(row);
        var micro = new ArrayList<MicroOperation>();
        if (parts instanceof Value.Sequence(var all)) {
            for (var part : all) {
                micro.add(of(part));
            }
        }
        return micro;
    }

    private static MicroOperation of(Value part) {
        if (part instanceof Value.Sequence(var fields) && fields.size() == 3) {
            return new MicroOperation(kind(name(fields.getFirst())), name(fields.get(1)), fields.get(2), part);
        }
        return new MicroOperation(Kind.OTHER, "", Value.NONE, part);
    }

    private static Kind kind(String function) {
        return switch (function) {
            case "r" -> Kind.READ;
            case "w" -> Kind.WRITE;
            case "append" -> Kind.APPEND;
            default -> Kind.OTHER;
        };
    }

    private static String name(Value value) {
        return value instanceof Value.Text(var text) ? text : value.toString();
    }
}
