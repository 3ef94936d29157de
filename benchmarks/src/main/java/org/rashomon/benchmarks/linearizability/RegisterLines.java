package org.rashomon.benchmarks.linearizability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.rashomon.history.Event;
import org.rashomon.history.Event.OperationType;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.HistoryBuilder;
import org.rashomon.history.Value;
import org.rashomon.history.Version;

/**
 * The file format that both checkers of this benchmark read: {@code i PROCESS R}, {@code i PROCESS W value} and
 * {@code i PROCESS C expected new} for invocations, {@code o PROCESS [value]}, {@code f PROCESS} and {@code x PROCESS}
 * for acknowledged, failed and indeterminate ones. -1 is the initial value.
 */
final class RegisterLines {

    private static final String INITIAL = "-1";

    private final HistoryBuilder builder = new HistoryBuilder();

    private RegisterLines() {}

    static History read(Path file) throws IOException {
        var lines = new RegisterLines();
        try (var reader = Files.newBufferedReader(file)) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line.split(" ", -1));
            }
        }
        return lines.builder.build();
    }

    private void add(String[] words) {
        var process = Integer.parseInt(words[1]);
        switch (words[0]) {
            case "i" -> invoke(process, words);
            case "o" -> add(OperationType.OK, process, Function.READ, words.length > 2 ? value(words[2]) : Value.NONE);
            case "f" -> add(OperationType.FAIL, process, Function.READ, Value.NONE);
            case "x" -> add(OperationType.INFO, process, Function.READ, Value.NONE);
            default -> throw new IllegalArgumentException("unknown line " + String.join(" ", words));
        }
    }

    private void invoke(int process, String[] words) {
        switch (words[2]) {
            case "R" -> add(OperationType.INVOKE, process, Function.READ, Value.NONE);
            case "W" -> add(OperationType.INVOKE, process, Function.WRITE, value(words[3]));
            case "C" -> {
                var sides = Value.of(List.of(value(words[3]), value(words[4])));
                add(OperationType.INVOKE, process, Function.COMPARE_AND_SET, sides);
            }
            default -> throw new IllegalArgumentException("unknown operation " + words[2]);
        }
    }

    private static Value value(String word) {
        return word.equals(INITIAL) ? Value.NONE : Value.of(Long.parseLong(word));
    }

    private void add(OperationType type, int process, Function function, Value value) {
        var index = builder.nextIndex();
        builder.add(new Event.Operation(index, index, type, process, 0, "", function, "", value, Version.NONE, ""));
    }
}
