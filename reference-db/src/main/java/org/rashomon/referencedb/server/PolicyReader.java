package org.rashomon.referencedb.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.rashomon.referencedb.ConflictPolicy;
import org.rashomon.referencedb.DeliveryOrder;
import org.rashomon.referencedb.Durability;
import org.rashomon.referencedb.IdAllocation;
import org.rashomon.referencedb.Policies;
import org.rashomon.referencedb.ReplicationLog;
import org.rashomon.referencedb.Tombstones;
import org.rashomon.referencedb.Topology;
import org.rashomon.referencedb.strategies.Strategies;
import org.rashomon.referencedb.strategies.Strategy;
import tools.jackson.databind.JsonNode;

/** Reads how a store is to behave, and refuses what makes no sense together. */
final class PolicyReader {

    private static final String EDGES = "edges";
    private static final String TREE = "tree";
    static final String SINGLE_LEADER = "single-leader";

    private static final String ALL_SEEN = "all-seen";
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m)");

    private final JsonFields fields;
    private final List<String> nodes;

    /** Reads for a store with these nodes. */
    PolicyReader(JsonFields fields, Collection<String> nodes) {
        this.fields = fields;
        this.nodes = List.copyOf(new TreeSet<>(nodes));
    }

    /**
     * All policies.
     *
     * @throws ConfigException if one is unknown, or does not go with another
     */
    Policies policies() {
        var strategy = strategy();
        new Agreement(fields, strategy).require();
        fields.oneOf("durability", List.of("fsync"));
        return Policies.standard(strategy.policy(), strategy.clock())
                .withTopology(topology())
                .withDelivery(delivery())
                .withLog(log(strategy))
                .withDurability(durability())
                .withIds(ids())
                .withTombstones(tombstones(strategy));
    }

    private Strategy strategy() {
        var name = fields.textOr("strategy", "lww-wall-clock");
        try {
            return Strategies.named(name)
                    .orElseThrow(() -> fields.unknown(
                            "strategy",
                            name,
                            Strategies.bundled().stream().map(Strategy::name).toList()));
        } catch (IllegalArgumentException unusable) {
            throw new ConfigException("field \"strategy\": " + unusable.getMessage());
        }
    }

    private Topology topology() {
        var name = fields.oneOf("topology", List.of("all-to-all", "ring", "star", TREE, SINGLE_LEADER));
        if (!name.equals(TREE) && fields.has(EDGES)) {
            throw new ConfigException(
                    "field \"edges\" goes with topology \"tree\" only, not with \"%s\"; remove it".formatted(name));
        }
        return switch (name) {
            case "ring" -> new Topology.Ring();
            case "star" -> Topology.Graph.star(nodes);
            case TREE -> fields.has(EDGES) ? graph() : Topology.Graph.binaryTree(nodes);
            case SINGLE_LEADER -> new Topology.SingleLeader(nodes.getFirst());
            default -> new Topology.AllToAll();
        };
    }

    private Topology graph() {
        var edges = new ArrayList<Topology.Edge>();
        for (var edge : fields.list(EDGES)) {
            if (!edge.isArray() || edge.size() != 2 || edge.path(0).equals(edge.path(1))) {
                throw new ConfigException(
                        "field \"edges\" has the element %s; write each as [\"n1\", \"n2\"], two ".formatted(edge)
                                + "different nodes");
            }
            edges.add(new Topology.Edge(known(edge.path(0)), known(edge.path(1))));
        }
        var graph = new Topology.Graph(edges);
        var unreachable = graph.unreachable(nodes);
        if (!unreachable.isEmpty()) {
            throw new ConfigException("field \"edges\" leaves no way from %s to %s; add an edge"
                    .formatted(nodes.getFirst(), String.join(", ", unreachable)));
        }
        return graph;
    }

    private String known(JsonNode node) {
        var name = node.stringValue("");
        if (!nodes.contains(name)) {
            throw new ConfigException("field \"edges\" names %s, which is none of the nodes %s"
                    .formatted(node, String.join(", ", nodes)));
        }
        return name;
    }

    private DeliveryOrder delivery() {
        return switch (fields.oneOf("delivery", List.of("fifo", "causal", "unordered"))) {
            case "causal" -> new DeliveryOrder.Causal();
            case "unordered" -> new DeliveryOrder.Unordered();
            default -> new DeliveryOrder.Fifo();
        };
    }

    private ReplicationLog log(Strategy strategy) {
        if (fields.oneOf("log", List.of("row", "statement")).equals("row")) {
            return new ReplicationLog.RowBased();
        }
        if (strategy.policy().resolution() != ConflictPolicy.Resolution.ONE_WINS) {
            throw new ConfigException("field \"log\" is \"statement\", which needs a register that keeps one version; "
                    + "choose strategy lww-wall-clock or another of that kind, not " + strategy.name());
        }
        return new ReplicationLog.StatementBased();
    }

    private Durability durability() {
        var name = fields.oneOf("replication", List.of("asynchronous", "semi-synchronous", "synchronous"));
        var topology = fields.textOr("topology", "all-to-all");
        if (name.equals("synchronous") && !List.of("all-to-all", SINGLE_LEADER).contains(topology)) {
            throw new ConfigException(("field \"replication\" is \"%s\", but in a %s a node does not hear from all "
                            + "others; choose topology single-leader or all-to-all")
                    .formatted(name, topology));
        }
        return switch (name) {
            case "semi-synchronous" -> new Durability.SemiSynchronous();
            case "synchronous" -> new Durability.Synchronous();
            default -> new Durability.Asynchronous();
        };
    }

    private Tombstones tombstones(Strategy strategy) {
        var text = fields.textOr("tombstones", ALL_SEEN);
        if (text.equals(ALL_SEEN)) {
            return new Tombstones.AllSeen();
        }
        var matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new ConfigException(
                    "field \"tombstones\" is \"%s\"; write all-seen, or a duration such as 500ms or 2s"
                            .formatted(text));
        }
        if (strategy.policy().resolution() != ConflictPolicy.Resolution.ONE_WINS) {
            throw new ConfigException("field \"tombstones\" is \"%s\", but strategy %s keeps none; remove it"
                    .formatted(text, strategy.name()));
        }
        var number = Long.parseLong(matcher.group(1));
        return new Tombstones.After(
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(number);
                    case "s" -> Duration.ofSeconds(number);
                    default -> Duration.ofMinutes(number);
                });
    }

    private IdAllocation ids() {
        return fields.oneOf("ids", List.of("interleaved", "overlapping")).equals("interleaved")
                ? new IdAllocation.Interleaved()
                : new IdAllocation.Overlapping();
    }
}
