package org.rashomon.checkers.causal;

import java.util.BitSet;

/**
 * Which conflicts contradict causal order by themselves: the write that was read causally precedes the one that the
 * reader had before its eyes as well.
 */
final class Overwritten {

    private Overwritten() {}

    /** Looks at the conflicts within components; costs another pass with clocks. */
    static BitSet find(Groundwork ground, Precedence all, Components components, Meter meter) {
        var dependencies = ground.dependencies();
        var found = new BitSet();
        var pass = new ClockPass(dependencies, View.CAUSAL, meter);
        pass.run(ground.causal().order(), (node, clock) -> {
            if (components.of(node) == Components.NONE) {
                return;
            }
            for (var edge = 0; edge < all.edges(node); edge++) {
                var conflict = all.conflict(node, edge);
                if (conflict >= 0 && precedes(dependencies, all.target(node, edge), clock)) {
                    found.set(conflict);
                }
            }
        });
        return found;
    }

    private static boolean precedes(Dependencies dependencies, int node, int[] clock) {
        return dependencies.position[node] < clock[dependencies.lane[node]];
    }
}
