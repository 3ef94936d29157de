package org.rashomon.nemesis;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A fault the nemesis can carry out. Every fault names what it hits, so a report reads without the run's log. */
public sealed interface Fault {

    /** The kind it belongs to. */
    FaultKind kind();

    /** The nodes ({@code n1}) and links ({@code n1->n2}) it hits, in order. */
    List<String> targets();

    /** One line for the timeline and the report. */
    String describe();

    /** A fault of links. */
    sealed interface OfLinks extends Fault {

        /** The links it hits; never empty. */
        SortedSet<Edge> edges();

        @Override
        default List<String> targets() {
            return edges().stream().map(Edge::toString).toList();
        }
    }

    /** A fault of the nodes' processes. */
    sealed interface OfProcesses extends Fault {

        /** The nodes it hits; never empty. */
        SortedSet<String> nodes();

        @Override
        default List<String> targets() {
            return List.copyOf(nodes());
        }
    }

    /** A fault of one node's wall clock. */
    sealed interface OfClock extends Fault {

        /** The node it hits. */
        String node();

        @Override
        default FaultKind kind() {
            return FaultKind.CLOCK;
        }

        @Override
        default List<String> targets() {
            return List.of(node());
        }
    }

    /**
     * A black hole: nothing crosses these links in either direction, and connections over them hang.
     *
     * @param shape how the cut was chosen, such as {@code isolate-one}
     * @param cut the links that are cut
     */
    record Partition(String shape, SortedSet<Edge> cut) implements OfLinks {
        public Partition {
            cut = some(cut, "links");
        }

        @Override
        public FaultKind kind() {
            return FaultKind.PARTITION;
        }

        @Override
        public SortedSet<Edge> edges() {
            return cut;
        }

        @Override
        public String describe() {
            return "partition (%s): nothing crosses %s".formatted(shape, list(cut));
        }
    }

    /** Connections over these links are closed, and new ones refused. */
    record Refuse(SortedSet<Edge> cut) implements OfLinks {
        public Refuse {
            cut = some(cut, "links");
        }

        @Override
        public FaultKind kind() {
            return FaultKind.REFUSE;
        }

        @Override
        public SortedSet<Edge> edges() {
            return cut;
        }

        @Override
        public String describe() {
            return "refuse connections over " + list(cut);
        }
    }

    /**
     * What is sent arrives later by {@code latency}, give or take {@code jitter}; the answers come straight back.
     */
    record Latency(SortedSet<Edge> edges, Duration latency, Duration jitter) implements OfLinks {
        public Latency {
            edges = some(edges, "links");
            positive(latency, "latency");
            if (jitter.isNegative() || jitter.compareTo(latency) > 0) {
                throw new IllegalArgumentException(
                        "jitter must be between 0 and the latency of %s, was %s".formatted(latency, jitter));
            }
        }

        @Override
        public FaultKind kind() {
            return FaultKind.LATENCY;
        }

        @Override
        public String describe() {
            return "delay %s by %d ms, give or take %d ms"
                    .formatted(list(edges), latency.toMillis(), jitter.toMillis());
        }
    }

    /** No more than {@code kilobytesPerSecond} (of 1000 bytes) are delivered over each of these links. */
    record Bandwidth(SortedSet<Edge> edges, long kilobytesPerSecond) implements OfLinks {
        public Bandwidth {
            edges = some(edges, "links");
            positive(kilobytesPerSecond, "bandwidth");
        }

        @Override
        public FaultKind kind() {
            return FaultKind.BANDWIDTH;
        }

        @Override
        public String describe() {
            return "limit %s to %d kB/s".formatted(list(edges), kilobytesPerSecond);
        }
    }

    /** What is sent is delivered in pieces of about {@code bytes}, with {@code pause} after each. */
    record Slicer(SortedSet<Edge> edges, long bytes, Duration pause) implements OfLinks {
        public Slicer {
            edges = some(edges, "links");
            positive(bytes, "piece size");
            positive(pause, "pause");
        }

        @Override
        public FaultKind kind() {
            return FaultKind.SLICER;
        }

        @Override
        public String describe() {
            return "slice %s into pieces of %d bytes, %d ms apart".formatted(list(edges), bytes, pause.toMillis());
        }
    }

    /** Each connection over these links is reset as soon as it carries data. */
    record Reset(SortedSet<Edge> edges) implements OfLinks {
        public Reset {
            edges = some(edges, "links");
        }

        @Override
        public FaultKind kind() {
            return FaultKind.RESET;
        }

        @Override
        public String describe() {
            return "reset connections over " + list(edges);
        }
    }

