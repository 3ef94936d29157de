package org.rashomon.harness.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rashomon.harness.scenario.Scenario;
import org.rashomon.harness.scenario.Script;
import org.rashomon.nemesis.Edge;
import org.rashomon.nemesis.Fault;
import org.rashomon.nemesis.ScheduledFault;
import org.rashomon.workloads.generators.Invocation;

/** Ways to make a scenario that is written out smaller. Each gives the scenarios to try, the boldest first. */
final class Edits {

    private static final Duration SHORTEST_FAULT = Duration.ofMillis(100);

    /** A real node is up again after it. */
    private static final Duration START = Duration.ofSeconds(5);

    private Edits() {}

    /** Puts other items in the place of those of the script. */
    @FunctionalInterface
    interface Replacement<T> {
        Scenario in(Scenario scenario, List<T> items);
    }

    static Scenario withOperations(Scenario scenario, List<Script.Operation> operations) {
        return scenario.withScript(new Script(operations, scenario.script().faults()));
    }

    static Scenario withFaults(Scenario scenario, List<ScheduledFault> faults) {
        return scenario.withScript(new Script(scenario.script().operations(), faults));
    }

    /** The cluster without one node, the later ones renamed; empty if the topology does not allow it. */
    static Optional<Scenario> withoutNode(Scenario scenario, int number) {
        var names = new LinkedHashMap<String, String>();
        for (var i = 1; i <= scenario.nodes(); i++) {
            if (i != number) {
                names.put("n" + i, "n" + (i < number ? i : i - 1));
            }
        }
        if (!scenario.store().edges().isEmpty()) {
            return Optional.empty();
        }
        var operations = scenario.script().operations().stream()
                .filter(step -> names.containsKey(step.node()))
                .map(step ->
                        new Script.Operation(step.at(), step.session(), name(names, step.node()), step.invocation()))
                .toList();
        var faults = scenario.script().faults().stream()
                .flatMap(scheduled -> renamed(scheduled.fault(), names).map(fault -> with(scheduled, fault)).stream())
                .toList();
        return Optional.of(scenario.withNodes(scenario.nodes() - 1).withScript(new Script(operations, faults)));
    }

    /** Two sessions become one. */
    static List<Scenario> fewerSessions(Scenario scenario) {
        var sessions = scenario.script().operations().stream()
                .map(Script.Operation::session)
                .distinct()
                .sorted()
                .toList();
        var candidates = new ArrayList<Scenario>();
        for (var i = 1; i < sessions.size(); i++) {
            int from = sessions.get(i);
            int into = sessions.get(i - 1);
            candidates.add(withOperations(
                    scenario,
                    scenario.script().operations().stream()
                            .map(step -> step.session() == from ? at(step, step.at(), into) : step)
                            .toList()));
        }
        return candidates;
    }

    /** Two keys become one. */
    static List<Scenario> fewerKeys(Scenario scenario) {
        var keys = scenario.script().operations().stream()
                .map(step -> step.invocation().key())
                .filter(key -> !key.isEmpty())
                .distinct()
                .sorted()
                .toList();
        return IntStream.range(1, keys.size())
                .mapToObj(i -> withOperations(
                        scenario,
                        scenario.script().operations().stream()
                                .map(step -> rekeyed(step, keys.get(i), keys.get(i - 1)))
                                .toList()))
                .toList();
    }

    private static Script.Operation rekeyed(Script.Operation step, String from, String into) {
        var asked = step.invocation();
        return asked.key().equals(from)
                ? new Script.Operation(
                        step.at(), step.session(), step.node(), new Invocation(asked.function(), into, asked.value()))
                : step;
    }

    /** One link or node less in a fault. */
    static List<Scenario> fewerTargets(Scenario scenario) {
        var candidates = new ArrayList<Scenario>();
        var faults = scenario.script().faults();
        for (var i = 0; i < faults.size(); i++) {
            for (var target : faults.get(i).fault().targets()) {
                var smaller = without(faults.get(i).fault(), target);
                if (smaller.isPresent()) {
                    var changed = new ArrayList<>(faults);
                    changed.set(i, with(faults.get(i), smaller.get()));
                    candidates.add(withFaults(scenario, changed));
                }
            }
        }
        return candidates;
    }

