package org.rashomon.history.jepsen;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rashomon.history.Event.OperationType;
import org.rashomon.history.History;
import org.rashomon.history.Value;

/**
 * A history as maps in EDN, one after the other or in one vector, each with {@code :process}, {@code :type},
 * {@code :f}, {@code :value} and perhaps {@code :key}, {@code :time} and {@code :error}: what Jepsen stores, and the
 * key-value histories that come with
 * Porcupine. Processes that are no numbers, such as the nemesis, are passed over.
 */
public final class JepsenEdn {

    private final EdnParser parser;
    private final List<Placed> entries = new ArrayList<>();

    /** An event, and where it stands. */
    private record Placed(int place, Recorder.Entry entry) {}

    private JepsenEdn(String source, String text) {
        parser = new EdnParser(source, text);
    }

    /**
     * Reads a history, compressed or not.
     *
     * @throws UnreadableHistoryException if the file is not EDN, or an operation lacks what it needs
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static History read(Path file) {
        return parse(file.toString(), HistoryText.read(file));
    }

    static History parse(String source, String text) {
        return new JepsenEdn(source, text).read();
    }

    private History read() {
        while (parser.hasNext()) {
            var place = parser.offset();
            switch (parser.next()) {
                case Edn.Table table -> record(place, table);
                case Edn.Many(var values) -> recordAll(place, values);
                case Edn other -> throw parser.problem(place, "an operation is a map, not " + other.asValue());
            }
        }
        if (entries.isEmpty()) {
            throw parser.problem(0, "this file holds no operation");
        }
        var recorder =
                new Recorder(entries.stream().anyMatch(each -> each.entry().readsKeyInValue()));
        for (var each : entries) {
            try {
                recorder.record(each.entry());
            } catch (IllegalArgumentException misplaced) {
                throw parser.problem(each.place(), String.valueOf(misplaced.getMessage()));
            }
        }
        return recorder.history();
    }

    private void recordAll(int place, List<Edn> values) {
        for (var i = 0; i < values.size(); i++) {
            if (!(values.get(i) instanceof Edn.Table table)) {
                throw parser.problem(place, "element %d of this vector is not a map".formatted(i));
            }
            record(place, table);
        }
    }

    private void record(int place, Edn.Table table) {
        if (!(table.at("process") instanceof Edn.Whole(var process))) {
            if (table.at("process") instanceof Edn.Name) {
                return;
            }
            throw parser.problem(place, "this operation has no :process");
        }
        var type = table.at("type") instanceof Edn.Name(var word) ? Recorder.type(word) : Recorder.type("");
        var known = type.orElseThrow(
                () -> parser.problem(place, "the :type of an operation is :invoke, :ok, :fail or :info"));
        if (!(table.at("f") instanceof Edn.Name(var function))) {
            throw parser.problem(place, "this operation has no :f");
        }
        if (process < 0 || process > Integer.MAX_VALUE) {
            throw parser.problem(place, "the process %d is out of range".formatted(process));
        }
        entries.add(new Placed(
                place,
                new Recorder.Entry(
                        known,
                        (int) process,
                        function,
                        key(table),
                        value(known, table),
                        table.at("time") instanceof Edn.Whole(var nanos) ? nanos : -1,
                        error(table))));
    }

    private static String error(Edn.Table table) {
        return switch (table.at("error")) {
            case Edn.Nil nil -> "";
            case Edn.Text(var text) -> text;
            case Edn other -> other.asValue().toString();
        };
    }

    private static String key(Edn.Table table) {
        return switch (table.at("key")) {
            case Edn.Nil nil -> "";
            case Edn.Text(var text) -> text;
            case Edn other -> other.asValue().toString();
        };
    }

    private static Value value(OperationType type, Edn.Table table) {
        return type == OperationType.FAIL || type == OperationType.INFO
                ? Value.NONE
                : table.at("value").asValue();
    }
}
