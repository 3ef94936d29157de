package org.rashomon.referencedb.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.rashomon.referencedb.Limits;
import org.rashomon.referencedb.ReplicaConfig;
import org.rashomon.referencedb.defects.Defect;
import org.rashomon.referencedb.defects.Defects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a {@link StoreConfig} and says in one line what is wrong with it. */
final class ConfigReader {

    private static final Set<String> FIELDS = Set.of(
            "node",
            "listen",
            "dataDirectory",
            "peers",
            "topology",
            "edges",
            "strategy",
            "delivery",
            "log",
            "replication",
            "tombstones",
            "ids",
            "durability",
            "join",
            "antiEntropy",
            "defect",
            "testClock",
            "exitWithParent");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern ADDRESS = Pattern.compile("(.+):([0-9]{1,5})");

    private final JsonFields fields;

    private ConfigReader(JsonFields fields) {
        this.fields = fields;
    }

    /**
     * Reads the file.
     *
     * @throws ConfigException if it cannot be used
     */
    static StoreConfig read(Path file, JsonMapper mapper) {
        return read(parse(file, mapper));
    }

    private static JsonNode parse(Path file, JsonMapper mapper) {
        try {
            return mapper.readTree(Files.readString(file));
        } catch (IOException unreadable) {
            throw new ConfigException("cannot read the configuration file " + file + ": " + unreadable.getMessage());
        } catch (JacksonException malformed) {
            throw new ConfigException(file + " is not JSON: " + malformed.getOriginalMessage());
        }
    }

    static StoreConfig read(JsonNode root) {
        return new ConfigReader(new JsonFields("the configuration", root, FIELDS)).config();
    }

    private StoreConfig config() {
        var node = name("node", fields.text("node"));
        var peers = peers(node);
        var nodes = new TreeSet<>(peers.keySet());
        nodes.add(node);
        var replica = new ReplicaConfig(
                node,
                List.copyOf(peers.keySet()),
                new PolicyReader(fields, nodes).policies(),
                Limits.standard(),
                fields.flag("antiEntropy"),
                fields.flag("join"));
        return new StoreConfig(
                replica,
                listen(fields.text("listen")),
                directory(),
                peers,
                defect(),
                new StoreConfig.Options(fields.flag("testClock"), fields.flag("exitWithParent")));
    }

    private SortedMap<String, InetSocketAddress> peers(String node) {
        var peers = new TreeMap<String, InetSocketAddress>();
        for (var element : fields.list("peers")) {
            var peer = new JsonFields("an element of \"peers\"", element, Set.of("node", "address"));
            var name = name("peers.node", peer.text("node"));
            if (name.equals(node) || peers.containsKey(name)) {
                throw new ConfigException("field \"peers\" names " + name
                        + (name.equals(node) ? ", which is this node itself" : " twice") + "; remove it");
            }
            peers.put(name, address("peers.address", peer.text("address")));
        }
        return peers;
    }

    private String defect() {
        var chosen = fields.textOr("defect", "");
        if (!chosen.isEmpty() && Defects.named(chosen).isEmpty()) {
            var known = Defects.all().stream().map(Defect::name).toList();
            throw new ConfigException("field \"defect\" is \"%s\"; leave it empty or choose one of: %s"
                    .formatted(chosen, String.join(", ", known)));
        }
        return chosen;
    }

    private Path directory() {
        try {
            return Path.of(fields.text("dataDirectory"));
        } catch (InvalidPathException invalid) {
            throw new ConfigException("field \"dataDirectory\" is not a path: " + invalid.getMessage());
        }
    }

    private static String name(String field, String value) {
        if (!NAME.matcher(value).matches()) {
            throw new ConfigException("field \"%s\" is \"%s\"; use 1 to 64 letters, digits, dots, dashes, underscores"
                    .formatted(field, value));
        }
        return value;
    }

    private static InetSocketAddress listen(String value) {
        var given = address("listen", value);
        var resolved = new InetSocketAddress(given.getHostString(), given.getPort());
        if (resolved.isUnresolved()) {
            throw new ConfigException(
                    "field \"listen\" names the host \"%s\", which is unknown; use an address of this machine"
                            .formatted(given.getHostString()));
        }
        return resolved;
    }

    /** The host is looked up when it is needed: a peer's name may not be known yet. */
    private static InetSocketAddress address(String field, String value) {
        var matcher = ADDRESS.matcher(value);
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > 65_535) {
            throw new ConfigException("field \"%s\" is \"%s\"; write it as host:port".formatted(field, value));
        }
        return InetSocketAddress.createUnresolved(matcher.group(1), Integer.parseInt(matcher.group(2)));
    }
}