    /** Everything twice as fast, or what comes before the first step left out. */
    static List<Scenario> earlier(Scenario scenario) {
        var script = scenario.script();
        var first = Stream.concat(
                        script.operations().stream().map(Script.Operation::at),
                        script.faults().stream().map(ScheduledFault::at))
                .min(Duration::compareTo)
                .orElse(Duration.ZERO);
        var candidates = new ArrayList<Scenario>();
        if (first.toMillis() > 20) {
            candidates.add(scenario.withScript(moved(script, first.minusMillis(10), 1)));
        }
        if (script.end().toMillis() > 200) {
            candidates.add(scenario.withScript(moved(script, Duration.ZERO, 2)));
        }
        return candidates;
    }

    /** Each fault half as long. */
    static List<Scenario> shorterFaults(Scenario scenario) {
        var candidates = new ArrayList<Scenario>();
        var faults = scenario.script().faults();
        for (var i = 0; i < faults.size(); i++) {
            var half = faults.get(i).length().dividedBy(2);
            if (half.compareTo(SHORTEST_FAULT) >= 0) {
                var changed = new ArrayList<>(faults);
                changed.set(
                        i,
                        new ScheduledFault(
                                i, faults.get(i).at(), half, faults.get(i).fault()));
                candidates.add(withFaults(scenario, changed));
            }
        }
        return candidates;
    }

    /**
     * A fault of links from before the first operation to after the last one. What follows from a short one may follow
     * from where a timer of the store just was; this does not.
     */
    static List<Scenario> steadier(Scenario scenario) {
        var script = scenario.script();
        var begin = Duration.ofMillis(10);
        var shift = begin.plusMillis(10);
        var moved = moved(script, shift.negated(), 1);
        var end = moved.operations().getLast().at().plusMillis(200);
        var candidates = new ArrayList<Scenario>();
        for (var i = 0; i < script.faults().size(); i++) {
            var fault = moved.faults().get(i);
            var isSteady = fault.at().compareTo(moved.operations().getFirst().at()) < 0
                    && fault.end().compareTo(moved.operations().getLast().at()) > 0;
            if (fault.fault() instanceof Fault.OfLinks && !isSteady) {
                var changed = new ArrayList<>(moved.faults());
                changed.set(
                        i,
                        new ScheduledFault(
                                i, begin, Duration.ofMillis(end.minus(begin).toMillis()), fault.fault()));
                candidates.add(scenario.withScript(new Script(moved.operations(), changed)));
            }
        }
        return candidates;
    }

    /**
     * The same steps in the same order, further apart, so that they keep their order where time is real: there an
     * operation takes milliseconds, a kill tens of them, and a start seconds.
     */
    static List<Scenario> roomier(Scenario scenario) {
        return Stream.of(1000, 400, 200, 100, 50)
                .map(Duration::ofMillis)
                .map(gap -> scenario.withScript(spread(scenario.script(), gap)))
                .toList();
    }