    /** What is sent one way over these links is lost; the other way is open. */
    record Loss(SortedSet<Edge> edges, Way way) implements OfLinks {

        /** A direction of a link's connections. */
        public enum Way {
            REQUESTS,
            REPLIES
        }

        public Loss {
            edges = some(edges, "links");
        }

        @Override
        public FaultKind kind() {
            return way == Way.REQUESTS ? FaultKind.LOST_REQUESTS : FaultKind.LOST_REPLIES;
        }

        @Override
        public String describe() {
            return "lose %s over %s".formatted(way == Way.REQUESTS ? "requests" : "replies", list(edges));
        }
    }

    /** These links are black holes for a period, pass for a period, and so on. */
    record Flapping(SortedSet<Edge> edges, Duration period) implements OfLinks {
        public Flapping {
            edges = some(edges, "links");
            positive(period, "period");
        }

        @Override
        public FaultKind kind() {
            return FaultKind.FLAPPING;
        }

        @Override
        public String describe() {
            return "flapping, every %d ms: %s".formatted(period.toMillis(), list(edges));
        }
    }

    /** Clients' requests over these links go into a black hole; the nodes still reach each other. */
    record CutOff(SortedSet<Edge> edges) implements OfLinks {
        public CutOff {
            edges = some(edges, "links");
        }

        /** All clients of these nodes. */
        public static CutOff of(Collection<String> nodes) {
            return new CutOff(new TreeSet<>(nodes.stream().map(Edge::ofClients).toList()));
        }

        /** The nodes that clients do not reach. */
        public List<String> nodes() {
            return edges.stream().map(Edge::to).toList();
        }

        @Override
        public FaultKind kind() {
            return FaultKind.CLIENTS;
        }

        @Override
        public String describe() {
            return "clients do not reach " + list(nodes());
        }
    }

    /** The nodes' processes are killed without warning; they are restarted when the fault is healed. */
    record Kill(SortedSet<String> nodes) implements OfProcesses {
        public Kill {
            nodes = some(nodes, "nodes");
        }

        @Override
        public FaultKind kind() {
            return FaultKind.KILL;
        }

        @Override
        public String describe() {
            return "kill " + list(nodes);
        }
    }

    /** The nodes' processes stop, and go on when the fault is healed. */
    record Pause(SortedSet<String> nodes) implements OfProcesses {
        public Pause {
            nodes = some(nodes, "nodes");
        }

        @Override
        public FaultKind kind() {
            return FaultKind.PAUSE;
        }

        @Override
        public String describe() {
            return "pause " + list(nodes);
        }
    }

    /** Something else is done to the nodes, and undone when the fault is healed. */
    record Disturb(Disturbance how, SortedSet<String> nodes) implements OfProcesses {
        public Disturb {
            nodes = some(nodes, "nodes");
        }

        @Override
        public FaultKind kind() {
            return how.kind();
        }

        @Override
        public String describe() {
            return "%s %s".formatted(how.verb(), list(nodes));
        }
    }

    /** The node's wall clock is off by {@code offset}, ahead if positive, behind if negative. */
    record ClockJump(String node, Duration offset) implements OfClock {
        @Override
        public String describe() {
            return "clock of %s jumps by %+d ms".formatted(node, offset.toMillis());
        }
    }

    /** The node's wall clock runs too fast, or too slowly if negative, by so many millionths. */
    record ClockDrift(String node, long partsPerMillion) implements OfClock {
        @Override
        public String describe() {
            return "clock of %s drifts by %+d ppm".formatted(node, partsPerMillion);
        }
    }

    /** The node's wall clock flips between right and off by {@code amplitude}, once every {@code period}. */
    record ClockStrobe(String node, Duration amplitude, Duration period) implements OfClock {
        public ClockStrobe {
            positive(period, "period");
        }

        @Override
        public String describe() {
            return "clock of %s flips by %+d ms every %d ms".formatted(node, amplitude.toMillis(), period.toMillis());
        }
    }

    private static <T extends Comparable<T>> SortedSet<T> some(SortedSet<T> targets, String what) {
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("a fault must hit something, but there are no " + what);
        }
        return Collections.unmodifiableSortedSet(new TreeSet<>(targets));
    }

    private static void positive(Duration value, String what) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException("%s must be positive, was %s".formatted(what, value));
        }
    }

    private static void positive(long value, String what) {
        if (value <= 0) {
            throw new IllegalArgumentException("%s must be positive, was %d".formatted(what, value));
        }
    }

    private static String list(Collection<?> targets) {
        return targets.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
