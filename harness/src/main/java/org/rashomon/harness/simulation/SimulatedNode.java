package org.rashomon.harness.simulation;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.rashomon.nemesis.injectors.Observation;
import org.rashomon.referencedb.Disk;
import org.rashomon.referencedb.Host;
import org.rashomon.referencedb.LogRecord;
import org.rashomon.referencedb.PeerMessage;
import org.rashomon.referencedb.PeerReply;
import org.rashomon.referencedb.Replica;
import org.rashomon.referencedb.ReplicaConfig;
import org.rashomon.referencedb.Reply;
import org.rashomon.referencedb.Request;
import org.rashomon.referencedb.Timer;
import org.rashomon.referencedb.defects.Defects;
import org.rashomon.referencedb.defects.Planting;

/** A machine with one replica: it lives, is killed with whatever its disk then holds, and lives again. */
final class SimulatedNode {

    private final ReplicaConfig config;
    private final Surroundings around;
    private final SimulatedClock clock;
    private final SplittableRandom random;
    private final ArrayDeque<Runnable> stalled = new ArrayDeque<>();
    private final Map<Long, Asker> asking = new LinkedHashMap<>();
    private final Map<Long, Consumer<PeerReply>> peersAsking = new LinkedHashMap<>();
    private SimulatedDisk disk = new SimulatedDisk(List.of(), position -> {});
    private Life life;
    private long lastId;
    private boolean isUp;
    private boolean isPaused;
    private boolean isFull;
    private boolean isSlow;

    /**
     * What surrounds a node.
     *
     * @param wires leads to the other nodes
     * @param defect planted in its replica; empty for none
     */
    record Surroundings(VirtualTime time, Weather weather, Wires wires, String defect) {}

    /** The way to the other nodes. */
    @FunctionalInterface
    interface Wires {

        /**
         * Carries a message.
         *
         * @param answered takes the receiver's answer, if it comes back
         * @param refused runs if the sender is told that it will not arrive
         */
        void carry(String to, PeerMessage message, Consumer<PeerReply> answered, Runnable refused);
    }

    /** A client that waits. */
    private record Asker(Consumer<Reply> answered, Runnable reset) {}

    SimulatedNode(ReplicaConfig config, Surroundings around, SplittableRandom random) {
        this.config = config;
        this.around = around;
        this.clock = new SimulatedClock(around.time());
        this.random = random;
        this.life = new Life(List.of(), false);
    }

    SimulatedClock clock() {
        return clock;
    }

    boolean isUp() {
        return isUp;
    }

    boolean answers() {
        return isUp && !isPaused;
    }

    /** Starts it on the data it left; does nothing if it runs. */
    void start() {
        if (!isUp) {
            isUp = true;
            life.replica.start();
        }
    }

    /** Ends it without warning: the memory is lost, and of the disk what was not synced is in doubt. */
    void kill() {
        if (isUp) {
            end(disk.afterCrash(random));
        }
    }

    /** Ends it by asking: it writes out what it has. */
    void stop() {
        if (isUp) {
            end(disk.afterEnd());
        }
    }

    private void end(List<LogRecord> left) {
        isUp = false;
        isPaused = false;
        stalled.clear();
        peersAsking.clear();
        life = new Life(left, false);
        var waiting = List.copyOf(asking.values());
        asking.clear();
        waiting.forEach(asker -> asker.reset().run());
    }

    /** Ends it without warning and takes away its data; it must catch up with the others when it starts. */
    void wipe() {
        kill();
        life = new Life(List.of(), true);
    }

    /**
     * Ends it without warning and turns over one bit of its log. The store's own reader then says what is left of it;
     * where it refuses, the data is taken away, as the store asks for.
     *
     * @return what was seen of it
     */
    Observation flipBit() {
        kill();
        var flipped = FlippedBit.of(config.node(), life.recovered, random);
        flipped.left().ifPresentOrElse(left -> life = new Life(left, false), this::wipe);
        return new Observation(flipped.isDamaged(), flipped.text());
    }

