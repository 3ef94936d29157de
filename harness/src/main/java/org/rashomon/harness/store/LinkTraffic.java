package org.rashomon.harness.store;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.rashomon.nemesis.Edge;

/** How many sends over each link the nodes say have failed: what a fault did to real traffic. */
public final class LinkTraffic {

    private static final Duration TIMEOUT = Duration.ofMillis(500);

    private final StoreHttp http;

    public LinkTraffic(StoreHttp http) {
        this.http = http;
    }

    /** Failed sends so far by link; a node that does not answer is left out. */
    public Map<Edge, Long> failedSends(Collection<Edge> edges) throws InterruptedException {
        var counts = new HashMap<Edge, Long>();
        for (var from : edges.stream().map(Edge::from).collect(Collectors.toSet())) {
            try {
                for (var link : http.get(from, "/status", TIMEOUT).success().path("links")) {
                    var edge = new Edge(from, link.path("to").asString(""));
                    if (edges.contains(edge)) {
                        counts.put(edge, link.path("failedSends").longValue(0));
                    }
                }
            } catch (IOException unreachable) {
                // What cannot be asked is left out; the evidence of the other nodes stands.
            }
        }
        return counts;
    }
}
