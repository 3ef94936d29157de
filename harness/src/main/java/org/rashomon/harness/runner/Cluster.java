package org.rashomon.harness.runner;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.rashomon.history.Dot;
import org.rashomon.history.VersionVector;
import org.rashomon.nemesis.Fault;
import org.rashomon.nemesis.injectors.Observation;
import org.rashomon.workloads.clients.Client;

/**
 * The system under test, deployed: nodes, their links, clients to them, and a way to break them. Every stage completes
 * on the thread of the run's scheduler; one that completes exceptionally says what failed in its message.
 */
public interface Cluster extends AutoCloseable {

    /** The nodes, in their order. */
    List<String> nodes();

    /** Deploys everything; complete when each node answers and each link lets a probe pass. */
    CompletionStage<Void> start();

    /** What was really deployed, by name, once it has started; empty where there is nothing to tell. */
    default SortedMap<String, String> facts() {
        return Collections.emptySortedMap();
    }

    /** A new client that speaks to one node. */
    Client client(String node);

    /** Carries out a fault and says what was observed of it. */
    CompletionStage<Observation> inject(Fault fault);

    /** Undoes a fault; complete when a probe of what was hit succeeds. Undoing twice does no harm. */
    CompletionStage<Observation> heal(Fault fault);

    /** Undoes whatever may still be broken and probes every node and every link. */
    CompletionStage<Observation> healAll();

    /** What a replica tells of its state. */
    CompletionStage<ReplicaStatus> status(String node);

    /** The conflicts that a replica has logged since it started, oldest first; none if it keeps no such log. */
    default CompletionStage<List<LoggedConflict>> conflicts(String node) {
        return CompletableFuture.completedStage(List.of());
    }

    /** Tells of what no fault explains, such as a node that ends by itself. */
    void onFailure(FailureListener listener);

    /** Ends every node and proxy. */
    @Override
    void close();

    /**
     * The state of a replica.
     *
     * @param digest equal digests mean equal states
     * @param applied the writes it has applied
     * @param backlog changes it still has to send
     * @param clockOffsetMicros how far its wall clock was ahead of the harness's
     * @param counters what else it counts, by name
     */
    record ReplicaStatus(
            String digest,
            VersionVector applied,
            long backlog,
            long clockOffsetMicros,
            SortedMap<String, Long> counters) {

        public ReplicaStatus {
            counters = Collections.unmodifiableSortedMap(new TreeMap<>(counters));
        }

        /** The state of a replica that counts nothing. */
        public ReplicaStatus(String digest, VersionVector applied, long backlog, long clockOffsetMicros) {
            this(digest, applied, backlog, clockOffsetMicros, new TreeMap<>());
        }
    }

    /**
     * An entry of a replica's conflict log.
     *
     * @param kind what met what, by the names of PostgreSQL 18
     * @param local the version that the replica held
     * @param remote the version that arrived
     * @param resolution what came of it
     */
    record LoggedConflict(String key, String kind, Dot local, Dot remote, String resolution) {}

    /** Hears of failures of the system or the harness, on the scheduler's thread. */
    @FunctionalInterface
    interface FailureListener {

        /** One line: what failed and where. */
        void failed(String reason);
    }
}
