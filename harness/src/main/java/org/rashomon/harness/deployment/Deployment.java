package org.rashomon.harness.deployment;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.rashomon.harness.runner.Cluster.LoggedConflict;
import org.rashomon.harness.runner.Cluster.ReplicaStatus;
import org.rashomon.harness.system.Breakage;
import org.rashomon.workloads.clients.BlockingClient;

/**
 * A system that runs. Its calls block.
 *
 * @param clients makes a client that speaks to the node of a name
 * @param status asks a node for its state
 * @param conflicts asks a node for its conflict log
 * @param breakage breaks it and heals it
 * @param facts what was really deployed, by name
 */
public record Deployment(
        Function<String, BlockingClient> clients,
        StatusReader status,
        ConflictReader conflicts,
        Breakage breakage,
        SortedMap<String, String> facts) {

    public Deployment {
        facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }

    /** Asks for the state of a node. */
    @FunctionalInterface
    public interface StatusReader {

        /**
         * What the node tells of itself.
         *
         * @throws IOException if it does not answer
         */
        ReplicaStatus of(String node) throws IOException, InterruptedException;
    }

    /** Asks for the conflict log of a node. */
    @FunctionalInterface
    public interface ConflictReader {

        /**
         * The conflicts that the node has logged since it started, oldest first.
         *
         * @throws IOException if it does not answer
         */
        List<LoggedConflict> of(String node) throws IOException, InterruptedException;
    }
}
