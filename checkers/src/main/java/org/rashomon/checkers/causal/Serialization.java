package org.rashomon.checkers.causal;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Looks for one order of all transactions that respects session order and in which each read returns the last write.
 *
 * <p>A search, for the problem is NP-complete (Gibbons and Korach, 1997), but one that seldom has a choice: a
 * transaction that writes nothing and whose reads show what stands there now is put next at once, which loses nothing;
 * and one that writes is not put while a version that it replaces has readers left. States that led nowhere are
 * remembered. Nothing recurses.
 */
final class Serialization {

    private static final long BYTES_OF_A_STATE = 80;

    private final Dependencies dependencies;
    private final Meter meter;
    private final int[][] lanes;
    private final int[] heads;
    /** The slot that stands under each key. */
    private final int[] current;

    private final int[] readersLeft;
    private final int[] initialReadersLeft;
    private final boolean[] isPlaced;
    private final Set<State> deadEnds = new HashSet<>();
    private final long[] hash = new long[2];
    private final int wanted;
    private int placed;

    /** What has been placed, and what stands under each key, as two hashes that do not collide in practice. */
    private record State(long first, long second) {}

    /** A choice among the transactions that may be next, and how to take it back. */
    private record Choice(IntList candidates, int placedBefore, State state) {}

    Serialization(Dependencies dependencies, Meter meter) {
        this.dependencies = dependencies;
        this.meter = meter;
        this.lanes = dependencies.transactionsOfLanes();
        this.heads = new int[lanes.length];
        this.current = new int[dependencies.history.keys()];
        this.readersLeft = dependencies.slotReaders.clone();
        this.initialReadersLeft = new int[dependencies.history.keys()];
        this.isPlaced = new boolean[dependencies.nodes];
        this.wanted = Arrays.stream(lanes).mapToInt(lane -> lane.length).sum();
        Arrays.fill(current, Dependencies.NONE);
        for (var read = 0; read < dependencies.readSlot.length; read++) {
            if (dependencies.readSlot[read] == Dependencies.NONE) {
                initialReadersLeft[dependencies.readKey[read]]++;
            }
        }
    }

    /**
     * Whether there is such an order.
     *
     * @throws OutOfBudgetException if it cannot be told in time
     */
    boolean exists() {
        var trail = new Trail(dependencies.nodes);
        var stack = new ArrayDeque<Choice>();
        var next = new ArrayDeque<Integer>();
        advance(trail);
        stack.push(choice(trail));
        next.push(0);
        while (!stack.isEmpty()) {
            if (placed == wanted) {
                return true;
            }
            meter.step();
            var choice = stack.peek();
            var at = next.pop();
            undo(trail, choice.placedBefore());
            if (at == choice.candidates().size()) {
                meter.hold(BYTES_OF_A_STATE);
                deadEnds.add(choice.state());
                stack.pop();
                continue;
            }
            next.push(at + 1);
            place(choice.candidates().get(at), trail);
            advance(trail);
            if (placed == wanted) {
                return true;
            }
            var following = choice(trail);
            if (!deadEnds.contains(following.state())) {
                stack.push(following);
                next.push(0);
            }
        }
        return false;
    }

    /** The transaction that a lane can go on with, or {@link Dependencies#NONE}. */
    private int head(int lane) {
        if (heads[lane] == lanes[lane].length) {
            return Dependencies.NONE;
        }
        var node = lanes[lane][heads[lane]];
        var before = dependencies.previous[node];
        return before == Dependencies.NONE || isPlaced[before] ? node : Dependencies.NONE;
    }

    private Choice choice(Trail trail) {
        var candidates = new IntList();
        for (var lane = 0; lane < lanes.length; lane++) {
            var node = head(lane);
            if (node != Dependencies.NONE && readsHold(node) && replacesOnlyWhatNobodyWaitsFor(node)) {
                candidates.add(node);
            }
        }
        return new Choice(candidates, trail.size, new State(hash[0], hash[1]));
    }

    /** Places transactions that only read, as long as there are any; they stand in nobody's way. */
    private void advance(Trail trail) {
        var again = true;
        while (again) {
            again = false;
            for (var lane = 0; lane < lanes.length; lane++) {
                var node = head(lane);
                while (node != Dependencies.NONE && isReadOnly(node) && readsHold(node)) {
                    place(node, trail);
                    again = true;
                    node = head(lane);
                }
            }
        }
    }

    private boolean isReadOnly(int node) {
        return dependencies.slots(node).findAny().isEmpty();
    }

    private boolean readsHold(int node) {
        meter.step();
        for (var read = dependencies.readStart[node]; read < dependencies.readStart[node + 1]; read++) {
            if (current[dependencies.readKey[read]] != dependencies.readSlot[read]) {
                return false;
            }
        }
        return true;
    }

    private boolean replacesOnlyWhatNobodyWaitsFor(int node) {
        return dependencies.slots(node).allMatch(slot -> {
            var key = dependencies.slotKey[slot];
            var waiting = current[key] == Dependencies.NONE ? initialReadersLeft[key] : readersLeft[current[key]];
            return waiting <= reads(node, key, current[key]);
        });
    }

    private int reads(int node, int key, int slot) {
        var count = 0;
        for (var read = dependencies.readStart[node]; read < dependencies.readStart[node + 1]; read++) {
            count += dependencies.readKey[read] == key && dependencies.readSlot[read] == slot ? 1 : 0;
        }
        return count;
    }

    private void place(int node, Trail trail) {
        mark(node, 1);
        heads[dependencies.lane[node]]++;
        trail.push(node);
        dependencies.slots(node).forEach(slot -> {
            trail.replaced.add(current[dependencies.slotKey[slot]]);
            stand(dependencies.slotKey[slot], slot);
        });
    }

    private void undo(Trail trail, int size) {
        while (trail.size > size) {
            var node = trail.pop();
            mark(node, -1);
            heads[dependencies.lane[node]]--;
            var slots = dependencies.slots(node).toArray();
            for (var i = slots.length - 1; i >= 0; i--) {
                stand(dependencies.slotKey[slots[i]], trail.replaced.removeLast());
            }
        }
    }

    /** Counts a transaction as placed, or takes that back. */
    private void mark(int node, int by) {
        isPlaced[node] = by > 0;
        placed += by;
        toggle(node, 1);
        for (var read = dependencies.readStart[node]; read < dependencies.readStart[node + 1]; read++) {
            if (dependencies.readSlot[read] == Dependencies.NONE) {
                initialReadersLeft[dependencies.readKey[read]] -= by;
            } else {
                readersLeft[dependencies.readSlot[read]] -= by;
            }
        }
    }

    private void stand(int key, int slot) {
        if (current[key] != Dependencies.NONE) {
            toggle(current[key], 2);
        }
        if (slot != Dependencies.NONE) {
            toggle(slot, 2);
        }
        current[key] = slot;
    }

    private void toggle(int thing, int kind) {
        hash[0] ^= mixed(thing * 4L + kind);
        hash[1] ^= mixed(~(thing * 4L + kind) * 0x9E3779B97F4A7C15L);
    }

    /** SplitMix64's finalizer. */
    private static long mixed(long value) {
        var z = value * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** What was placed, in order, and what stood before where it wrote. */
    private static final class Trail {

        private final int[] nodes;
        private final IntList replaced = new IntList();
        private int size;

        Trail(int nodes) {
            this.nodes = new int[nodes];
        }

        void push(int node) {
            nodes[size++] = node;
        }

        int pop() {
            return nodes[--size];
        }
    }
}
