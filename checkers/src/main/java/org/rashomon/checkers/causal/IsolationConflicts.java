package org.rashomon.checkers.causal;

import java.util.Arrays;

/**
 * Which transactions must have been ordered before which, given a level of isolation: in each case the later one was
 * read by a transaction that, at that level, had the earlier one before its eyes.
 *
 * <p>After the axioms of Biswas and Enea, <i>On the complexity of checking transactional consistency</i> (OOPSLA 2019).
 */
final class IsolationConflicts {

    private final Dependencies dependencies;
    private final Meter meter;
    private final Conflicts conflicts;
    private final StaleInitialReads stale = new StaleInitialReads();

    IsolationConflicts(Dependencies dependencies, Meter meter) {
        this.dependencies = dependencies;
        this.meter = meter;
        this.conflicts = new Conflicts(meter);
    }

    Conflicts conflicts() {
        return conflicts;
    }

    StaleInitialReads stale() {
        return stale;
    }

    /** A read sees what its transaction has read from before. */
    void readCommitted() {
        for (var node = 0; node < dependencies.nodes; node++) {
            var end = dependencies.readStart[node + 1];
            for (var read = dependencies.readStart[node]; read < end; read++) {
                for (var before = dependencies.readStart[node]; before < read; before++) {
                    see(node, read, writerOf(before));
                }
            }
        }
    }

    /** A read sees all that its transaction reads from, and all earlier transactions of its session. */
    void readAtomic() {
        for (var node = 0; node < dependencies.nodes; node++) {
            var end = dependencies.readStart[node + 1];
            for (var read = dependencies.readStart[node]; read < end; read++) {
                for (var other = dependencies.readStart[node]; other < end; other++) {
                    see(node, read, writerOf(other));
                }
            }
        }
        sessionsAreSeen();
    }

    private void sessionsAreSeen() {
        var lastSlot = new int[dependencies.history.keys()];
        for (var transactions : dependencies.transactionsOfLanes()) {
            Arrays.fill(lastSlot, Dependencies.NONE);
            for (var node : transactions) {
                for (var read = dependencies.readStart[node]; read < dependencies.readStart[node + 1]; read++) {
                    var last = lastSlot[dependencies.readKey[read]];
                    if (last != Dependencies.NONE) {
                        see(node, read, dependencies.slotNode[last]);
                    }
                }
                dependencies.slots(node).forEach(slot -> lastSlot[dependencies.slotKey[slot]] = slot);
            }
        }
    }

    private int writerOf(int read) {
        var slot = dependencies.readSlot[read];
        return slot == Dependencies.NONE ? Dependencies.NONE : dependencies.slotNode[slot];
    }

    /** The read was made with the writes of {@code other} in view. */
    private void see(int node, int read, int other) {
        meter.step();
        var slot = dependencies.readSlot[read];
        if (other == Dependencies.NONE || (slot != Dependencies.NONE && dependencies.slotNode[slot] == other)) {
            return;
        }
        var seen = dependencies.slot(other, dependencies.readKey[read]);
        if (seen == Dependencies.NONE) {
            return;
        }
        if (slot == Dependencies.NONE) {
            stale.add(node, seen);
        } else {
            conflicts.add(other, slot);
        }
    }
}
