package org.rashomon.referencedb.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.rashomon.referencedb.PeerReply;
import org.rashomon.referencedb.Replica;
import org.rashomon.referencedb.defects.Defects;
import org.rashomon.referencedb.defects.Planting;
import org.rashomon.referencedb.log.LogFile;

/** A running replica: its log, its thread, its links and its HTTP server. */
final class StoreServer implements AutoCloseable {

    private static final String LOG_NAME = "changes.log";
    /** Longer than a request may wait for its session and then for copies. */
    private static final long STOP_MILLIS = 5_000;

    private final HttpApi http;
    private final ReplicaHost host;
    private final FileDisk disk;

    private StoreServer(HttpApi http, ReplicaHost host, FileDisk disk) {
        this.http = http;
        this.host = host;
        this.disk = disk;
    }

    /**
     * Opens the log, takes the address, and serves.
     *
     * @param fatal is told of an error after which the process must end, as nothing it says can be trusted
     * @throws org.rashomon.referencedb.log.LogDamagedException if the log cannot be trusted
     */
    static StoreServer start(StoreConfig config, Json json, Consumer<Exception> fatal) throws IOException {
        var http = HttpApi.bind(config.listen(), json.mapper());
        Files.createDirectories(config.dataDirectory());
        var log = LogFile.open(config.dataDirectory().resolve(LOG_NAME), config.node());
        var thread = new ReplicaThread(fatal::accept);
        var disk = new FileDisk(log, position -> thread.submit(replica -> replica.synced(position)), fatal::accept);
        var senders = new TreeMap<String, PeerSender>();
        config.peers().forEach((peer, address) -> senders.put(peer, sender(config.node(), peer, address, thread)));
        var clock = new AdjustableClock(() -> ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
        var planting = Defects.planting(config.defect());
        var host = new ReplicaHost(thread, disk, clock, senders, planting::request);
        var replica = new Replica(
                config.replica().withPolicies(planting.policies(config.replica().policies())),
                planting.host(host, wiring(thread)));
        log.replay(replica::recover);
        senders.forEach((peer, sender) -> sender.start(peer));
        thread.start(replica);
        http.start(new KvApi(host, json), new OperatorApi(config, host, clock, json), new ReplicationApi(config, host));
        return new StoreServer(http, host, disk);
    }

    private static Planting.Wiring wiring(ReplicaThread thread) {
        return new Planting.Wiring(
                position -> thread.submit(replica -> replica.synced(position)), () -> System.nanoTime() / 1_000_000);
    }

    private static PeerSender sender(String self, String peer, InetSocketAddress address, ReplicaThread thread) {
        return new PeerSender(self, address, new PeerSender.Listener() {
            @Override
            public void progressed(long epoch) {
                thread.submit(replica -> replica.sendProgressed(peer, epoch));
            }

            @Override
            public void replied(long epoch, PeerReply reply) {
                thread.submit(replica -> replica.replied(peer, epoch, reply));
            }

            @Override
            public void failed(long epoch, String reason) {
                thread.submit(replica -> replica.sendFailed(peer, epoch, reason));
            }
        });
    }

    InetSocketAddress address() {
        return http.address();
    }

    /** Answers what is under way, refuses what comes meanwhile, makes all durable, and closes the log. */
    @Override
    public void close() throws IOException {
        host.refuseAll();
        http.stop(STOP_MILLIS);
        disk.close();
    }
}
