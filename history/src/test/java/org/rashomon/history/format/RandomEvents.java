package org.rashomon.history.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.rashomon.history.Dot;
import org.rashomon.history.Event;
import org.rashomon.history.Function;
import org.rashomon.history.Phase;
import org.rashomon.history.RunInfo;
import org.rashomon.history.Value;
import org.rashomon.history.Version;
import org.rashomon.history.VersionVector;

/** Draws well-formed lists of events that use every feature of the format. */
final class RandomEvents {

    private static final List<String> TEXTS =
            List.of("", "n1", "cart 7", "\"quoted\"", "line\nbreak", "\u0000\u001f", "漢字 🚪", "</script>", "\\");

    private final SplittableRandom random;
    private final List<Event> events = new ArrayList<>();
    private final Map<Integer, Event.Operation> open = new HashMap<>();
    private long timeNanos;

    private RandomEvents(SplittableRandom random) {
        this.random = random;
    }

    static List<Event> draw(SplittableRandom random, int count) {
        var drawing = new RandomEvents(random);
        drawing.events.add(drawing.run());
        while (drawing.events.size() < count) {
            drawing.events.add(drawing.next());
        }
        return drawing.events;
    }

    private Event run() {
        var contract = new TreeMap<>(Map.of("strategy", "lww-wall-clock", text(), text()));
        return new Event.RunStarted(
                0,
                0,
                new RunInfo(
                        text(),
                        random.nextLong(),
                        "local",
                        text(),
                        List.of("n1", text()),
                        List.of(),
                        contract,
                        text(),
                        text()));
    }

    private Event next() {
        timeNanos += random.nextLong(100_000_000);
        return switch (random.nextInt(12)) {
            case 0 -> new Event.PhaseStarted(index(), timeNanos, pick(List.of(Phase.values())));
            case 1 ->
                new Event.Fault(
                        index(),
                        timeNanos,
                        random.nextInt(9),
                        Event.FaultStage.OBSERVED,
                        "kill",
                        text(),
                        List.of(text()),
                        text());
            case 2 ->
                new Event.ReplicaState(
                        index(),
                        timeNanos,
                        text(),
                        random.nextBoolean(),
                        text(),
                        vector(),
                        3,
                        random.nextLong(),
                        new TreeMap<>(Map.of("duplicates", random.nextLong(9), text(), 7L)),
                        text());
            case 4 ->
                new Event.Conflict(
                        index(),
                        timeNanos,
                        text(),
                        text(),
                        "update_origin_differs",
                        pick(List.of(Dot.NONE, dot())),
                        dot(),
                        text());
            case 3 -> new Event.Failure(index(), timeNanos, text());
            case 5 -> new Event.Deployed(index(), timeNanos, new TreeMap<>(Map.of("image", text())));
            case 6 ->
                new Event.HarnessUsage(
                        index(), timeNanos, random.nextLong(1L << 40), random.nextLong(1L << 40), random.nextInt());
            default -> operation(random.nextInt(8));
        };
    }

    private Event operation(int process) {
        var invocation = open.remove(process);
        if (invocation == null) {
            var opened = new Event.Operation(
                    index(),
                    timeNanos,
                    Event.OperationType.INVOKE,
                    process,
                    process / 2,
                    text(),
                    Function.WRITE,
                    text(),
                    value(2),
                    Version.NONE,
                    "");
            open.put(process, opened);
            return opened;
        }
        var type = List.of(Event.OperationType.OK, Event.OperationType.FAIL, Event.OperationType.INFO)
                .get(random.nextInt(3));
        var version = random.nextBoolean()
                ? Version.NONE
                : new Version(
                        pick(List.of(Dot.NONE, dot())),
                        random.nextLong(),
                        vector(),
                        vector(),
                        pick(List.of(List.of(), List.of(dot(), dot()))),
                        pick(List.of(List.of(), List.of(dot()))));
        return new Event.Operation(
                index(),
                timeNanos,
                type,
                process,
                process / 2,
                invocation.node(),
                Function.WRITE,
                invocation.key(),
                value(2),
                version,
                text());
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private long index() {
        return events.size();
    }

    private String text() {
        return pick(TEXTS);
    }

    private Dot dot() {
        return new Dot("n" + random.nextInt(3), 1 + random.nextLong(99));
    }

    private VersionVector vector() {
        var entries = new HashMap<String, Long>();
        for (var replica = random.nextInt(4); replica > 0; replica--) {
            entries.put("n" + replica, 1 + random.nextLong(1000));
        }
        return VersionVector.of(entries);
    }

    private Value value(int depth) {
        return switch (random.nextInt(depth > 0 ? 4 : 3)) {
            case 0 -> Value.NONE;
            case 1 -> Value.of(random.nextLong());
            case 2 -> Value.of(text());
            default -> Value.of(List.of(value(depth - 1), value(depth - 1)));
        };
    }
}
