package org.rashomon.referencedb;

import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * What a replica is and how it behaves.
 *
 * @param node its name, unique in the cluster
 * @param peers all other replicas, kept in name order
 */
public record ReplicaConfig(String node, List<String> peers, Policies policies, Limits limits) {

    public ReplicaConfig {
        var names = new TreeSet<>(peers);
        if (names.size() != peers.size() || names.contains(node)) {
            throw new IllegalArgumentException("replicas must have different names: " + node + " and " + peers);
        }
        peers = List.copyOf(names);
    }

    /** The same with changed policies. */
    public ReplicaConfig with(UnaryOperator<Policies> change) {
        return new ReplicaConfig(node, peers, change.apply(policies), limits);
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
