package org.rashomon.checkers.causal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.rashomon.checkers.AnomalyCatalogue;
import org.rashomon.checkers.Findings;

/**
 * The order in which one session must have seen all writes: causal order, and for each of its reads every other write
 * of the key that it must have seen by then before the one it returned; closed under both. The session's view exists if
 * and only if this order has no cycle and no initial read has a write of its key before it.
 */
final class SessionView {

    private final Groundwork ground;
    private final Dependencies dependencies;
    private final Meter meter;
    private final int end;
    private final List<Integer> transactions = new ArrayList<>();
    private final Conflicts conflicts;

    /** The view of the session that ends with that transaction. */
    SessionView(Groundwork ground, int end, Meter meter) {
        this.ground = ground;
        this.dependencies = ground.dependencies();
        this.meter = meter;
        this.end = end;
        this.conflicts = new Conflicts(meter);
        for (var node = end; node != Dependencies.NONE; node = dependencies.previous[node]) {
            transactions.add(node);
        }
        Collections.reverse(transactions);
    }

    /** Extends the order until nothing is missing; reports at most one anomaly. */
    void judge(Findings findings) {
        var known = -1;
        while (known < conflicts.size()) {
            known = conflicts.size();
            var order = new Precedence(dependencies, conflicts, meter);
            if (order.isCyclic()) {
                reportCycle(order, findings);
                return;
            }
            var clocks = new ClockPool(dependencies.lanes, meter);
            fill(clocks, order);
            var stale = new StaleInitialReads();
            transactions.forEach(node -> extend(node, clocks, stale));
            clocks.close();
            if (stale.count() > 0) {
                findings.anomaly(() -> ground.narration()
                        .staleInitial(AnomalyCatalogue.STALE_INITIAL_VIEW, stale.reader(0), stale.slot(0)));
                return;
            }
        }
        conflicts.close();
    }

    private void reportCycle(Precedence order, Findings findings) {
        var components = new Components(order, meter);
        var cycle = new OrderCheck(ground, meter)
                .shortest(order, components, components.all().getFirst());
        findings.anomaly(() -> ground.narration().sessionView(cycle, conflicts, dependencies.history.session(end)));
    }

    /** One clock for each transaction, known by its number. */
    private void fill(ClockPool clocks, Precedence order) {
        for (var node = 0; node < dependencies.nodes; node++) {
            clocks.take();
        }
        for (var node : order.order()) {
            meter.step();
            for (var edge = 0; edge < order.edges(node); edge++) {
                var clock = clocks.get(order.target(node, edge));
                ClockPool.raise(clock, clocks.get(node));
                var lane = dependencies.lane[node];
                clock[lane] = Math.max(clock[lane], dependencies.position[node] + 1);
            }
        }
    }

    private void extend(int node, ClockPool clocks, StaleInitialReads stale) {
        for (var read = dependencies.readStart[node]; read < dependencies.readStart[node + 1]; read++) {
            var key = dependencies.readKey[read];
            for (var group = dependencies.keyGroup[key]; group < dependencies.keyGroup[key + 1]; group++) {
                var seen = clocks.get(node)[dependencies.groupLane[group]];
                var last = dependencies.lastBelow(group, seen);
                if (last == Dependencies.NONE) {
                    continue;
                }
                if (dependencies.readSlot[read] == Dependencies.NONE) {
                    stale.add(node, last);
                } else {
                    order(last, dependencies.readSlot[read], clocks);
                }
            }
        }
    }

    private void order(int seen, int read, ClockPool clocks) {
        var earlier = dependencies.slotNode[seen];
        var clock = clocks.get(dependencies.slotNode[read]);
        if (seen != read && clock[dependencies.lane[earlier]] <= dependencies.position[earlier]) {
            conflicts.add(earlier, read);
        }
    }
}
