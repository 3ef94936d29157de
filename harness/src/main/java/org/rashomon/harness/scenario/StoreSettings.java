package org.rashomon.harness.scenario;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.contract.Topology;
import org.rashomon.nemesis.Edge;

/**
 * How the store is configured, and how its clients use it: what decides which guarantees there are.
 *
 * @param entries each setting by its name, as scenarios and histories have it; {@code edges} only where a tree has some
 */
public record StoreSettings(SortedMap<String, String> entries) {

    private static final Set<String> OF_CLIENTS = Set.of("routing", "sessions");

    public StoreSettings {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    /** What that means, and promises. */
    public Contract contract() {
        return Contract.of(entries);
    }

    /** The strategy's name, with the class of a handler of one's own. */
    public String strategy() {
        return entries.getOrDefault("strategy", "");
    }

    /** Who sends to whom. */
    public Topology topology() {
        return contract().topology();
    }

    /** The edges that were declared for a tree. */
    public List<Edge> edges() {
        return edges(entries.getOrDefault("edges", ""));
    }

    /** What a node has to be told: whatever is not its default, and not a matter of clients. */
    public SortedMap<String, String> ofNodes() {
        var told = new TreeMap<>(entries);
        told.keySet().removeAll(OF_CLIENTS);
        StoreSettingsReader.DEFAULTS.values().forEach((name, setting) -> told.remove(name, setting.text()));
        return told;
    }

    /** The nodes that accept writes. */
    public List<String> leaders(List<String> nodes) {
        return topology() == Topology.SINGLE_LEADER ? List.of(nodes.getFirst()) : nodes;
    }

    /** Reads {@code n1-n2,n1-n3}; what is no edge is an {@link IllegalArgumentException}. */
    static List<Edge> edges(String text) {
        return Stream.of(text.split(",", -1))
                .map(String::strip)
                .filter(edge -> !edge.isEmpty())
                .map(StoreSettings::edge)
                .toList();
    }

    private static Edge edge(String text) {
        var ends = text.split("-", -1);
        if (ends.length != 2) {
            throw new IllegalArgumentException("an edge joins two nodes, as in n1-n2");
        }
        return new Edge(ends[0].strip(), ends[1].strip());
    }
}
