package org.rashomon.referencedb;

import java.util.List;
import java.util.TreeSet;

/**
 * What a replica is and how it behaves.
 *
 * @param node its name, unique in the cluster
 * @param peers the other replicas, kept in name order
 */
public record ReplicaConfig(
        String node,
        List<String> peers,
        Topology topology,
        ConflictPolicy conflictPolicy,
        ClockSource clockSource,
        Limits limits) {

    public ReplicaConfig {
        var names = new TreeSet<>(peers);
        if (names.size() != peers.size() || names.contains(node)) {
            throw new IllegalArgumentException("replicas must have different names: " + node + " and " + peers);
        }
        peers = List.copyOf(names);
    }

    /** All-to-all replication and last-write-wins by wall clock. */
    public static ReplicaConfig lastWriteWins(String node, List<String> peers) {
        return new ReplicaConfig(
                node,
                peers,
                new Topology.AllToAll(),
                new ConflictPolicy.LastWriteWins(),
                new ClockSource.WallClock(),
                Limits.standard());
    }

    /** The same with other bounds. */
    public ReplicaConfig withLimits(Limits other) {
        return new ReplicaConfig(node, peers, topology, conflictPolicy, clockSource, other);
    }
}
