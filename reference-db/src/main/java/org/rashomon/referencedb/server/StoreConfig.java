package org.rashomon.referencedb.server;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rashomon.referencedb.ReplicaConfig;

/**
 * What one store process is to do; read by {@link ConfigReader}.
 *
 * @param listen where to serve; port 0 picks a free one
 * @param peers where the other replicas are reached, by name
 * @param defect the planted defect; empty for none
 * @param options switches that are off unless the configuration sets them
 */
record StoreConfig(
        ReplicaConfig replica,
        InetSocketAddress listen,
        Path dataDirectory,
        SortedMap<String, InetSocketAddress> peers,
        String defect,
        Options options) {

    /**
     * Switches.
     *
     * @param testClock whether the clock may be shifted over HTTP
     * @param exitWithParent whether the process ends when its standard input does
     */
    record Options(boolean testClock, boolean exitWithParent) {}

    StoreConfig {
        peers = new TreeMap<>(peers);
    }

    String node() {
        return replica.node();
    }
}
