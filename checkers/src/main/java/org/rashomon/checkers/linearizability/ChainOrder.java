package org.rashomon.checkers.linearizability;

import java.util.Arrays;

/**
 * A linearization of registers whose chains are not in conflict: the chains in the order of points that no other
 * chain's forward interval contains. A forward chain's point is its first return; a backward chain's is the first
 * event, from its last call on, that no forward chain of its register contains.
 */
final class ChainOrder {

    private final Chains chains;
    private final RegisterColumns register;
    private final int[] writer;
    /** For each event the first chain with this point, and for each chain the next one with the same point. */
    private final int[] firstAt;

    private final int[] nextAt;
    /** For each writer the first reader of its value, and for each reader the next one. */
    private final int[] firstReader;

    private final int[] nextReader;
    private final int[] order;
    private int length;

    ChainOrder(Chains chains, RegisterColumns register, int[] writer) {
        this.chains = chains;
        this.register = register;
        this.writer = writer;
        firstAt = filled(register.events);
        nextAt = filled(register.size);
        firstReader = filled(register.size + register.initial.length);
        nextReader = filled(register.size);
        order = new int[register.size];
    }

    private static int[] filled(int length) {
        var links = new int[length];
        Arrays.fill(links, Chains.NONE);
        return links;
    }

    int[] order() {
        sortChains();
        for (var op = register.size - 1; op >= 0; op--) {
            if (register.writes[op] < 0 && register.returns(op)) {
                var source = writer[register.observes[op]];
                nextReader[op] = firstReader[source];
                firstReader[source] = op;
            }
        }
        for (var initial = register.size; initial < firstReader.length; initial++) {
            add(initial);
        }
        for (var first : firstAt) {
            for (var root = first; root != Chains.NONE; root = nextAt[root]) {
                add(root);
            }
        }
        return Arrays.copyOf(order, length);
    }

    private void sortChains() {
        var begun = chains.noneBegun();
        for (var event = 0; event < firstAt.length; event++) {
            var root = chains.rootAt[event];
            if (root != Chains.NONE) {
                var object = register.object(root);
                var isForward = chains.firstReturn[root] == event;
                var point = isForward ? event : Math.max(event, chains.lastCall[begun[object]]);
                nextAt[root] = firstAt[point];
                firstAt[point] = root;
                begun[object] = isForward ? root : begun[object];
            }
        }
    }

    private void add(int root) {
        for (var at = root; at != Chains.NONE; at = chains.next(at)) {
            if (at < register.size) {
                order[length++] = at;
            }
            for (var reader = firstReader[at]; reader != Chains.NONE; reader = nextReader[reader]) {
                order[length++] = reader;
            }
        }
    }
}
