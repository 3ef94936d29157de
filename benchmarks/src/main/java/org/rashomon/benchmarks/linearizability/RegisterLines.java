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
 * for acknowledged, failed and indeterminate ones. -1 is the initial value. Reads bytes, since most of what a checker
 * of such files does is reading them.
 */
final class RegisterLines {

    private static final long INITIAL = -1;

    private final HistoryBuilder builder = new HistoryBuilder();
    private final byte[] text;
    private int at;

    private RegisterLines(byte[] text) {
        this.text = text;
    }

    static History read(Path file) throws IOException {
        var lines = new RegisterLines(Files.readAllBytes(file));
        while (lines.at < lines.text.length) {
            lines.line();
        }
        return lines.builder.build();
    }

    private void line() {
        var type = text[at];
        at += 2;
        var process = (int) number();
        switch (type) {
            case 'i' -> invoke(process);
            case 'o' -> add(OperationType.OK, process, Function.READ, isAtEnd() ? Value.NONE : value());
            case 'f' -> add(OperationType.FAIL, process, Function.READ, Value.NONE);
            case 'x' -> add(OperationType.INFO, process, Function.READ, Value.NONE);
            default -> throw new IllegalArgumentException("unknown kind of line before byte " + at);
        }
        at++;
    }

    private void invoke(int process) {
        var operation = text[at + 1];
        at += 2;
        switch (operation) {
            case 'R' -> add(OperationType.INVOKE, process, Function.READ, Value.NONE);
            case 'W' -> add(OperationType.INVOKE, process, Function.WRITE, value());
            case 'C' ->
                add(OperationType.INVOKE, process, Function.COMPARE_AND_SET, Value.of(List.of(value(), value())));
            default -> throw new IllegalArgumentException("unknown operation before byte " + at);
        }
    }

    private boolean isAtEnd() {
        return at >= text.length || text[at] == '\n';
    }

    /** The number behind a blank. */
    private Value value() {
        at++;
        var number = number();
        return number == INITIAL ? Value.NONE : Value.of(number);
    }

    private long number() {
        var negative = text[at] == '-';
        at += negative ? 1 : 0;
        var number = 0L;
        for (; at < text.length && text[at] >= '0'; at++) {
            number = 10 * number + text[at] - '0';
        }
        return negative ? -number : number;
    }

    private void add(OperationType type, int process, Function function, Value value) {
        var index = builder.nextIndex();
        builder.add(new Event.Operation(index, index, type, process, 0, "", function, "", value, Version.NONE, ""));
    }
}
