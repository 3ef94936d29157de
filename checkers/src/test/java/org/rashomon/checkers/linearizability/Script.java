package org.rashomon.checkers.linearizability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rashomon.history.Event;
import org.rashomon.history.Event.OperationType;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Value;
import org.rashomon.history.Version;

/**
 * Histories of one object in short: {@code 1 write 5} invokes, {@code 1 ok} and {@code 1 ok 5} answer, {@code 1 fail}
 * and {@code 1 info} end without one. Several numbers are a sequence; letters are a text.
 */
final class Script {

    private Script() {}

    static History history(String... lines) {
        return History.of(events(lines));
    }

    /** An operation of one process alone is {@code 1 write 5 ok}, or {@code 1 read ok 5}. */
    static List<Event.Operation> events(String... lines) {
        var events = new ArrayList<Event.Operation>();
        for (var line : lines) {
            var words = List.of(line.split(" "));
            var answer = words.indexOf("ok");
            if (answer > 1) {
                add(events, words.subList(0, answer));
                var told = new ArrayList<>(words.subList(0, 1));
                told.addAll(words.subList(answer, words.size()));
                add(events, told);
            } else {
                add(events, words);
            }
        }
        return events;
    }

    private static void add(List<Event.Operation> events, List<String> words) {
        var index = events.size();
        var type = Arrays.stream(OperationType.values())
                .filter(known -> known.name().toLowerCase(java.util.Locale.ROOT).equals(words.get(1)))
                .findFirst()
                .orElse(OperationType.INVOKE);
        var value = value(words.subList(2, words.size()));
        var process = Integer.parseInt(words.getFirst());
        var function = events.stream()
                .filter(earlier -> type != OperationType.INVOKE && earlier.process() == process)
                .reduce(new Function(words.get(1)), (before, earlier) -> earlier.function(), (one, other) -> other);
        events.add(new Event.Operation(index, index, type, process, 0, "n1", function, "x", value, Version.NONE, ""));
    }

    private static Value value(List<String> words) {
        var values = words.stream().map(Script::value).toList();
        return values.isEmpty() ? Value.NONE : values.size() == 1 ? values.getFirst() : Value.of(values);
    }

    private static Value value(String word) {
        if (word.equals("nil")) {
            return Value.NONE;
        }
        return word.matches("-?[0-9]+") ? Value.of(Long.parseLong(word)) : Value.of(word);
    }
}
