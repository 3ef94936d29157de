package org.rashomon.history.jepsen;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rashomon.history.Event;
import org.rashomon.history.Event.OperationType;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.HistoryBuilder;
import org.rashomon.history.Value;
import org.rashomon.history.Version;

/**
 * Turns what another tool recorded into events. Without times of its own an event's index stands for its time.
 *
 * <p>Jepsen's tests of independent keys put the key into the value, as {@code [key value]}. A recording is taken for
 * one
 * of those if a read was invoked on a key and nothing.
 */
final class Recorder {

    private static final int PAIR = 2;

    private final HistoryBuilder builder = new HistoryBuilder();
    private final boolean keysInValues;
    private long nanos;

    /**
     * A recorder.
     *
     * @param keysInValues whether values are pairs of a key and the value proper
     */
    Recorder(boolean keysInValues) {
        this.keysInValues = keysInValues;
    }

    /**
     * Part of an operation event, whatever the format.
     *
     * @param nanos when, or negative if it was not told
     */
    record Entry(OperationType type, int process, String function, String key, Value value, long nanos, String error) {

        /** Whether a read was invoked on a key and nothing. */
        boolean readsKeyInValue() {
            return type == OperationType.INVOKE
                    && function.equals("read")
                    && value instanceof Value.Sequence(var pair)
                    && pair.size() == PAIR
                    && pair.getLast().equals(Value.NONE);
        }
    }

    static Optional<OperationType> type(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "invoke" -> Optional.of(OperationType.INVOKE);
            case "ok" -> Optional.of(OperationType.OK);
            case "fail" -> Optional.of(OperationType.FAIL);
            case "info" -> Optional.of(OperationType.INFO);
            default -> Optional.empty();
        };
    }

    /**
     * Records an event.
     *
     * @throws IllegalArgumentException if it cannot follow those before it
     */
    void record(Entry entry) {
        var index = builder.nextIndex();
        nanos = Math.max(nanos, entry.nanos() < 0 ? index : entry.nanos());
        var pair = keysInValues && entry.value() instanceof Value.Sequence(var parts) && parts.size() == PAIR
                ? parts
                : List.<Value>of();
        builder.add(new Event.Operation(
                index,
                nanos,
                entry.type(),
                entry.process(),
                entry.process(),
                "",
                new Function(entry.function()),
                pair.isEmpty() ? entry.key() : key(pair.getFirst()),
                pair.isEmpty() ? entry.value() : pair.getLast(),
                Version.NONE,
                entry.error()));
    }

    private static String key(Value key) {
        return key instanceof Value.Text(var text) ? text : key.toString();
    }

    boolean isEmpty() {
        return builder.nextIndex() == 0;
    }

    History history() {
        return builder.build();
    }
}
