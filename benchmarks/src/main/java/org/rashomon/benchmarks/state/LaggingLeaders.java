package org.rashomon.benchmarks.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rashomon.history.Dot;
import org.rashomon.history.Value;
import org.rashomon.history.Version;
import org.rashomon.history.VersionVector;

/**
 * Leaders that share one log of changes and apply it some way behind: each has applied a prefix of the log, and its own
 * changes. Slots hold what nothing replaced, so a slot is a register with siblings, or one element of a set.
 */
final class LaggingLeaders {

    /** A change; {@code value} is what a slot holds, or the amount that a counter grows by. */
    private record Change(
            int leader, long sequence, int slot, long value, long stamp, VersionVector context, List<Dot> overwrites) {
        Dot dot() {
            return new Dot("n" + leader, sequence);
        }
    }

    private final int leaders;
    private final int lag;
    private final List<Change> log = new ArrayList<>();
    private final int[] applied;
    private final long[][] vectors;
    private final long[] clocks;
    private final List<Map<Integer, List<Change>>> slots = new ArrayList<>();
    private final List<Map<Integer, Change>> last = new ArrayList<>();
    private final List<Map<Integer, Long>> sums = new ArrayList<>();

    LaggingLeaders(int leaders, int lag) {
        this.leaders = leaders;
        this.lag = lag;
        this.applied = new int[leaders];
        this.vectors = new long[leaders][leaders];
        this.clocks = new long[leaders];
        for (var leader = 0; leader < leaders; leader++) {
            slots.add(new HashMap<>());
            last.add(new HashMap<>());
            sums.add(new HashMap<>());
        }
    }

    /** Accepts a change of a slot; without a value it only takes away what is there. */
    Version change(int leader, int slot, long value) {
        catchUp(leader, log.size() - lag);
        return change(leader, slot, value, held(leader, slot));
    }

    private Version change(int leader, int slot, long value, List<Change> replaced) {
        var context = vector(leader);
        var overwritten = replaced.stream().map(Change::dot).toList();
        var change =
                new Change(leader, vectors[leader][leader] + 1, slot, value, ++clocks[leader], context, overwritten);
        log.add(change);
        apply(leader, change);
        return new Version(change.dot(), change.stamp, context, vector(leader), List.of(), overwritten);
    }

    /** Puts an element at the end of the list that a slot holds. */
    Version append(int leader, int slot, long value) {
        return change(leader, slot, value, List.of());
    }

    /** Takes an element out of a list. */
    Version remove(int leader, int slot, Value element) {
        var replaced = held(leader, slot).stream()
                .filter(change -> Value.of(change.value).equals(element))
                .toList();
        return change(leader, slot, 0, replaced);
    }

    /** The elements of a list, in the order of their stamps; the leader catches up first. */
    List<Value> list(int leader, int slot) {
        catchUp(leader, log.size() - lag);
        return held(leader, slot).stream()
                .sorted((one, other) -> isHigher(one, other) ? 1 : -1)
                .map(change -> Value.of(change.value))
                .toList();
    }

    private List<Change> held(int leader, int slot) {
        return slots.get(leader).getOrDefault(slot, List.of());
    }

    /** Lets every leader apply everything. */
    void settle() {
        for (var leader = 0; leader < leaders; leader++) {
            catchUp(leader, log.size());
        }
    }

    private void catchUp(int leader, int end) {
        for (; applied[leader] < end; applied[leader]++) {
            var change = log.get(applied[leader]);
            if (change.leader != leader) {
                apply(leader, change);
            }
        }
    }

    private void apply(int leader, Change change) {
        vectors[leader][change.leader] = change.sequence;
        clocks[leader] = Math.max(clocks[leader], change.stamp);
        sums.get(leader).merge(change.slot, change.value, Long::sum);
        last.get(leader).merge(change.slot, change, (one, other) -> isHigher(one, other) ? one : other);
        var kept = new ArrayList<>(held(leader, change.slot));
        kept.removeIf(old -> change.overwrites.contains(old.dot()));
        if (change.value != 0) {
            kept.add(change);
        }
        slots.get(leader).put(change.slot, kept);
    }

    private static boolean isHigher(Change one, Change other) {
        return one.stamp != other.stamp ? one.stamp > other.stamp : one.leader > other.leader;
    }

    private VersionVector vector(int leader) {
        var entries = new HashMap<String, Long>();
        for (var of = 0; of < leaders; of++) {
            if (vectors[leader][of] > 0) {
                entries.put("n" + of, vectors[leader][of]);
            }
        }
        return VersionVector.of(entries);
    }

    /** What a leader has applied, and nothing else. */
    Version seen(int leader) {
        return new Version(Dot.NONE, 0, VersionVector.EMPTY, vector(leader));
    }

    long sum(int leader, int slot) {
        return sums.get(leader).getOrDefault(slot, 0L);
    }

    /** Which of these slots hold anything. */
    Value filled(int leader, int from, int to) {
        var filled = new ArrayList<Value>();
        for (var slot = from; slot < to; slot++) {
            if (!held(leader, slot).isEmpty()) {
                filled.add(Value.of(slot - from));
            }
        }
        return Value.of(filled);
    }

    /** The fields that these slots stand for, each with the latest of what its slot holds. */
    Value fields(int leader, int from, int to) {
        var fields = new ArrayList<Value>();
        for (var slot = from; slot < to; slot++) {
            var held = held(leader, slot);
            if (!held.isEmpty()) {
                var latest = held.stream().reduce((one, other) -> isHigher(one, other) ? one : other);
                fields.add(Value.of(List.of(Value.of(slot - from), Value.of(latest.orElseThrow().value))));
            }
        }
        return Value.of(fields);
    }

    Value siblings(int leader, int slot) {
        return Value.of(held(leader, slot).stream()
                .map(change -> Value.of(change.value))
                .toList());
    }

    Version siblingVersion(int leader, int slot) {
        var dots = held(leader, slot).stream().map(Change::dot).toList();
        return Version.ofSiblings(dots, vector(leader), vector(leader));
    }

    Value winner(int leader, int slot) {
        var change = last.get(leader).get(slot);
        return change == null ? Value.NONE : Value.of(change.value);
    }

    Version winningVersion(int leader, int slot) {
        var change = last.get(leader).get(slot);
        return change == null ? seen(leader) : new Version(change.dot(), change.stamp, change.context, vector(leader));
    }
}
