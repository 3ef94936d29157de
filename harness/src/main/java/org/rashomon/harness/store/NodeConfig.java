package org.rashomon.harness.store;

import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The configuration file of one node of the store.
 *
 * @param node its name
 * @param listen where it serves
 * @param data its own directory
 * @param peers the address at which it reaches each other node
 * @param settings how the store is configured, where it differs from the defaults
 * @param defect planted in it; empty for none
 * @param exitsWithParent whether it ends when its standard input does
 */
public record NodeConfig(
        String node,
        String listen,
        Path data,
        SortedMap<String, String> peers,
        SortedMap<String, String> settings,
        String defect,
        boolean exitsWithParent) {

    private static final JsonMapper JSON = new JsonMapper();

    public NodeConfig {
        peers = new TreeMap<>(peers);
        settings = new TreeMap<>(settings);
    }

    /** The text of the file. */
    public String json() {
        ObjectNode config = JSON.createObjectNode();
        config.put("node", node);
        config.put("listen", listen);
        config.put("dataDirectory", data.toString());
        var list = config.putArray("peers");
        peers.forEach((peer, address) -> list.addObject().put("node", peer).put("address", address));
        settings.forEach((name, value) -> put(config, name, value));
        config.put("defect", defect);
        config.put("testClock", true);
        config.put("exitWithParent", exitsWithParent);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(config);
    }

    private static void put(ObjectNode config, String name, String value) {
        if (name.equals("edges")) {
            var edges = config.putArray(name);
            for (var edge : value.split(",", -1)) {
                var ends = edge.split("-", -1);
                edges.addArray().add(ends[0]).add(ends[1]);
            }
        } else {
            config.put(name, value);
        }
    }
}
