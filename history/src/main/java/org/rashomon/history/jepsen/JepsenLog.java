package org.rashomon.history.jepsen;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rashomon.history.Event.OperationType;
import org.rashomon.history.History;
import org.rashomon.history.Value;
import org.rashomon.history.jepsen.Recorder.Entry;
import org.rashomon.history.jepsen.UnreadableHistoryException.Place;

/**
 * The operations in a log that Jepsen wrote: process, type, function and value between tabs, behind the name of the
 * logger. Every other line, and what the nemesis did, is passed over.
 */
public final class JepsenLog {

    private static final Pattern OPERATION =
            Pattern.compile("jepsen\\.(?:util|core)[^\\t]*? - (?<process>[^\\t]*)\\t:(?<type>\\w+)\\t"
                    + ":(?<function>[^\\t]+)\\t(?<value>[^\\t]*)");

    private final String source;
    private final List<Placed> entries = new ArrayList<>();

    /** An event, and where it stands. */
    private record Placed(int line, int column, Recorder.Entry entry) {}

    private JepsenLog(String source) {
        this.source = source;
    }

    /**
     * Reads a log, compressed or not.
     *
     * @throws UnreadableHistoryException if a line is neither an operation nor something else, or there is none
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static History read(Path file) {
        return parse(file.toString(), HistoryText.read(file));
    }

    static History parse(String source, String text) {
        var log = new JepsenLog(source);
        var number = 0;
        for (var line : text.lines().toList()) {
            number++;
            var matcher = OPERATION.matcher(line);
            if (matcher.find()) {
                log.record(matcher, number);
            }
        }
        if (log.entries.isEmpty()) {
            throw new UnreadableHistoryException(source, new Place(1, 1), "no line of this file is a Jepsen operation");
        }
        return log.history();
    }

    private History history() {
        var recorder =
                new Recorder(entries.stream().anyMatch(each -> each.entry().readsKeyInValue()));
        for (var each : entries) {
            try {
                recorder.record(each.entry());
            } catch (IllegalArgumentException misplaced) {
                throw new UnreadableHistoryException(
                        source, new Place(each.line(), each.column()), String.valueOf(misplaced.getMessage()));
            }
        }
        return recorder.history();
    }

    private void record(Matcher matcher, int line) {
        var process = matcher.group("process").strip();
        if (process.equals(":nemesis")) {
            return;
        }
        if (!process.matches("\\d{1,9}")) {
            throw problem(matcher, line, "process", "a process is a number, not '%s'".formatted(process));
        }
        var type = Recorder.type(matcher.group("type"))
                .orElseThrow(() -> problem(matcher, line, "type", "expected invoke, ok, fail or info"));
        var function = matcher.group("function").strip();
        entries.add(new Placed(
                line,
                matcher.start("process") + 1,
                new Entry(type, Integer.parseInt(process), function, "", value(type, matcher), -1, "")));
    }

    /** What stands behind a failure is its reason, not a value. */
    private Value value(OperationType type, Matcher matcher) {
        return type == OperationType.FAIL || type == OperationType.INFO
                ? Value.NONE
                : new EdnParser(source, matcher.group("value")).next().asValue();
    }

    private UnreadableHistoryException problem(Matcher matcher, int line, String group, String problem) {
        return new UnreadableHistoryException(source, new Place(line, matcher.start(group) + 1), problem);
    }
}
