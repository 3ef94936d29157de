package org.rashomon.checkers.causal;

import java.util.List;

/**
 * The bad patterns of causal convergence, looked for by their definitions on the closure of a relation; for histories
 * that are too long for {@link Axioms} and short enough for cubic time.
 */
final class BadPatterns {

    private final List<SmallHistory.Op> ops;
    private final boolean[][] causal;

    BadPatterns(SmallHistory history) {
        ops = history.ops();
        causal = new boolean[ops.size()][ops.size()];
        for (var from = 0; from < ops.size(); from++) {
            for (var to = 0; to < ops.size(); to++) {
                causal[from][to] = isSource(from, to)
                        || (from < to && ops.get(from).session() == ops.get(to).session());
            }
        }
        close(causal);
    }

    /** CyclicCO, WriteCOInitRead or WriteCORead. */
    boolean refuteConsistency() {
        if (isCyclic(causal)) {
            return true;
        }
        for (var read = 0; read < ops.size(); read++) {
            for (var write = 0; write < ops.size(); write++) {
                if (!causal[write][read] || !isWriteOf(write, read)) {
                    continue;
                }
                var found = ops.get(read).value() == 0;
                for (var source = 0; source < ops.size(); source++) {
                    found |= isSource(source, read) && causal[source][write];
                }
                if (found) {
                    return true;
                }
            }
        }
        return false;
    }

    /** One of those above, or CyclicCF. */
    boolean refuteConvergence() {
        var all = new boolean[ops.size()][];
        for (var op = 0; op < ops.size(); op++) {
            all[op] = causal[op].clone();
        }
        for (var read = 0; read < ops.size(); read++) {
            for (var write = 0; write < ops.size(); write++) {
                for (var source = 0; source < ops.size(); source++) {
                    all[write][source] |=
                            isSource(source, read) && write != source && isWriteOf(write, read) && causal[write][read];
                }
            }
        }
        close(all);
        return refuteConsistency() || isCyclic(all);
    }

    private boolean isWriteOf(int write, int read) {
        return ops.get(write).isWrite()
                && !ops.get(read).isWrite()
                && ops.get(write).key() == ops.get(read).key();
    }

    private boolean isSource(int write, int read) {
        return isWriteOf(write, read) && ops.get(write).value() == ops.get(read).value();
    }

    private static void close(boolean[][] relation) {
        for (var middle = 0; middle < relation.length; middle++) {
            for (var from = 0; from < relation.length; from++) {
                for (var to = 0; to < relation.length; to++) {
                    relation[from][to] |= relation[from][middle] && relation[middle][to];
                }
            }
        }
    }

    private static boolean isCyclic(boolean[][] relation) {
        for (var op = 0; op < relation.length; op++) {
            if (relation[op][op]) {
                return true;
            }
        }
        return false;
    }
}
