package org.rashomon.history.jepsen;

import java.util.Locale;
import java.util.Optional;
import org.rashomon.history.Event;
import org.rashomon.history.Event.OperationType;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.HistoryBuilder;
import org.rashomon.history.Value;
import org.rashomon.history.Version;

/** Turns what another tool recorded into events. Without times of its own an event's index stands for its time. */
final class Recorder {

    private final HistoryBuilder builder = new HistoryBuilder();

    /** Part of an operation event, whatever the format. */
    record Entry(OperationType type, int process, String function, String key, Value value) {}

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
        builder.add(new Event.Operation(
                index,
                index,
                entry.type(),
                entry.process(),
                entry.process(),
                "",
                new Function(entry.function()),
                entry.key(),
                entry.value(),
                Version.NONE,
                ""));
    }

    boolean isEmpty() {
        return builder.nextIndex() == 0;
    }

    History history() {
        return builder.build();
    }
}
