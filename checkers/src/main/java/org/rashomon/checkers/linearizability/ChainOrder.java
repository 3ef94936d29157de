package org.rashomon.checkers.linearizability;

import java.util.Arrays;

/**
 * A linearization of registers whose chains are not in conflict: the chains in the order of their first return or their
 * last call, whichever is earlier. Let m be that, and P have to stand before Q, so that f(P) is before s(Q). If m(Q)
 * were before m(P), it would be before s(Q), hence be f(Q), and before s(P): Q would have to stand before P as well.
 */
final class ChainOrder {

    private final Chains chains;
    private final RegisterColumns register;
    private final int[] writer;
    /** For each writer the first reader of its value, and for each reader the next one. */
    private final int[] firstReader;

    private final int[] nextReader;
    private final int[] order;
    private int length;

    ChainOrder(Chains chains, RegisterColumns register, int[] writer) {
        this.chains = chains;
        this.register = register;
        this.writer = writer;
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
        for (var root : chains.rootAt) {
            add(root);
        }
        return Arrays.copyOf(order, length);
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
