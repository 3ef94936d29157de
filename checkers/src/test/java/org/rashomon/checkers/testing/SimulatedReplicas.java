package org.rashomon.checkers.testing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.rashomon.history.Dot;
import org.rashomon.history.Function;
import org.rashomon.history.Value;
import org.rashomon.history.Version;
import org.rashomon.history.VersionVector;

/**
 * Replicas that keep every change they have heard of and answer reads by the definition of the data type over that
 * set; slow, and right by construction. The changes of each replica travel in order. Changes can be left out, carried
 * out twice or kept from being seen, on one replica, to plant damage.
 */
public final class SimulatedReplicas {

    /**
     * One update.
     *
     * @param context what its replica had applied
     * @param overwrites the changes that it took the place of there
     */
    public record Change(
            Dot dot,
            VersionVector context,
            String key,
            Function function,
            Value value,
            long stamp,
            List<Dot> overwrites) {

        boolean hadSeen(Change other) {
            return context.includes(other.dot);
        }

        boolean isOf(String key, Function function) {
            return this.key.equals(key) && this.function.equals(function);
        }
    }

    private static final Comparator<Change> LATER = Comparator.comparingLong(Change::stamp)
            .thenComparing(change -> change.dot().replica());

    private static final class Replica {
        private final List<Change> changes = new ArrayList<>();
        private final Map<String, Long> applied = new HashMap<>();
        private final Map<String, Deque<Change>> inbox = new HashMap<>();
        private Predicate<Change> ignored = change -> false;
        private Predicate<Change> repeated = change -> false;
        private long clock;
    }

    private final List<String> nodes;
    private final Map<String, Replica> replicas = new HashMap<>();

    public SimulatedReplicas(List<String> nodes) {
        this.nodes = nodes;
        nodes.forEach(node -> replicas.put(node, new Replica()));
    }

    /** On this node these changes have no effect although they are counted as applied. */
    public void ignore(String node, Predicate<Change> changes) {
        replica(node).ignored = changes;
    }

    /** On this node these changes take effect twice. */
    public void repeat(String node, Predicate<Change> changes) {
        replica(node).repeated = changes;
    }

    /** Accepts an update and tells its version; stamps are a Lamport clock, or less if the clock is behind. */
    public Version update(String node, String key, Function function, Value value) {
        var replica = replica(node);
        var context = VersionVector.of(replica.applied);
        var dot = new Dot(node, replica.applied.getOrDefault(node, 0L) + 1);
        replica.clock++;
        var overwritten = overwritten(node, key, function, value);
        var change = new Change(dot, context, key, function, value, replica.clock, overwritten);
        apply(replica, change);
        for (var peer : nodes) {
            if (!peer.equals(node)) {
                replica(peer)
                        .inbox
                        .computeIfAbsent(node, from -> new ArrayDeque<>())
                        .add(change);
            }
        }
        return new Version(dot, change.stamp, context, VersionVector.of(replica.applied), List.of(), overwritten);
    }

    /** Delivers one change to one replica, if any is under way. */
    public void deliver(SplittableRandom random) {
        var to = replica(nodes.get(random.nextInt(nodes.size())));
        var from = nodes.get(random.nextInt(nodes.size()));
        var queue = to.inbox.get(from);
        if (queue != null && !queue.isEmpty()) {
            apply(to, queue.remove());
        }
    }

    /** Delivers everything. */
    public void settle() {
        replicas.values()
                .forEach(replica -> replica.inbox.values().forEach(queue -> {
                    queue.forEach(change -> apply(replica, change));
                    queue.clear();
                }));
    }

    private static void apply(Replica replica, Change change) {
        replica.changes.add(change);
        replica.applied.put(change.dot().replica(), change.dot().sequence());
        replica.clock = Math.max(replica.clock, change.stamp);
    }

    public VersionVector applied(String node) {
        return VersionVector.of(replica(node).applied);
    }

    /** The changes of a key that take effect on a node, in the order of arrival. */
    private List<Change> effective(String node, String key) {
        var replica = replica(node);
        var effective = new ArrayList<Change>();
        for (var change : replica.changes) {
            if (change.key().equals(key) && !replica.ignored.test(change)) {
                effective.add(change);
                if (replica.repeated.test(change)) {
                    effective.add(change);
                }
            }
        }
        return effective;
    }

    public long counter(String node, String key) {
        return effective(node, key).stream()
                .mapToLong(change -> ((Value.Int) change.value()).value())
                .sum();
    }

    /** An observed-remove set; only growing if nothing is removed. */
    public Value set(String node, String key) {
        var elements = adds(node, key).stream()
                .map(Change::value)
                .collect(Collectors.toCollection(() -> new TreeSet<>(Comparator.comparing(Value::toString))));
        return Value.of(List.copyOf(elements));
    }

    /** The adds whose place nothing on the node has taken. */
    private List<Change> adds(String node, String key) {
        var changes = effective(node, key);
        return changes.stream()
                .filter(add -> add.isOf(key, Function.ADD) || add.isOf(key, Function.PUT))
                .filter(add ->
                        changes.stream().noneMatch(later -> later.overwrites().contains(add.dot())))
                .toList();
    }

    private List<Dot> overwritten(String node, String key, Function function, Value value) {
        var ofElement = Set.of(Function.ADD, Function.REMOVE, Function.PUT).contains(function);
        var element = element(value);
        return (ofElement
                        ? adds(node, key).stream()
                                .filter(add -> element(add.value()).equals(element))
                        : current(node, key).stream())
                .map(Change::dot)
                .toList();
    }

    private static Value element(Value value) {
        return value instanceof Value.Sequence(var pair) ? pair.getFirst() : value;
    }

    /** A map: of the puts whose place nothing on the node has taken, the latest of each field. */
    public Value map(String node, String key) {
        var fields = new TreeMap<String, Change>();
        for (var put : adds(node, key)) {
            var field = element(put.value()).toString();
            fields.merge(field, put, (one, other) -> LATER.compare(one, other) > 0 ? one : other);
        }
        return Value.of(fields.values().stream().map(Change::value).toList());
    }

    /** The writes of a key that no other write on the node had seen, in the order of their dots. */
    public List<Change> current(String node, String key) {
        var changes = effective(node, key);
        return changes.stream()
                .filter(write -> changes.stream().noneMatch(later -> later.hadSeen(write)))
                .distinct()
                .sorted(Comparator.comparing(change -> change.dot().toString()))
                .toList();
    }

    /** What the read of a register that keeps siblings answers. */
    public Version siblings(String node, String key) {
        var current = current(node, key);
        return Version.ofSiblings(current.stream().map(Change::dot).toList(), applied(node), applied(node));
    }

    /** The write with the highest stamp, then the highest replica; empty if there is none. */
    public List<Change> last(String node, String key) {
        return effective(node, key).stream().max(LATER).stream().toList();
    }

    /** Shifts a replica's clock. */
    public void skew(String node, long ticks) {
        replica(node).clock += ticks;
    }

    private Replica replica(String node) {
        return Objects.requireNonNull(replicas.get(node));
    }
}
