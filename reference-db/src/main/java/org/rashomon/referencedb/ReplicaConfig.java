package org.rashomon.referencedb;

import java.util.List;
import java.util.TreeSet;

/**
 * What a replica is and how it behaves.
 *
 * @param node its name, unique in the cluster
 * @param peers all other replicas, kept in name order
 * @param repairs whether it compares itself with its peers and mends what differs though nothing is missing
 * @param mustCatchUp whether it has lost its data and must catch up before it accepts writes
 */
public record ReplicaConfig(
        String node, List<String> peers, Policies policies, Limits limits, boolean repairs, boolean mustCatchUp) {

    public ReplicaConfig {
        var names = new TreeSet<>(peers);
        if (names.size() != peers.size() || names.contains(node)) {
            throw new IllegalArgumentException("replicas must have different names: " + node + " and " + peers);
        }
        peers = List.copyOf(names);
    }

    /** A replica that trusts the streams of its peers, and has not lost anything. */
    public ReplicaConfig(String node, List<String> peers, Policies policies, Limits limits) {
        this(node, peers, policies, limits, false, false);
    }

    /** The same with other policies. */
    public ReplicaConfig withPolicies(Policies other) {
        return new ReplicaConfig(node, peers, other, limits, repairs, mustCatchUp);
    }

    /** The replicas that this one sends to. */
    List<String> targets() {
        return policies.topology().targets(node, peers);
    }

    /** This replica's place among all, from 1, in the order of names. */
    int place() {
        return new TreeSet<>(peers).headSet(node).size() + 1;
    }
}