    private static Script spread(Script script, Duration gap) {
        var moments = new TreeSet<Duration>();
        script.operations().forEach(step -> moments.add(step.at()));
        script.faults().forEach(fault -> {
            moments.add(fault.at());
            moments.add(fault.end());
        });
        // What comes next after a node has been started.
        var starts = script.faults().stream()
                .filter(fault -> fault.fault() instanceof Fault.OfProcesses)
                .map(fault -> moments.higher(fault.end()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var moved = new TreeMap<Duration, Duration>();
        var last = Duration.ZERO;
        for (var moment : moments) {
            var earliest = last.plus(starts.contains(moment) ? START : gap);
            last = moment.compareTo(earliest) > 0 ? moment : earliest;
            moved.put(moment, last);
        }
        return new Script(
                script.operations().stream()
                        .map(step -> at(step, moved.getOrDefault(step.at(), step.at()), step.session()))
                        .toList(),
                script.faults().stream()
                        .map(fault -> between(fault, moved.getOrDefault(fault.at(), fault.at()), moved))
                        .toList());
    }

    private static ScheduledFault between(ScheduledFault fault, Duration begin, SortedMap<Duration, Duration> moved) {
        var length = moved.getOrDefault(fault.end(), fault.end()).minus(begin);
        return new ScheduledFault(
                fault.number(),
                Duration.ofMillis(begin.toMillis()),
                Duration.ofMillis(length.toMillis()),
                fault.fault());
    }

    private static Script moved(Script script, Duration by, int divisor) {
        return new Script(
                script.operations().stream()
                        .map(step -> at(step, step.at().minus(by).dividedBy(divisor), step.session()))
                        .toList(),
                script.faults().stream()
                        .map(fault -> new ScheduledFault(
                                fault.number(),
                                Duration.ofMillis(fault.at().minus(by).toMillis() / divisor),
                                Duration.ofMillis(Math.max(1, fault.length().toMillis() / divisor)),
                                fault.fault()))
                        .toList());
    }

    private static Script.Operation at(Script.Operation step, Duration at, int session) {
        return new Script.Operation(at, session, step.node(), step.invocation());
    }

    private static ScheduledFault with(ScheduledFault scheduled, Fault fault) {
        return new ScheduledFault(scheduled.number(), scheduled.at(), scheduled.length(), fault);
    }

    private static Optional<Fault> without(Fault fault, String target) {
        return switch (fault) {
            case Fault.OfLinks ofLinks -> {
                var rest = new TreeSet<>(ofLinks.edges());
                rest.removeIf(edge -> edge.toString().equals(target));
                yield rest.isEmpty() ? Optional.empty() : Optional.of(onEdges(ofLinks, rest));
            }
            case Fault.OfProcesses ofProcesses -> {
                var rest = new TreeSet<>(ofProcesses.nodes());
                rest.remove(target);
                yield rest.isEmpty() ? Optional.empty() : Optional.of(onNodes(ofProcesses, rest));
            }
            case Fault.OfClock ignored -> Optional.empty();
        };
    }

    /** The fault of the renamed nodes; empty if it hits none of them. */
    private static Optional<Fault> renamed(Fault fault, Map<String, String> names) {
        return switch (fault) {
            case Fault.OfLinks ofLinks -> {
                var left = new TreeSet<Edge>();
                for (var edge : ofLinks.edges()) {
                    if (isKept(edge, names)) {
                        left.add(new Edge(name(names, edge.from()), name(names, edge.to())));
                    }
                }
                yield left.isEmpty() ? Optional.empty() : Optional.of(onEdges(ofLinks, left));
            }
            case Fault.OfProcesses ofProcesses -> {
                var left = new TreeSet<String>();
                ofProcesses.nodes().stream().filter(names::containsKey).forEach(node -> left.add(name(names, node)));
                yield left.isEmpty() ? Optional.empty() : Optional.of(onNodes(ofProcesses, left));
            }
            case Fault.OfClock ofClock ->
                names.containsKey(ofClock.node())
                        ? Optional.of(onNode(ofClock, name(names, ofClock.node())))
                        : Optional.empty();
        };
    }

    private static boolean isKept(Edge edge, Map<String, String> names) {
        var isOfClients = edge.equals(Edge.ofClients(edge.to()));
        return names.containsKey(edge.to()) && (isOfClients || names.containsKey(edge.from()));
    }

    private static String name(Map<String, String> names, String node) {
        return names.getOrDefault(node, node);
    }

    private static Fault onEdges(Fault.OfLinks fault, SortedSet<Edge> edges) {
        return switch (fault) {
            case Fault.Partition(var shape, var cut) -> new Fault.Partition(shape, edges);
            case Fault.Refuse ignored -> new Fault.Refuse(edges);
            case Fault.Reset ignored -> new Fault.Reset(edges);
            case Fault.Latency(var all, var latency, var jitter) -> new Fault.Latency(edges, latency, jitter);
            case Fault.Bandwidth(var all, var kilobytes) -> new Fault.Bandwidth(edges, kilobytes);
            case Fault.Slicer(var all, var bytes, var pause) -> new Fault.Slicer(edges, bytes, pause);
            case Fault.Loss(var all, var way) -> new Fault.Loss(edges, way);
            case Fault.Flapping(var all, var period) -> new Fault.Flapping(edges, period);
            case Fault.CutOff ignored -> new Fault.CutOff(edges);
        };
    }

    private static Fault onNodes(Fault.OfProcesses fault, SortedSet<String> nodes) {
        return switch (fault) {
            case Fault.Kill ignored -> new Fault.Kill(nodes);
            case Fault.Pause ignored -> new Fault.Pause(nodes);
            case Fault.Disturb(var how, var all) -> new Fault.Disturb(how, nodes);
        };
    }

    private static Fault onNode(Fault.OfClock fault, String node) {
        return switch (fault) {
            case Fault.ClockJump(var old, var offset) -> new Fault.ClockJump(node, offset);
            case Fault.ClockDrift(var old, var partsPerMillion) -> new Fault.ClockDrift(node, partsPerMillion);
            case Fault.ClockStrobe(var old, var amplitude, var period) ->
                new Fault.ClockStrobe(node, amplitude, period);
        };
    }
}
