package org.rashomon.nemesis;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Faults with their times as one line of text, so that a scenario can list them: {@code 1.500 s for 0.800 s: partition
 * n1->n2 n2->n1}.
 */
public final class FaultText {

    /** How a line looks, for those who got it wrong. */
    public static final String EXAMPLE = "1.500 s for 0.800 s: partition n1->n2 n2->n1";

    private static final Pattern FORM = Pattern.compile("([0-9.]+) s for ([0-9.]+) s: ([a-z-]+) (.+)");
    private static final Pattern EDGE = Pattern.compile("(\\S+)->(\\S+)");
    private static final String EXPLICIT = "explicit";

    private FaultText() {}

    /** The line of a fault. */
    public static String format(ScheduledFault scheduled) {
        return "%s s for %s s: %s"
                .formatted(seconds(scheduled.at()), seconds(scheduled.length()), format(scheduled.fault()));
    }

    /**
     * The fault of a line.
     *
     * @param number the fault's number in its schedule
     * @throws IllegalArgumentException if the line means none
     */
    public static ScheduledFault parse(int number, String line) {
        var match = FORM.matcher(line.strip());
        if (!match.matches()) {
            throw new IllegalArgumentException("no fault with its time");
        }
        var words = List.of(match.group(4).split(" +", -1));
        return new ScheduledFault(
                number, duration(match.group(1)), duration(match.group(2)), fault(match.group(3), words));
    }

    private static String format(Fault fault) {
        return switch (fault) {
            case Fault.Partition(var shape, var cut) -> "partition " + list(cut);
            case Fault.Refuse(var cut) -> "refuse " + list(cut);
            case Fault.Reset(var edges) -> "reset " + list(edges);
            case Fault.Latency(var edges, var latency, var jitter) ->
                "latency %d %d %s".formatted(latency.toMillis(), jitter.toMillis(), list(edges));
            case Fault.Bandwidth(var edges, var kilobytes) -> "bandwidth %d %s".formatted(kilobytes, list(edges));
            case Fault.Slicer(var edges, var bytes, var pause) ->
                "slicer %d %d %s".formatted(bytes, pause.toMillis(), list(edges));
            case Fault.Loss(var edges, var way) -> fault.kind().label() + " " + list(edges);
            case Fault.Flapping(var edges, var period) -> "flapping %d %s".formatted(period.toMillis(), list(edges));
            case Fault.CutOff cut -> "clients " + list(cut.nodes());
            case Fault.Disturb(var how, var nodes) -> fault.kind().label() + " " + list(nodes);
            case Fault.Kill(var nodes) -> "kill " + list(nodes);
            case Fault.Pause(var nodes) -> "pause " + list(nodes);
            case Fault.ClockJump(var node, var offset) -> "clock-jump %d %s".formatted(offset.toMillis(), node);
            case Fault.ClockDrift(var node, var partsPerMillion) ->
                "clock-drift %d %s".formatted(partsPerMillion, node);
            case Fault.ClockStrobe(var node, var amplitude, var period) ->
                "clock-strobe %d %d %s".formatted(amplitude.toMillis(), period.toMillis(), node);
        };
    }

    private static Fault fault(String kind, List<String> words) {
        return switch (kind) {
            case "partition" -> new Fault.Partition(EXPLICIT, edges(words, 0));
            case "refuse" -> new Fault.Refuse(edges(words, 0));
            case "reset" -> new Fault.Reset(edges(words, 0));
            case "latency" -> new Fault.Latency(edges(words, 2), millis(words, 0), millis(words, 1));
            case "bandwidth" -> new Fault.Bandwidth(edges(words, 1), number(words, 0));
            case "slicer" -> new Fault.Slicer(edges(words, 2), number(words, 0), millis(words, 1));
            case "lost-requests" -> new Fault.Loss(edges(words, 0), Fault.Loss.Way.REQUESTS);
            case "lost-replies" -> new Fault.Loss(edges(words, 0), Fault.Loss.Way.REPLIES);
            case "flapping" -> new Fault.Flapping(edges(words, 1), millis(words, 0));
            case "clients" -> Fault.CutOff.of(words);
            case "kill" -> new Fault.Kill(new TreeSet<>(words));
            case "pause" -> new Fault.Pause(new TreeSet<>(words));
            case "clock-jump" -> new Fault.ClockJump(words.getLast(), millis(words, 0));
            case "clock-drift" -> new Fault.ClockDrift(words.getLast(), number(words, 0));
            case "clock-strobe" -> new Fault.ClockStrobe(words.getLast(), millis(words, 0), millis(words, 1));
            default ->
                Stream.of(Disturbance.values())
                        .filter(how -> how.kind().label().equals(kind))
                        .findFirst()
                        .map(how -> new Fault.Disturb(how, new TreeSet<>(words)))
                        .orElseThrow(() -> new IllegalArgumentException("no fault \"%s\"".formatted(kind)));
        };
    }

    private static SortedSet<Edge> edges(List<String> words, int from) {
        var edges = new TreeSet<Edge>();
        for (var word : words.subList(Math.min(from, words.size()), words.size())) {
            var match = EDGE.matcher(word);
            if (!match.matches()) {
                throw new IllegalArgumentException("no link \"%s\"".formatted(word));
            }
            edges.add(new Edge(match.group(1), match.group(2)));
        }
        return edges;
    }

    private static Duration millis(List<String> words, int index) {
        return Duration.ofMillis(number(words, index));
    }

    private static long number(List<String> words, int index) {
        if (index >= words.size() || !words.get(index).matches("-?\\d{1,12}")) {
            throw new IllegalArgumentException("a number is missing");
        }
        return Long.parseLong(words.get(index));
    }

    private static Duration duration(String seconds) {
        return Duration.ofMillis(Math.round(1000 * Double.parseDouble(seconds)));
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1e3);
    }

    private static String list(Collection<?> targets) {
        return targets.stream().map(Object::toString).collect(Collectors.joining(" "));
    }
}
