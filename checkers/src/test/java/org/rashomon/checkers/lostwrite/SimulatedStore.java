package org.rashomon.checkers.lostwrite;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.rashomon.history.Dot;
import org.rashomon.history.Value;
import org.rashomon.history.Version;
import org.rashomon.history.VersionVector;

/** A multi-leader store in a few lines: last write wins by wall clock, all-to-all, each link in order. */
final class SimulatedStore {

    /** What is wrong with the store. */
    enum Damage {
        NONE,
        /** One change is skipped on one replica, which believes that it has applied it. */
        DROPPED_CHANGE,
        /** One conflict on one replica is resolved the wrong way round. */
        WRONG_WINNER
    }

    private record Stored(Value value, Version version) {}

    private record Change(String key, Stored stored) {}

    private static final class Replica {
        private final Map<String, Stored> state = new HashMap<>();
        private final Map<String, Long> applied = new HashMap<>();
        private final Map<String, Deque<Change>> inbox = new HashMap<>();
        private Map<String, Stored> syncedState = Map.of();
        private Map<String, Long> syncedApplied = Map.of();
        private long clockOffset;
    }

    private final List<String> nodes;
    private final Map<String, Replica> replicas = new HashMap<>();
    private Damage pendingDamage;

    SimulatedStore(List<String> nodes, Damage damage) {
        this.nodes = nodes;
        this.pendingDamage = damage;
        nodes.forEach(node -> replicas.put(node, new Replica()));
    }

    void setClock(String node, long offset) {
        replica(node).clockOffset = offset;
    }

    /** Accepts a write, or with {@link Value#NONE} a delete, and tells the version it got. */
    Version write(String node, String key, Value value, long now) {
        var replica = replica(node);
        var context = VersionVector.of(replica.applied);
        var dot = new Dot(node, replica.applied.getOrDefault(node, 0L) + 1);
        var version = new Version(dot, now + replica.clockOffset, context, VersionVector.EMPTY);
        var change = new Change(key, new Stored(value, version));
        apply(replica, change, false);
        for (var peer : nodes) {
            if (!peer.equals(node)) {
                replica(peer)
                        .inbox
                        .computeIfAbsent(node, from -> new ArrayDeque<>())
                        .add(change);
            }
        }
        return told(replica, version);
    }

    /** Takes what a replica holds now as what a crash will leave of it. */
    void sync(String node) {
        var replica = replica(node);
        replica.syncedState = Map.copyOf(replica.state);
        replica.syncedApplied = Map.copyOf(replica.applied);
    }

    /** Throws away what a replica has not synced. */
    void crash(String node) {
        var replica = replica(node);
        replica.state.clear();
        replica.state.putAll(replica.syncedState);
        replica.applied.clear();
        replica.applied.putAll(replica.syncedApplied);
    }

    Value value(String node, String key) {
        var stored = replica(node).state.get(key);
        return stored == null ? Value.NONE : stored.value();
    }

    Version version(String node, String key) {
        var replica = replica(node);
        var stored = replica.state.get(key);
        return told(replica, stored == null ? Version.NONE : stored.version());
    }

    /** Delivers the next change of some link, if there is one. */
    boolean deliver(SplittableRandom random) {
        var waiting = new ArrayList<Deque<Change>>();
        var receivers = new ArrayList<Replica>();
        for (var node : nodes) {
            for (var from : nodes) {
                var inbox = replica(node).inbox.get(from);
                if (inbox != null && !inbox.isEmpty()) {
                    waiting.add(inbox);
                    receivers.add(replica(node));
                }
            }
        }
        if (waiting.isEmpty()) {
            return false;
        }
        var chosen = random.nextInt(waiting.size());
        apply(receivers.get(chosen), waiting.get(chosen).remove(), random.nextInt(10) == 0);
        return true;
    }

    /** Delivers until nothing is under way. */
    void deliverAll(SplittableRandom random) {
        var delivering = true;
        while (delivering) {
            delivering = deliver(random);
        }
    }

    private void apply(Replica receiver, Change change, boolean tempted) {
        var incoming = change.stored();
        if (incoming.version().dot().sequence()
                <= receiver.applied.getOrDefault(incoming.version().dot().replica(), 0L)) {
            return;
        }
        receiver.applied.merge(
                incoming.version().dot().replica(), incoming.version().dot().sequence(), Math::max);
        var standing = receiver.state.get(change.key());
        if (tempted && pendingDamage == Damage.DROPPED_CHANGE) {
            pendingDamage = Damage.NONE;
            return;
        }
        var wins = standing == null || beats(incoming.version(), standing.version());
        if (tempted && standing != null && pendingDamage == Damage.WRONG_WINNER) {
            pendingDamage = Damage.NONE;
            wins = !wins;
        }
        if (wins) {
            receiver.state.put(change.key(), incoming);
        }
    }

    private static boolean beats(Version left, Version right) {
        if (left.timestampMicros() != right.timestampMicros()) {
            return left.timestampMicros() > right.timestampMicros();
        }
        var byReplica = left.dot().replica().compareTo(right.dot().replica());
        return byReplica != 0
                ? byReplica > 0
                : left.dot().sequence() > right.dot().sequence();
    }

    private static Version told(Replica replica, Version version) {
        return new Version(
                version.dot(), version.timestampMicros(), version.context(), VersionVector.of(replica.applied));
    }

    private Replica replica(String node) {
        return Objects.requireNonNull(replicas.get(node));
    }
}
