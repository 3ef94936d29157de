package org.rashomon.referencedb;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One node of a {@link SimulatedCluster}: lives, crashes with whatever its disk then holds, and lives again. */
final class SimulatedNode {

    /** Coarse, so that writes of different nodes often carry the same timestamp. */
    private static final long CLOCK_STEP_MICROS = 50_000;

    private final SimulatedCluster cluster;
    private ReplicaConfig config;
    private final Map<Long, Consumer<Reply>> waiting = new HashMap<>();
    private final Map<Long, Consumer<PeerReply>> waitingPeers = new HashMap<>();
    private SimulatedDisk disk;
    private Replica replica;
    private long lastId;
    private int life;
    private boolean isUp;
    private long skewMicros;
    private boolean isDiskStuck;

    SimulatedNode(SimulatedCluster cluster, ReplicaConfig config) {
        this.cluster = cluster;
        this.config = config;
        this.disk = new SimulatedDisk(List.of(), List.of(), this::syncStarted);
        this.replica = new Replica(config, new Port(life));
    }

    String name() {
        return config.node();
    }

    void start() {
        isUp = true;
        replica.start();
    }

    /** Loses the memory, and a random part of what was not synced. */
    void crash() {
        if (!isUp) {
            return;
        }
        isUp = false;
        life++;
        waiting.clear();
        waitingPeers.clear();
        var surviving = disk.durable() + cluster.random().nextInt(disk.written() - disk.durable() + 1);
        disk = new SimulatedDisk(disk.first(surviving), disk.compacted(), this::syncStarted);
    }

    /** Loses everything; once restarted it knows that it has. */
    void wipe() {
        crash();
        disk = new SimulatedDisk(List.of(), List.of(), this::syncStarted);
        config = new ReplicaConfig(
                config.node(), config.peers(), config.policies(), config.limits(), config.repairs(), true);
    }

    void restart() {
        if (isUp) {
            return;
        }
        replica = new Replica(config, new Port(life));
        disk.first(disk.durable()).forEach(replica::recover);
        start();
    }

    /** The changes that it accepted itself and that are on its disk. */
    List<Change> ownWrites() {
        return disk.history().stream()
                .filter(LogRecord.Applied.class::isInstance)
                .map(record -> ((LogRecord.Applied) record).transit().change())
                .filter(change -> change.dot().origin().equals(name()))
                .toList();
    }

    void skewClock(long skew) {
        skewMicros = skew;
    }

    void stickDisk() {
        isDiskStuck = true;
    }

    void ask(Request request, Consumer<Reply> consumer) {
        if (isUp) {
            waiting.put(++lastId, consumer);
            replica.request(lastId, request);
        }
    }

    private void receive(PeerMessage message, Consumer<PeerReply> consumer) {
        if (isUp) {
            waitingPeers.put(++lastId, consumer);
            replica.receive(lastId, message);
        }
    }

    private void syncStarted(long position) {
        if (!isDiskStuck) {
            var disk = this.disk;
            later(cluster.syncMicros(), life, () -> {
                disk.syncEnded(position);
                replica.synced(position);
            });
        }
    }

    private void later(long delayMicros, int inLife, Runnable action) {
        cluster.after(delayMicros, () -> {
            if (isUp && life == inLife) {
                action.run();
            }
        });
    }

    /** The world as the replica of one life sees it. */
    private final class Port implements Host {

        private final int inLife;

        Port(int inLife) {
            this.inLife = inLife;
        }

        @Override
        public long wallMicros() {
            var coarse = cluster.micros() / CLOCK_STEP_MICROS * CLOCK_STEP_MICROS;
            return coarse + skewMicros;
        }

        @Override
        public Disk disk() {
            return disk;
        }

        @Override
        public void setTimer(Timer timer, long delayMillis) {
            later(delayMillis * 1_000, inLife, () -> replica.timerFired(timer));
        }

        @Override
        public void send(String peer, long epoch, PeerMessage message) {
            var receiver = cluster.node(peer);
            cluster.carry(
                    name(),
                    peer,
                    () -> receiver.receive(
                            message, reply -> cluster.carry(peer, name(), () -> replied(peer, epoch, reply))));
        }

        private void replied(String peer, long epoch, PeerReply reply) {
            if (isUp && life == inLife) {
                replica.replied(peer, epoch, reply);
            }
        }

        @Override
        public void reply(long request, Reply reply) {
            var consumer = waiting.remove(request);
            if (consumer != null) {
                consumer.accept(reply);
            }
        }

        @Override
        public void replyToPeer(long exchange, PeerReply reply) {
            var consumer = waitingPeers.remove(exchange);
            if (consumer != null) {
                consumer.accept(reply);
            }
        }
    }
}
