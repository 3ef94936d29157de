package org.rashomon.harness.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rashomon.checkers.Contract;
import org.rashomon.harness.runner.Cluster.LoggedConflict;
import org.rashomon.harness.runner.Cluster.ReplicaStatus;
import org.rashomon.harness.system.Addresses;
import org.rashomon.harness.system.Container;
import org.rashomon.harness.system.Node;
import org.rashomon.harness.system.SystemConnection;
import org.rashomon.harness.system.SystemUnderTest;
import org.rashomon.nemesis.Edge;
import org.rashomon.nemesis.injectors.Clocks;
import org.rashomon.workloads.clients.BlockingClient;

/** The bundled store, deployed like any other system. */
public final class ReferenceDb implements SystemUnderTest {

    /** Where its image keeps data. */
    private static final String DATA = "/var/lib/store";

    private static final String CONFIG = "/etc/store/config.json";
    private static final int PORT = 8080;
    private static final String NOWHERE = "127.0.0.1:1";
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final String image;
    private final Optional<String> faketime;
    private final Configuration configuration;

    /**
     * What every node is told.
     *
     * @param contract how the store is configured, by which its clients know what keys hold
     * @param settings where it differs from the store's defaults
     * @param defect planted in it; empty for none
     */
    public record Configuration(Contract contract, SortedMap<String, String> settings, String defect) {
        public Configuration {
            settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
        }
    }

    /**
     * Deploys nothing yet.
     *
     * @param image as built for the bundled store
     * @param faketime where the image has libfaketime; without it the nodes' own clock ports are used
     */
    public ReferenceDb(String image, Optional<String> faketime, Configuration configuration) {
        this.image = image;
        this.faketime = faketime;
        this.configuration = configuration;
    }

    @Override
    public Container container(Node node) {
        var config = new NodeConfig(
                node.name(),
                "0.0.0.0:" + PORT,
                Path.of(DATA),
                peers(node),
                configuration.settings(),
                configuration.defect(),
                false);
        var container = Container.of(image, PORT, DATA).withFiles(Map.of(CONFIG, config.json()));
        return faketime.map(container::withFaketime).orElse(container);
    }

    /** Every other node: the store works out from all who sends to whom. One that no link leads to is nowhere. */
    private static SortedMap<String, String> peers(Node node) {
        var peers = new TreeMap<String, String>();
        node.all().stream()
                .filter(other -> !other.equals(node.name()))
                .forEach(other -> peers.put(other, node.peers().getOrDefault(other, NOWHERE)));
        return peers;
    }

    @Override
    public SystemConnection connect(Addresses clients, Addresses operators) {
        return new Connection(new StoreHttp(clients::of), new StoreHttp(operators::of), configuration.contract());
    }

    /** Over HTTP. */
    private record Connection(StoreHttp clients, StoreHttp operators, Contract contract) implements SystemConnection {

        @Override
        public Optional<Duration> probe(String address) {
            return StoreProbe.roundTrip(address);
        }

        @Override
        public BlockingClient client(String node, Duration timeout) {
            return new StoreClient(clients, node, timeout, contract);
        }

        @Override
        public ReplicaStatus status(String node) throws IOException, InterruptedException {
            return StoreStatus.of(operators, node, InstantSource.system());
        }

        @Override
        public List<LoggedConflict> conflicts(String node) throws IOException, InterruptedException {
            return StoreStatus.conflicts(operators, node);
        }

        @Override
        public OptionalLong wallClockMicros(String node) throws IOException, InterruptedException {
            return OptionalLong.of(operators
                    .get(node, "/clock", PATIENCE)
                    .success()
                    .path("micros")
                    .longValue());
        }

        @Override
        public Optional<Clocks> clockPort() {
            return Optional.of(new StoreClocks(operators, InstantSource.system()));
        }

        @Override
        public Map<Edge, Long> failedSends(Collection<Edge> edges) throws InterruptedException {
            return new LinkTraffic(operators).failedSends(edges);
        }

        @Override
        public void close() {
            clients.close();
            operators.close();
        }
    }
}
