package org.rashomon.checkers.convergence;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.Evidence;
import org.rashomon.checkers.FinalReads;
import org.rashomon.checkers.Phrases;
import org.rashomon.history.Dot;
import org.rashomon.history.Operations;
import org.rashomon.history.Value;

/** Compares what the replicas hold under one key. */
final class KeyComparison {

    private static final int ELEMENTS_NAMED = 5;

    private final Operations operations;
    private final FinalReads finals;
    private final BitSet keysOfSets;

    KeyComparison(Operations operations, FinalReads finals, BitSet keysOfSets) {
        this.operations = operations;
        this.finals = finals;
        this.keysOfSets = keysOfSets;
    }

    boolean differs(int key) {
        var rows = rows(key);
        for (var i = 1; i < rows.size(); i++) {
            // Against all before it, for equality with an unknown version is not transitive.
            for (var j = 0; j < i; j++) {
                if (!areEqual(rows.get(j), rows.get(i), key)) {
                    return true;
                }
            }
        }
        return false;
    }

    Anomaly divergence(int key) {
        var name = operations.keys().get(key);
        var sentence = keysOfSets.get(key)
                ? "After the end, the set %s differs between replicas: %s.".formatted(name, elements(key))
                : "After the end, key %s differs between replicas: %s.".formatted(name, values(key));
        return new Anomaly(AnomalyCatalogue.DIVERGENCE.name(), sentence, evidence(key));
    }

    private List<Integer> rows(int key) {
        var rows = new ArrayList<Integer>();
        for (var node = 0; node < finals.nodes().size(); node++) {
            if (finals.row(node, key) != FinalReads.NONE) {
                rows.add(finals.row(node, key));
            }
        }
        return rows;
    }

    private boolean areEqual(int left, int right, int key) {
        if (keysOfSets.get(key)) {
            return elementsOf(left).equals(elementsOf(right));
        }
        if (!operations.result(left).equals(operations.result(right))) {
            return false;
        }
        var leftDots = dots(left);
        var rightDots = dots(right);
        return leftDots.isEmpty() || rightDots.isEmpty() || leftDots.equals(rightDots);
    }

    /** The versions that a read shows or is made of; empty if they were not told. */
    private Set<Dot> dots(int row) {
        return operations.hasVersion(row) ? Set.of(operations.dot(row)) : new HashSet<>(operations.siblings(row));
    }

    /** Whether all replicas hold the same versions, whatever values they give to them. */
    boolean isOneVersion(int key) {
        var versions = rows(key).stream().map(this::dots).collect(Collectors.toSet());
        return versions.size() == 1 && !versions.contains(Set.<Dot>of());
    }

    /** The final reads of a key, as evidence. */
    List<Evidence> evidence(int key) {
        return rows(key).stream()
                .map(row -> Evidence.of(operations, row, "final read"))
                .toList();
    }

    private Set<Value> elementsOf(int row) {
        return operations.result(row) instanceof Value.Sequence(var elements)
                ? new HashSet<>(elements)
                : Set.of(operations.result(row));
    }

    private String values(int key) {
        var holders = new LinkedHashMap<String, List<String>>();
        for (var row : rows(key)) {
            holders.computeIfAbsent(state(row), state -> new ArrayList<>()).add(operations.node(row));
        }
        var parts = new ArrayList<String>();
        holders.forEach((state, nodes) -> parts.add("%s on %s".formatted(state, Phrases.list(nodes))));
        return String.join(", ", parts);
    }

    private String state(int row) {
        var version = operations.version(row);
        if (!version.isKnown()) {
            return operations.result(row).toString();
        }
        var stamp = version.timestampMicros() == 0 ? "" : ", stamp " + version.timestampMicros() + " us";
        return "%s (%s%s)".formatted(operations.result(row), version.dot(), stamp);
    }

    /** Which replica misses which elements of the union of all. */
    private String elements(int key) {
        var union = new HashSet<Value>();
        rows(key).forEach(row -> union.addAll(elementsOf(row)));
        var parts = new ArrayList<String>();
        for (var row : rows(key)) {
            var held = elementsOf(row);
            var missing = union.stream()
                    .filter(element -> !held.contains(element))
                    .map(Value::toString)
                    .sorted()
                    .toList();
            if (!missing.isEmpty()) {
                parts.add("%s lacks %s of %d that others have (%s)"
                        .formatted(
                                operations.node(row),
                                Phrases.count(missing.size(), "element"),
                                union.size(),
                                String.join(" ", missing.subList(0, Math.min(missing.size(), ELEMENTS_NAMED)))));
            }
        }
        return String.join(", ", parts);
    }
}
