package org.rashomon.harness.system;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.rashomon.nemesis.Edge;
import org.rashomon.nemesis.Fault;
import org.rashomon.nemesis.injectors.Injectors;
import org.rashomon.nemesis.injectors.Links;
import org.rashomon.nemesis.injectors.Observation;

/** Breaks a deployed system and heals it; what faults did to the nodes' own traffic is part of what is observed. */
public final class Breakage {

    private final List<String> nodes;
    private final SortedSet<Edge> edges;
    private final Injectors injectors;
    private final Links links;
    private final Traffic traffic;
    private final Map<Fault, Map<Edge, Long>> failedSendsBefore = new ConcurrentHashMap<>();

    /** Tells how many sends have failed so far. */
    @FunctionalInterface
    public interface Traffic {

        /** Failed sends by link, as far as nodes can be asked. */
        Map<Edge, Long> failedSends(Collection<Edge> edges) throws InterruptedException;
    }

    /** Everything is whole. */
    public Breakage(List<String> nodes, SortedSet<Edge> edges, Injectors injectors, Links links, Traffic traffic) {
        this.nodes = List.copyOf(nodes);
        this.edges = Collections.unmodifiableSortedSet(new TreeSet<>(edges));
        this.injectors = injectors;
        this.links = links;
        this.traffic = traffic;
    }

    /** As {@link Injectors#inject}. */
    public Observation inject(Fault fault) throws InterruptedException {
        failedSendsBefore.put(fault, traffic.failedSends(edgesOf(fault)));
        return injectors.inject(fault);
    }

    /** As {@link Injectors#heal}, with what failed meanwhile. */
    public Observation heal(Fault fault) throws InterruptedException {
        var failed = difference(failedSendsBefore.getOrDefault(fault, Map.of()), traffic.failedSends(edgesOf(fault)));
        var healed = injectors.heal(fault);
        return failed.isEmpty() ? healed : new Observation(healed.bitten(), failed + "; " + healed.text());
    }

    /** Undoes whatever may be in force, and probes everything. */
    public Observation healAll() {
        for (var node : nodes) {
            injectors.heal(new Fault.Pause(new TreeSet<>(List.of(node))));
            injectors.heal(new Fault.Kill(new TreeSet<>(List.of(node))));
            injectors.heal(new Fault.ClockJump(node, Duration.ofSeconds(1)));
        }
        Consumer<Edge> restore = links::restore;
        edges.forEach(restore);
        injectors.heal(new Fault.Partition("every link", edges));
        return new Observation(false, "%d nodes and %d links answer".formatted(nodes.size(), edges.size()));
    }

    /** In words, what failed between two counts; empty when nothing did. */
    private static String difference(Map<Edge, Long> before, Map<Edge, Long> after) {
        return after.entrySet().stream()
                .filter(entry -> entry.getValue() > before.getOrDefault(entry.getKey(), 0L))
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> "%d sends failed on %s"
                        .formatted(entry.getValue() - before.getOrDefault(entry.getKey(), 0L), entry.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static SortedSet<Edge> edgesOf(Fault fault) {
        return fault instanceof Fault.OfLinks ofLinks ? ofLinks.edges() : new TreeSet<>();
    }
}
