package org.rashomon.checkers.causal;

import java.util.Arrays;

/**
 * Goes once over the transactions in topological order with a vector clock for each and finds every conflict.
 *
 * <p>A clock holds, for each lane, how many of its transactions are in view. Where a transaction reads write {@code w}
 * of a key, each other write of that key in its view was ordered before {@code w}. Of those only the last of each lane
 * is noted, and only if it is not in the view of {@code w}'s transaction itself: the rest follow from session order and
 * reads-from. The views of all readers of {@code w} are joined first. A clock is given back as soon as nobody will look
 * at it any more, so that only those at the frontier are held.
 */
final class ClockPass {

    /** Is shown the clock of every transaction; must not keep it. */
    interface Visitor {
        void visit(int node, int[] clock);
    }

    private static final int NONE = -1;

    private final Dependencies dependencies;
    private final View view;
    private final Meter meter;
    private final ClockPool pool;
    private final int[] clockOf;
    private final int[] joinedOf;
    private final int[] awaited;
    private final int[] readersLeft;
    private final Conflicts conflicts;
    private final StaleInitialReads stale = new StaleInitialReads();

    ClockPass(Dependencies dependencies, View view, Meter meter) {
        this.dependencies = dependencies;
        this.view = view;
        this.meter = meter;
        this.pool = new ClockPool(dependencies.lanes, meter);
        this.clockOf = new int[dependencies.nodes];
        this.joinedOf = new int[dependencies.slotNode.length];
        this.awaited = new int[dependencies.nodes];
        this.readersLeft = dependencies.slotReaders.clone();
        this.conflicts = new Conflicts(meter);
        Arrays.fill(joinedOf, NONE);
        for (var node = 0; node < dependencies.nodes; node++) {
            awaited[node] = dependencies.outStart[node + 1] - dependencies.outStart[node];
        }
    }

    /** Visits the transactions, which must come in topological order. */
    void run(int[] order, Visitor visitor) {
        for (var node : order) {
            if (dependencies.lane[node] == Dependencies.NONE) {
                continue;
            }
            meter.step();
            clockOf[node] = viewOf(node);
            var clock = pool.get(clockOf[node]);
            visitor.visit(node, clock);
            for (var read = dependencies.readStart[node]; read < dependencies.readStart[node + 1]; read++) {
                note(node, read, clock);
            }
            letGo(node);
            if (awaited[node] == 0) {
                pool.giveBack(clockOf[node]);
            }
        }
        pool.close();
    }

    Conflicts conflicts() {
        return conflicts;
    }

    StaleInitialReads stale() {
        return stale;
    }

    private int viewOf(int node) {
        var number = pool.take();
        var clock = pool.get(number);
        var before = dependencies.previous[node];
        if (before != Dependencies.NONE) {
            System.arraycopy(pool.get(clockOf[before]), 0, clock, 0, clock.length);
            if (view.takesOwnWrites()) {
                raise(clock, before);
            }
        }
        for (var read = dependencies.readStart[node]; read < dependencies.readStart[node + 1]; read++) {
            var slot = dependencies.readSlot[read];
            if (slot != Dependencies.NONE) {
                learn(clock, dependencies.slotNode[slot]);
            }
        }
        return number;
    }

    private void learn(int[] clock, int writer) {
        if (view.takesWhatWritersHadSeen()) {
            ClockPool.raise(clock, pool.get(clockOf[writer]));
        }
        raise(clock, writer);
        if (dependencies.isLate(writer) && dependencies.previous[writer] != Dependencies.NONE) {
            raise(clock, dependencies.previous[writer]);
        }
    }

    private void raise(int[] clock, int node) {
        var lane = dependencies.lane[node];
        clock[lane] = Math.max(clock[lane], dependencies.position[node] + 1);
    }

    private void note(int node, int read, int[] clock) {
        var slot = dependencies.readSlot[read];
        if (slot == Dependencies.NONE) {
            noteInitial(node, dependencies.readKey[read], clock);
            return;
        }
        readersLeft[slot]--;
        if (joinedOf[slot] == NONE && readersLeft[slot] == 0) {
            noteConflicts(slot, clock);
            return;
        }
        if (joinedOf[slot] == NONE) {
            joinedOf[slot] = pool.take();
        }
        ClockPool.raise(pool.get(joinedOf[slot]), clock);
        if (readersLeft[slot] == 0) {
            noteConflicts(slot, pool.get(joinedOf[slot]));
            pool.giveBack(joinedOf[slot]);
        }
    }

    private void noteInitial(int node, int key, int[] clock) {
        for (var group = dependencies.keyGroup[key]; group < dependencies.keyGroup[key + 1]; group++) {
            var first = dependencies.groupStart[group];
            if (dependencies.slotPosition[first] < clock[dependencies.groupLane[group]]) {
                stale.add(node, first);
                return;
            }
        }
    }

    private void noteConflicts(int slot, int[] seen) {
        var writer = dependencies.slotNode[slot];
        var seenByWriter = pool.get(clockOf[writer]);
        var key = dependencies.slotKey[slot];
        for (var group = dependencies.keyGroup[key]; group < dependencies.keyGroup[key + 1]; group++) {
            var lane = dependencies.groupLane[group];
            if (seen[lane] <= seenByWriter[lane]) {
                continue;
            }
            var last = dependencies.lastBelow(group, seen[lane]);
            if (last != Dependencies.NONE && last != slot && dependencies.slotPosition[last] >= seenByWriter[lane]) {
                conflicts.add(dependencies.slotNode[last], slot);
            }
        }
    }

    private void letGo(int node) {
        release(dependencies.previous[node]);
        for (var read = dependencies.readStart[node]; read < dependencies.readStart[node + 1]; read++) {
            if (dependencies.readSlot[read] != Dependencies.NONE) {
                release(dependencies.slotNode[dependencies.readSlot[read]]);
            }
        }
    }

    private void release(int node) {
        if (node != Dependencies.NONE && --awaited[node] == 0) {
            pool.giveBack(clockOf[node]);
        }
    }
}
