package org.rashomon.harness.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.rashomon.checkers.contract.Delivery;
import org.rashomon.checkers.contract.Ids;
import org.rashomon.checkers.contract.Replication;
import org.rashomon.checkers.contract.ReplicationLog;
import org.rashomon.checkers.contract.Routing;
import org.rashomon.checkers.contract.Sessions;
import org.rashomon.checkers.contract.Setting;
import org.rashomon.checkers.contract.Strategy;
import org.rashomon.checkers.contract.Tombstones;
import org.rashomon.checkers.contract.Topology;
import org.rashomon.nemesis.Edge;

/** Reads how the store is configured. */
final class StoreSettingsReader {

    /** What holds where nothing is said; the first of its values, where a setting has some. */
    static final Settings DEFAULTS = Settings.NONE
            .with("topology", Topology.ALL_TO_ALL.label(), Settings.DEFAULT)
            .with("edges", "none", Settings.DEFAULT)
            .with("strategy", Strategy.LWW_WALL_CLOCK.label(), Settings.DEFAULT)
            .with("delivery", Delivery.FIFO.label(), Settings.DEFAULT)
            .with("routing", Routing.STICKY.label(), Settings.DEFAULT)
            .with("sessions", Sessions.NONE.label(), Settings.DEFAULT)
            .with("log", ReplicationLog.ROW.label(), Settings.DEFAULT)
            .with("replication", Replication.ASYNCHRONOUS.label(), Settings.DEFAULT)
            .with("tombstones", Tombstones.ALL_SEEN.label(), Settings.DEFAULT)
            .with("ids", Ids.INTERLEAVED.label(), Settings.DEFAULT)
            .with("durability", "fsync", Settings.DEFAULT);

    private final SettingReader reader;

    StoreSettingsReader(SettingReader reader) {
        this.reader = reader;
    }

    /** The settings, each of them valid by itself, and the edges with the nodes. */
    StoreSettings read(List<String> nodes) {
        var entries = new TreeMap<String, String>();
        entries.put("topology", label("topology", Topology.values()));
        entries.put("strategy", strategy());
        entries.put("delivery", delivery());
        entries.put("routing", label("routing", Routing.values()));
        entries.put("sessions", label("sessions", Sessions.values()));
        entries.put("log", label("log", ReplicationLog.values()));
        entries.put("replication", label("replication", Replication.values()));
        entries.put("tombstones", tombstones());
        entries.put("ids", label("ids", Ids.values()));
        entries.put("durability", reader.oneOf("durability", List.of("fsync"), name -> name));
        if (!reader.text("edges").equals("none")) {
            checkEdges(nodes);
            entries.put("edges", reader.text("edges").replace(" ", ""));
        }
        return new StoreSettings(entries);
    }

    private String strategy() {
        reader.choice(
                "strategy",
                Stream.of(Strategy.values()).map(Strategy::label).toList(),
                label -> label.equals(Strategy.HANDLER.label()) ? Optional.empty() : Strategy.named(label));
        return reader.text("strategy");
    }

    /** A list needs causal delivery, so there that is the default. */
    private String delivery() {
        var given = label("delivery", Delivery.values());
        var isList = reader.text("strategy").equals(Strategy.SEQUENCE.label());
        return isList && reader.isDefault("delivery") ? Delivery.CAUSAL.label() : given;
    }

    private String tombstones() {
        return reader.text("tombstones").equals(Tombstones.ALL_SEEN.label()) ? Tombstones.ALL_SEEN.label() : window();
    }

    private String window() {
        return Durations.parse(reader.text("tombstones"))
                .map(Durations::format)
                .orElseThrow(() -> reader.wrong(
                        "tombstones", "must be all-seen, or how long they are kept, such as 500ms, 2s or 1m"));
    }

    private void checkEdges(List<String> nodes) {
        if (!reader.text("topology").equals(Topology.TREE.label())) {
            throw reader.wrong("edges", "belong to topology tree only");
        }
        List<Edge> edges;
        try {
            edges = StoreSettings.edges(reader.text("edges"));
        } catch (IllegalArgumentException malformed) {
            throw reader.wrong("edges", "must be pairs of different nodes, such as [n1-n2, n1-n3]");
        }
        for (var edge : edges) {
            for (var end : List.of(edge.from(), edge.to())) {
                if (!nodes.contains(end)) {
                    throw reader.wrong("edges", "name the node %s; nodes: %s".formatted(end, String.join(", ", nodes)));
                }
            }
        }
        var cutOff = Links.unreachable(nodes, edges);
        if (!cutOff.isEmpty()) {
            throw reader.wrong(
                    "edges", "leave %s unconnected with %s".formatted(String.join(", ", cutOff), nodes.getFirst()));
        }
    }

    private <S extends Setting> String label(String name, S[] choices) {
        return reader.oneOf(name, Arrays.asList(choices), Setting::label).label();
    }
}
