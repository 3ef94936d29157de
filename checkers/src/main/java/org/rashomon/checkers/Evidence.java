package org.rashomon.checkers;

import org.rashomon.history.Event;
import org.rashomon.history.Function;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;
import org.rashomon.history.Version;

/**
 * One event of a history as part of a witness.
 *
 * @param index the event's index in the history
 * @param timeNanos nanoseconds since the run began
 * @param node the node it happened on; empty when it concerns none
 * @param role what the event is in this witness, such as {@code lost write} or {@code winner}
 * @param text the event in words, with its version where the store told one
 */
public record Evidence(long index, long timeNanos, String node, String role, String text) {

    private static final int TEXT_LENGTH = 200;

    /** An operation, as the event of its completion, or of its invocation when nobody learned how it ended. */
    public static Evidence of(Operations operations, int row, String role) {
        var known = operations.outcome(row) != Outcome.INFO;
        return new Evidence(
                known ? operations.completedIndex(row) : operations.invokedIndex(row),
                known ? operations.completedNanos(row) : operations.invokedNanos(row),
                operations.node(row),
                role,
                text(operations, row));
    }

    /** What a replica said of itself. */
    public static Evidence of(Event.ReplicaState state, String role) {
        var text = state.reachable()
                ? "digest %s, applied %s, backlog %d, clock %s ahead"
                        .formatted(
                                state.digest(),
                                state.applied(),
                                state.backlog(),
                                Phrases.millis(state.clockOffsetMicros()))
                : "not reachable: " + state.error();
        return new Evidence(state.index(), state.timeNanos(), state.node(), role, text);
    }

    /** A stage in the life of a fault. */
    public static Evidence of(Event.Fault fault, String role) {
        var text = "%s %s: %s".formatted(fault.kind(), fault.stage().label(), fault.description());
        var node = fault.targets().size() == 1 ? fault.targets().getFirst() : "";
        return new Evidence(fault.index(), fault.timeNanos(), node, role, text);
    }

    private static String text(Operations operations, int row) {
        var function = operations.function(row);
        var ok = operations.outcome(row) == Outcome.OK;
        var answered = function.equals(Function.READ) || function.equals(Function.TRANSACTION);
        var value = answered && ok ? operations.result(row) : operations.argument(row);
        var key = operations.key(row);
        var text = new StringBuilder(function.name());
        if (!key.isEmpty()) {
            text.append(' ').append(key);
        }
        if (ok || !value.equals(Value.NONE)) {
            text.append(function.equals(Function.READ) ? " -> " : " ").append(shortened(value.toString()));
        }
        text.append(' ').append(outcome(operations, row));
        return text.append(version(operations.version(row))).toString();
    }

    private static String outcome(Operations operations, int row) {
        return switch (operations.outcome(row)) {
            case OK -> "ok";
            case FAIL -> "failed: " + operations.error(row);
            case INFO -> "outcome unknown";
        };
    }

    private static String version(Version version) {
        if (!version.isKnown()) {
            return "";
        }
        var stamp = version.timestampMicros() == 0 ? "" : ", stamp " + version.timestampMicros() + " us";
        return ", version %s%s, had seen %s".formatted(version.dot(), stamp, version.context());
    }

    private static String shortened(String text) {
        return text.length() <= TEXT_LENGTH ? text : text.substring(0, TEXT_LENGTH) + "...";
    }
}
