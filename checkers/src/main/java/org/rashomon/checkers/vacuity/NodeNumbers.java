package org.rashomon.checkers.vacuity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The position of each node among the nodes of a run. */
final class NodeNumbers {

    private static final int UNKNOWN = -1;

    private final Map<String, Integer> numbers = new HashMap<>();

    NodeNumbers(List<String> nodes) {
        nodes.forEach(node -> numbers.putIfAbsent(node, numbers.size()));
    }

    /** The node's position, negative if the run does not know it. */
    int of(String node) {
        return numbers.getOrDefault(node, UNKNOWN);
    }
}
