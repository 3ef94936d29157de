package org.rashomon.checkers.causal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.rashomon.checkers.AnomalyCatalogue.Entry;
import org.rashomon.checkers.Findings;

/**
 * Whether some total order of all transactions contains causal order and a set of conflicts; and if not, a short proof.
 */
final class OrderCheck {

    private static final int CYCLES_TRIED = 32;

    private final Groundwork ground;
    private final Meter meter;

    OrderCheck(Groundwork ground, Meter meter) {
        this.ground = ground;
        this.meter = meter;
    }

    /**
     * The names of what can be found.
     *
     * @param stale an initial value was read although a write was in view
     * @param overwritten a value was read although one that replaced it was in view
     * @param conflicting the versions cannot be ordered
     */
    record Names(Entry stale, Entry overwritten, Entry conflicting) {

        /** One name, whatever form the violation takes. */
        static Names all(Entry entry) {
            return new Names(entry, entry, entry);
        }
    }

    /**
     * What was found.
     *
     * @param stale reads of initial values
     * @param overwritten pairs of writes of which the earlier was read although the later was in view
     * @param cycles groups of transactions that no order explains, other than by those pairs
     */
    record Outcome(long stale, long overwritten, long cycles) {

        boolean isClean() {
            return stale + overwritten + cycles == 0;
        }
    }

    /** Reports every component of causal order itself, which must be cyclic. */
    void reportCyclicOrder(Findings findings) {
        var causal = ground.causal();
        var components = new Components(causal, meter);
        var search = new PathSearch(causal, meter);
        for (var at = 0; at < components.all().size(); at++) {
            var which = at;
            var start = components.all().get(at)[0];
            findings.anomaly(() -> ground.narration()
                    .cyclicOrder(search.find(start, node -> node == start, node -> components.of(node) == which)
                            .orElseThrow()));
        }
    }

    /** Whether nothing contradicts the order; reports nothing. */
    boolean isClean(Conflicts conflicts, StaleInitialReads stale) {
        return stale.count() == 0 && !new Precedence(ground.dependencies(), conflicts, meter).isCyclic();
    }

    /** Judges and reports everything. */
    Outcome report(Conflicts conflicts, StaleInitialReads stale, Names names, Findings findings) {
        reportStale(stale, names.stale(), findings);
        var all = new Precedence(ground.dependencies(), conflicts, meter);
        if (!all.isCyclic()) {
            return new Outcome(stale.count(), 0, 0);
        }
        var components = new Components(all, meter);
        var overwritten = reportOverwritten(all, components, names.overwritten(), findings);
        var cycles = cycles(all, components, overwritten);
        for (var component : cycles) {
            findings.anomaly(() -> ground.narration()
                    .conflicting(names.conflicting(), shortest(all, components, component), conflicts));
        }
        return new Outcome(stale.count(), overwritten.cardinality(), cycles.size());
    }

    /** Judges and reports reads that contradict causal order by themselves; other conflicts are passed over. */
    Outcome reportSingleReads(Conflicts conflicts, StaleInitialReads stale, Names names, Findings findings) {
        reportStale(stale, names.stale(), findings);
        var all = new Precedence(ground.dependencies(), conflicts, meter);
        if (!all.isCyclic()) {
            return new Outcome(stale.count(), 0, 0);
        }
        var overwritten = reportOverwritten(all, new Components(all, meter), names.overwritten(), findings);
        return new Outcome(stale.count(), overwritten.cardinality(), 0);
    }

    private void reportStale(StaleInitialReads stale, Entry name, Findings findings) {
        for (var i = 0; i < stale.count(); i++) {
            var which = Math.min(i, stale.kept() - 1);
            findings.anomaly(() -> ground.narration().staleInitial(name, stale.reader(which), stale.slot(which)));
        }
    }

    private BitSet reportOverwritten(Precedence all, Components components, Entry name, Findings findings) {
        var overwritten = Overwritten.find(ground, all, components, meter);
        var conflicts = all.conflicts();
        overwritten.stream()
                .forEach(conflict -> findings.anomaly(() ->
                        ground.narration().overwritten(name, conflicts.from(conflict), conflicts.slot(conflict))));
        return overwritten;
    }

    /** The components that no overwritten read explains. */
    private static List<int[]> cycles(Precedence all, Components components, BitSet overwritten) {
        var explained = new BitSet();
        overwritten.stream()
                .forEach(conflict -> explained.set(components.of(all.conflicts().from(conflict))));
        var rest = new ArrayList<int[]>();
        for (var at = 0; at < components.all().size(); at++) {
            if (!explained.get(at)) {
                rest.add(components.all().get(at));
            }
        }
        return rest;
    }

    /** The shortest of some cycles in a component. */
    Path shortest(Precedence all, Components components, int[] component) {
        var search = new PathSearch(all, meter);
        var which = components.of(component[0]);
        var best = Optional.<Path>empty();
        var tried = 0;
        for (var i = 0; i < component.length && tried < CYCLES_TRIED; i++) {
            var start = component[i];
            if (!leavesByConflict(all, components, start)) {
                continue;
            }
            tried++;
            var cycle = search.find(start, node -> node == start, node -> components.of(node) == which);
            if (best.isEmpty()
                    || cycle.map(Path::length).orElse(Integer.MAX_VALUE)
                            < best.get().length()) {
                best = cycle;
            }
        }
        return best.orElseThrow();
    }

    private static boolean leavesByConflict(Precedence all, Components components, int node) {
        for (var edge = 0; edge < all.edges(node); edge++) {
            if (all.conflict(node, edge) >= 0 && components.of(all.target(node, edge)) == components.of(node)) {
                return true;
            }
        }
        return false;
    }
}
