package org.rashomon.harness.system;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A node that is to be started.
 *
 * @param name its name, such as {@code n1}
 * @param all the names of all nodes, in order
 * @param peers for each node that it sends to, the address at which it reaches that one
 */
public record Node(String name, List<String> all, Map<String, String> peers) {

    public Node {
        all = List.copyOf(all);
        peers = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(peers));
    }
}
