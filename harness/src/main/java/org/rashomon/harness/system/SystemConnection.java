package org.rashomon.harness.system;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.rashomon.harness.runner.Cluster.LoggedConflict;
import org.rashomon.harness.runner.Cluster.ReplicaStatus;
import org.rashomon.nemesis.Edge;
import org.rashomon.nemesis.injectors.Clocks;
import org.rashomon.workloads.clients.BlockingClient;

/** The way to the nodes of a system under test. Calls come from several threads at once. */
public interface SystemConnection extends AutoCloseable {

    /**
     * Sends some harmless request of at least 64 bytes, over a connection of its own, and waits for half a second or
     * so. Both nodes and links are tried by it.
     *
     * @param address host and port, such as {@code 127.0.0.1:21001}
     * @return how long the answer took; empty if none came
     */
    Optional<Duration> probe(String address);

    /**
     * A client that speaks to one node.
     *
     * @param timeout how long it may wait for an answer
     */
    BlockingClient client(String node, Duration timeout);

    /**
     * The whole state of a node: a digest that is equal on two nodes exactly if they hold the same, what the node has
     * applied, and how much it still has to send.
     *
     * @throws IOException if it does not answer
     */
    ReplicaStatus status(String node) throws IOException, InterruptedException;

    /**
     * The conflicts that the node has logged since it started, oldest first; none if it keeps no such log.
     *
     * @throws IOException if it does not answer
     */
    default List<LoggedConflict> conflicts(String node) throws IOException, InterruptedException {
        return List.of();
    }

    /**
     * What the node's wall clock shows, in microseconds since 1970; empty if the system cannot tell, so that nobody
     * can see whether a shift of its clock took effect.
     *
     * @throws IOException if it does not answer
     */
    default OptionalLong wallClockMicros(String node) throws IOException, InterruptedException {
        return OptionalLong.empty();
    }

    /** The system's own way to shift its clocks, for where libfaketime cannot be had; empty if it has none. */
    default Optional<Clocks> clockPort() {
        return Optional.empty();
    }

    /** How many sends over each link have failed so far, where nodes count them: what faults did to real traffic. */
    default Map<Edge, Long> failedSends(Collection<Edge> edges) throws InterruptedException {
        return Map.of();
    }

    @Override
    default void close() {}
}
