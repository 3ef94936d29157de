package org.rashomon.results.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.rashomon.checkers.Mutations;
import org.rashomon.checkers.Phrases;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Value;

/**
 * What the replicas held of a key when all was over, told with an eye on one write to it: whether it is there, and if
 * not, what stands in its place, who put that there, and whether either had seen the other.
 */
final class AtTheEnd {

    private static final int VALUE_LENGTH = 60;
    /** They put something into a value that holds many. */
    private static final Set<Function> ADDING = Set.of(Function.ADD, Function.APPEND, Function.INSERT, Function.PUT);

    private final Operations operations;
    private final FinalStates finals;

    private AtTheEnd(Operations operations, FinalStates finals) {
        this.operations = operations;
        this.finals = finals;
    }

    static AtTheEnd of(History history) {
        return new AtTheEnd(history.operations(), FinalStates.of(history));
    }

    /** A line for each thing that replicas held of the key of a write; empty when no final read tells. */
    List<String> of(int write) {
        var key = operations.keyNumber(write);
        var nodesOf = new LinkedHashMap<String, List<String>>();
        for (var node = 0; node < finals.nodes().size(); node++) {
            if (finals.isRead(node, key)) {
                nodesOf.computeIfAbsent(held(write, finals.row(node, key)), text -> new ArrayList<>())
                        .add(Escaping.clip(finals.nodes().get(node), 40));
            }
        }
        return nodesOf.entrySet().stream()
                .map(entry -> "on %s: %s".formatted(Phrases.list(entry.getValue()), entry.getKey()))
                .toList();
    }

    private String held(int write, int read) {
        var value = operations.result(read);
        if (ADDING.contains(operations.function(write)) && value instanceof Value.Sequence(var elements)) {
            return "%s among %s"
                    .formatted(
                            elements.contains(added(write)) ? "it is" : "nothing; it is not",
                            Phrases.count(elements.size(), "element"));
        }
        if (isThere(write, read)) {
            return operations.siblings(read).size() > 1 ? "it is there, beside others" : "it is there";
        }
        if (value.equals(Value.NONE)) {
            return "nothing at all";
        }
        return Escaping.clip(value.toString(), VALUE_LENGTH) + author(write, read);
    }

    /** What the write put in; an insert says before that after what. */
    private Value added(int write) {
        var argument = operations.argument(write);
        return operations.function(write).equals(Function.INSERT)
                        && argument instanceof Value.Sequence(var parts)
                        && !parts.isEmpty()
                ? parts.getLast()
                : argument;
    }

    private boolean isThere(int write, int read) {
        if (operations.hasVersion(write)
                && (operations.hasVersion(read) || !operations.siblings(read).isEmpty())) {
            var dot = operations.dot(write);
            return operations.dot(read).equals(dot) || operations.siblings(read).contains(dot);
        }
        return Mutations.isRegisterWrite(operations.function(write))
                && operations.result(read).equals(Mutations.written(operations, write));
    }

    /** Who wrote what a read shows. */
    private String author(int write, int read) {
        return finals.accepted(read)
                .map(other -> ", %s, which %s acknowledged at %s%s"
                        .formatted(
                                operations.dot(other),
                                Escaping.clip(operations.node(other), 40),
                                Units.seconds(operations.completedNanos(other)),
                                relation(write, other)))
                .orElse("");
    }

    private String relation(int write, int other) {
        if (!operations.hasVersion(write)) {
            return "";
        }
        if (operations.hadSeen(other, write)) {
            return "; it had seen the write in question";
        }
        return operations.hadSeen(write, other)
                ? "; the write in question had seen it and came later"
                : "; neither had seen the other";
    }
}
