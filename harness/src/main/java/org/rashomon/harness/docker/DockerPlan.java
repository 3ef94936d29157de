package org.rashomon.harness.docker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.rashomon.nemesis.Edge;

/**
 * What is to be deployed in containers.
 *
 * @param nodes the nodes' names
 * @param edges who sends to whom
 * @param operationTimeout how long a client waits for an answer
 * @param diskMegabytes the room that a node has for its data; a limited one lives in memory
 * @param clocks a folder for the files that shift the nodes' clocks
 * @param logs one file a container below it
 * @param faketime this host's libfaketime, for images that have none; where it is empty too, nodes shift their own
 *     clocks
 * @param progress hears, line by line, what takes time
 */
public record DockerPlan(
        List<String> nodes,
        SortedSet<Edge> edges,
        Duration operationTimeout,
        OptionalInt diskMegabytes,
        Path clocks,
        Path logs,
        Optional<Path> faketime,
        Consumer<String> progress) {

    public DockerPlan {
        nodes = List.copyOf(nodes);
        edges = Collections.unmodifiableSortedSet(new TreeSet<>(edges));
    }

    /** The links between nodes, and the links over which clients reach them. */
    SortedSet<Edge> links() {
        var links = new TreeSet<>(edges);
        nodes.forEach(node -> links.add(Edge.ofClients(node)));
        return links;
    }
}
