package org.rashomon.checkers.causal;

import java.util.Arrays;

/** Which writes must have been ordered before which if sessions see what they wrote, or do not go back in time. */
final class SessionConflicts {

    private final Dependencies dependencies;
    private final Meter meter;
    private final Conflicts conflicts;
    private final StaleInitialReads stale = new StaleInitialReads();
    private final int[] lastSlot;

    SessionConflicts(Dependencies dependencies, Meter meter) {
        this.dependencies = dependencies;
        this.meter = meter;
        this.conflicts = new Conflicts(meter);
        this.lastSlot = new int[dependencies.history.keys()];
    }

    Conflicts conflicts() {
        return conflicts;
    }

    StaleInitialReads stale() {
        return stale;
    }

    /** A read sees the last write of its session to the key; earlier ones precede that anyway. */
    void readYourWrites() {
        for (var transactions : transactionsOfSessions()) {
            Arrays.fill(lastSlot, Dependencies.NONE);
            for (var node : transactions) {
                for (var read = dependencies.readStart[node]; read < dependencies.readStart[node + 1]; read++) {
                    see(node, read);
                }
                if (!dependencies.isLate(node)) {
                    dependencies.slots(node).forEach(slot -> lastSlot[dependencies.slotKey[slot]] = slot);
                }
            }
        }
    }

    /** A read sees what the session's last read of the key returned, and through it what was read before that. */
    void monotonicReads() {
        for (var transactions : transactionsOfSessions()) {
            Arrays.fill(lastSlot, Dependencies.NONE);
            for (var node : transactions) {
                for (var read = dependencies.readStart[node]; read < dependencies.readStart[node + 1]; read++) {
                    see(node, read);
                    if (!dependencies.isLate(node) && dependencies.readSlot[read] != Dependencies.NONE) {
                        lastSlot[dependencies.readKey[read]] = dependencies.readSlot[read];
                    }
                }
            }
        }
    }

    private void see(int node, int read) {
        meter.step();
        var seen = lastSlot[dependencies.readKey[read]];
        var slot = dependencies.readSlot[read];
        if (seen == Dependencies.NONE || seen == slot) {
            return;
        }
        if (slot == Dependencies.NONE) {
            stale.add(node, seen);
        } else if (dependencies.slotNode[seen] != dependencies.previous[dependencies.slotNode[slot]]) {
            conflicts.add(dependencies.slotNode[seen], slot);
        }
    }

    /** Also those of unknown outcome that were read, at their places. */
    private int[][] transactionsOfSessions() {
        var sizes = new int[dependencies.history.sessions()];
        for (var node = 0; node < dependencies.nodes; node++) {
            if (dependencies.lane[node] != Dependencies.NONE) {
                sizes[dependencies.history.session(node)]++;
            }
        }
        var all = new int[sizes.length][];
        Arrays.setAll(all, session -> new int[sizes[session]]);
        Arrays.fill(sizes, 0);
        for (var node = 0; node < dependencies.nodes; node++) {
            if (dependencies.lane[node] != Dependencies.NONE) {
                var session = dependencies.history.session(node);
                all[session][sizes[session]++] = node;
            }
        }
        return all;
    }
}
