package org.rashomon.harness.store;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rashomon.harness.runner.Cluster.LoggedConflict;
import org.rashomon.harness.runner.Cluster.ReplicaStatus;
import org.rashomon.history.LinkCounters;
import tools.jackson.databind.JsonNode;

/** What a node of the store tells of its state. */
public final class StoreStatus {

    private static final Duration TIMEOUT = Duration.ofMillis(500);

    private StoreStatus() {}

    /**
     * Asks a node.
     *
     * @param trueTime what the node's clock is compared with
     * @throws IOException if it does not answer
     */
    public static ReplicaStatus of(StoreHttp http, String node, InstantSource trueTime)
            throws IOException, InterruptedException {
        var before = trueTime.instant();
        var status = http.get(node, "/status", TIMEOUT).success();
        var micros = status.path("clock").path("micros").longValue();
        var backlog = status.path("links")
                .valueStream()
                .mapToLong(link -> link.path("backlog").longValue())
                .sum();
        return new ReplicaStatus(
                status.path("digest").stringValue(),
                StoreJson.vector(status.path("versionVector")),
                backlog,
                StoreClocks.offsetMicros(micros, before, trueTime.instant()),
                counters(status));
    }

    /**
     * Asks a node for the conflicts that it has logged.
     *
     * @throws IOException if it does not answer
     */
    public static List<LoggedConflict> conflicts(StoreHttp http, String node) throws IOException, InterruptedException {
        return http.get(node, "/conflicts?after=0", TIMEOUT)
                .success()
                .path("conflicts")
                .valueStream()
                .map(entry -> new LoggedConflict(
                        entry.path("key").stringValue(),
                        entry.path("kind").stringValue(),
                        StoreJson.dot(entry.path("local")),
                        StoreJson.dot(entry.path("remote")),
                        entry.path("resolution").stringValue()))
                .toList();
    }

    private static SortedMap<String, Long> counters(JsonNode status) {
        var counters = new TreeMap<String, Long>();
        status.path("counters")
                .properties()
                .forEach(entry -> counters.put(entry.getKey(), entry.getValue().longValue()));
        for (var name : List.of("heldBack", "tombstones")) {
            if (status.has(name)) {
                counters.put(name, status.path(name).longValue());
            }
        }
        for (var link : status.path("links")) {
            var to = link.path("to").asString("");
            counters.put(LinkCounters.unanswered(to), link.path("failedSends").longValue(0));
            counters.put(LinkCounters.waitingMillis(to), link.path("lagMillis").longValue(0));
        }
        return counters;
    }
}