    /** From now on there is no room on its disk, or there is again. A node that cannot write its log ends. */
    void setFull(boolean isFullNow) {
        isFull = isFullNow;
    }

    /** From now on syncs take very long, or do so no more. */
    void setSlow(boolean isSlowNow) {
        isSlow = isSlowNow;
    }

    void pause() {
        isPaused = isUp;
    }

    /** Goes on, with everything that has arrived meanwhile. */
    void resume() {
        isPaused = false;
        while (!stalled.isEmpty() && !isPaused) {
            stalled.remove().run();
        }
    }

    /**
     * A client's request arrives.
     *
     * @param answered takes the answer
     * @param reset runs instead when the node dies meanwhile
     */
    void ask(Request request, Consumer<Reply> answered, Runnable reset) {
        var id = ++lastId;
        asking.put(id, new Asker(answered, reset));
        life.input(() -> life.replica.request(id, life.planting.request(request)));
    }

    /** A peer's message arrives. */
    void receive(PeerMessage message, Consumer<PeerReply> answered) {
        var id = ++lastId;
        peersAsking.put(id, answered);
        life.input(() -> life.replica.receive(id, message));
    }

    /** The replica from a start to a kill, and the world as it sees it. */
    private final class Life implements Host {

        private final SimulatedDisk own;
        private final Planting planting = Defects.planting(around.defect());
        private final Replica replica;
        private final List<LogRecord> recovered;

        /**
         * A life.
         *
         * @param left what the life before has left on disk
         * @param isEmptied whether everything was taken away
         */
        Life(List<LogRecord> left, boolean isEmptied) {
            recovered = left;
            own = new SimulatedDisk(left, this::syncStarted);
            disk = own;
            var wiring =
                    new Planting.Wiring(this::claimSynced, () -> around.time().nowNanos() / 1_000_000);
            replica = new Replica(config(isEmptied), planting.host(this, wiring));
            left.forEach(replica::recover);
        }

        private ReplicaConfig config(boolean isEmptied) {
            return new ReplicaConfig(
                    config.node(),
                    config.peers(),
                    planting.policies(config.policies()),
                    config.limits(),
                    config.repairs(),
                    isEmptied);
        }

        private void claimSynced(long position) {
            later(0, () -> replica.synced(position));
        }

        /** Something happens to the replica: now, when the node is resumed, or never if it has died. */
        void input(Runnable action) {
            if (life != this || !isUp) {
                return;
            }
            if (isPaused) {
                stalled.add(() -> input(action));
            } else {
                action.run();
            }
        }

        private void later(long delayNanos, Runnable action) {
            around.time().afterNanos(delayNanos, () -> input(action));
        }

        private void syncStarted(long position) {
            around.time().afterNanos(around.weather().syncNanos(random, isSlow), () -> syncEnded(position));
        }

        private void syncEnded(long position) {
            if (isFull) {
                if (life == this) {
                    kill();
                }
            } else {
                own.syncEnded(position);
                input(() -> replica.synced(position));
            }
        }

        @Override
        public long wallMicros() {
            return clock.micros();
        }

        @Override
        public Disk disk() {
            return own;
        }

        @Override
        public void setTimer(Timer timer, long delayMillis) {
            later(delayMillis * 1_000_000, () -> replica.timerFired(timer));
        }

        @Override
        public void send(String peer, long epoch, PeerMessage message) {
            around.wires()
                    .carry(
                            peer,
                            message,
                            reply -> input(() -> replica.replied(peer, epoch, reply)),
                            () -> input(() -> replica.sendFailed(peer, epoch, "connection refused")));
        }

        @Override
        public void reply(long request, Reply reply) {
            var asker = asking.remove(request);
            if (asker != null) {
                asker.answered().accept(reply);
            }
        }

        @Override
        public void replyToPeer(long exchange, PeerReply reply) {
            var answered = peersAsking.remove(exchange);
            if (answered != null) {
                answered.accept(reply);
            }
        }
    }
}
