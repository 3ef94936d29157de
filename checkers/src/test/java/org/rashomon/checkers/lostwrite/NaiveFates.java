package org.rashomon.checkers.lostwrite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.rashomon.history.Dot;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Phase;
import org.rashomon.history.Value;
import org.rashomon.history.Version;
import org.rashomon.history.VersionVector;

/**
 * The fates of all acknowledged writes, straight from the definitions: contexts as sets of dots, causal order as the
 * closure of an explicit relation. For histories of last-write-wins by wall clock with unique values, no forgotten dots
 * and sessions that do one thing at a time.
 */
final class NaiveFates {

    private static final List<String> FROM_BEST_TO_WORST = List.of(
            "present",
            "superseded",
            "lost-concurrent",
            "undetermined",
            "lost-causally-later",
            "wrong-winner",
            "vanished");

    private final Operations operations;
    private final Map<String, Map<String, Integer>> finalReads = new TreeMap<>();
    private final boolean[][] before;

    private NaiveFates(History history) {
        operations = history.operations();
        before = closure();
        for (var row = 0; row < operations.size(); row++) {
            if (operations.invokedIndex(row) > history.indexOf(Phase.FINAL_READS)) {
                finalReads
                        .computeIfAbsent(operations.key(row), key -> new HashMap<>())
                        .put(operations.node(row), row);
            }
        }
    }

    /** How many writes have which fate. */
    static Map<String, String> counts(History history) {
        var naive = new NaiveFates(history);
        var counts = new TreeMap<String, Integer>();
        FROM_BEST_TO_WORST.forEach(fate -> counts.put(fate, 0));
        for (var row = 0; row < naive.operations.size(); row++) {
            if (naive.isWrite(row) && naive.operations.outcome(row) == Outcome.OK) {
                counts.merge(naive.worst(row), 1, Integer::sum);
            }
        }
        var texts = new TreeMap<String, String>();
        counts.forEach((fate, count) -> texts.put(fate, count.toString()));
        return texts;
    }

    private String worst(int write) {
        var worst = -1;
        for (var read : reads(write).values()) {
            worst = Math.max(worst, FROM_BEST_TO_WORST.indexOf(fate(write, read)));
        }
        return worst < 0 ? "undetermined" : FROM_BEST_TO_WORST.get(worst);
    }

    private Map<String, Integer> reads(int write) {
        return finalReads.getOrDefault(operations.key(write), Map.of());
    }

    private String fate(int write, int read) {
        var lost = operations.version(write);
        var kept = operations.version(read);
        if (written(write).equals(operations.result(read))
                && (!written(write).equals(Value.NONE)
                        || !kept.isKnown()
                        || kept.dot().equals(lost.dot()))) {
            return "present";
        }
        if (lost.isKnown() && kept.isKnown()) {
            return fateByVersion(write, read, lost, kept);
        }
        return fateByClients(write, read);
    }

    private String fateByVersion(int write, int read, Version lost, Version kept) {
        if (dots(kept.context()).contains(lost.dot())) {
            return "superseded";
        }
        var outranked = outranks(kept, lost);
        if (dots(lost.context()).contains(kept.dot())) {
            return outranked ? "lost-causally-later" : vanished(write, read);
        }
        if (outranked) {
            return "lost-concurrent";
        }
        return dots(kept.seen()).contains(lost.dot()) ? "wrong-winner" : vanished(write, read);
    }

    private String fateByClients(int write, int read) {
        var explanations = new ArrayList<Integer>();
        for (var row = 0; row < operations.size(); row++) {
            if (isWrite(row)
                    && operations.outcome(row) != Outcome.FAIL
                    && operations.key(row).equals(operations.key(write))
                    && written(row).equals(operations.result(read))) {
                explanations.add(row);
            }
        }
        if (explanations.stream().anyMatch(row -> before[write][row])) {
            return "superseded";
        }
        if (explanations.stream().allMatch(row -> before[row][write])) {
            return operations.result(read).equals(Value.NONE) || reads(write).containsKey(operations.node(write))
                    ? (operations.result(read).equals(Value.NONE) ? vanished(write, read) : "lost-causally-later")
                    : "undetermined";
        }
        return "undetermined";
    }

    /** Gone, unless the one node that may still have it was not read. */
    private String vanished(int write, int read) {
        var seen = dots(operations.version(read).seen());
        var arrived = operations.version(write).isKnown()
                && seen.contains(operations.version(write).dot());
        return arrived || reads(write).containsKey(operations.node(write)) ? "vanished" : "undetermined";
    }

    private static boolean outranks(Version left, Version right) {
        if (left.timestampMicros() != right.timestampMicros()) {
            return left.timestampMicros() > right.timestampMicros();
        }
        return left.dot().replica().compareTo(right.dot().replica()) > 0;
    }

    private static Set<Dot> dots(VersionVector vector) {
        var dots = new HashSet<Dot>();
        vector.entries().forEach((replica, last) -> {
            for (var sequence = 1L; sequence <= last; sequence++) {
                dots.add(new Dot(replica, sequence));
            }
        });
        return dots;
    }

    private boolean isWrite(int row) {
        return !operations.function(row).equals(Function.READ);
    }

    private Value written(int row) {
        return operations.argument(row) instanceof Value.Sequence(var sides)
                ? sides.getLast()
                : operations.argument(row);
    }

    /** Session order, without what writes of unknown outcome come before, and reads-from, closed. */
    private boolean[][] closure() {
        var size = operations.size();
        var closed = new boolean[size][size];
        for (var a = 0; a < size; a++) {
            for (var b = 0; b < size; b++) {
                closed[a][b] = isSessionOrdered(a, b) || isReadBy(a, b);
            }
        }
        for (var via = 0; via < size; via++) {
            for (var a = 0; a < size; a++) {
                for (var b = 0; b < size && closed[a][via]; b++) {
                    closed[a][b] |= closed[via][b];
                }
            }
        }
        return closed;
    }

    private boolean isSessionOrdered(int a, int b) {
        return operations.session(a) == operations.session(b)
                && operations.completedIndex(a) < operations.invokedIndex(b)
                && operations.outcome(a) == Outcome.OK;
    }

    private boolean isReadBy(int a, int b) {
        if (a == b || !isWrite(a) || operations.outcome(a) == Outcome.FAIL || operations.outcome(b) != Outcome.OK) {
            return false;
        }
        var read =
                operations.argument(b) instanceof Value.Sequence(var sides) ? sides.getFirst() : operations.result(b);
        return operations.key(a).equals(operations.key(b))
                && !written(a).equals(Value.NONE)
                && written(a).equals(read);
    }
}
