package org.rashomon.checkers.session;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.Evidence;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.Mutations;
import org.rashomon.checkers.causal.Ranks;
import org.rashomon.checkers.causal.SessionOrder;
import org.rashomon.history.Dot;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/**
 * Consistent prefix by the versions that the store named. A session that was shown the write n1:7 of any key and then
 * reads x must not be shown a version of x that an earlier write of n1 had replaced; nor nothing, if n1 had written x.
 *
 * <p>What n1's write had replaced is told by its context. A version that is ranked above n1's write is no gap: the
 * write may be there and have lost. For each read the last write of each origin to that key within what was shown is
 * looked at, which takes a binary search; earlier ones were replaced by it. Registers only.
 */
final class PrefixAudit {

    private static final int NONE = -1;

    private final Operations operations;
    private final Ranks ranks;
    private final SessionOrder sessions;
    private final Findings findings;
    private final Map<Integer, TreeMap<String, List<Integer>>> writes = new HashMap<>();
    private final BitSet deletedKeys = new BitSet();
    private final Map<Dot, Integer> rowOf = new HashMap<>();
    private final Map<Integer, Map<String, Integer>> shown = new HashMap<>();

    PrefixAudit(History history, SessionOrder sessions, Findings findings) {
        this.operations = history.operations();
        this.ranks = new Ranks(history);
        this.sessions = sessions;
        this.findings = findings;
    }

    /**
     * Reports every gap.
     *
     * @return how many reads were told which version they returned
     */
    long run() {
        for (var row = 0; row < operations.size(); row++) {
            if (operations.function(row).equals(Function.DELETE)) {
                // Once its trace may be gone, nobody can tell it from a key that was never written.
                deletedKeys.set(operations.keyNumber(row));
            }
            if (operations.hasVersion(row) && Mutations.isRegisterWrite(operations.function(row))) {
                rowOf.put(operations.dot(row), row);
                writes.computeIfAbsent(operations.keyNumber(row), key -> new TreeMap<>())
                        .computeIfAbsent(operations.dot(row).replica(), origin -> new ArrayList<>())
                        .add(row);
            }
        }
        writes.values()
                .forEach(ofKey -> ofKey.values().forEach(rows -> rows.sort(Comparator.comparingLong(this::sequence))));
        var reads = 0L;
        for (var row = 0; row < operations.size(); row++) {
            if (operations.function(row).equals(Function.READ) && operations.outcome(row) == Outcome.OK) {
                reads += operations.hasVersion(row) ? 1 : 0;
                visit(row);
            }
        }
        return reads;
    }

    private void visit(int read) {
        var seen = shown.computeIfAbsent(sessions.of(read), session -> new HashMap<>());
        var told = operations.hasVersion(read);
        // A read of nothing without a version is of a key that the replica does not know at all.
        if (told || operations.siblings(read).isEmpty()) {
            for (var ofOrigin : writes.getOrDefault(operations.keyNumber(read), new TreeMap<>())
                    .entrySet()) {
                var latest = seen.getOrDefault(ofOrigin.getKey(), NONE);
                if (latest != NONE) {
                    hold(read, latest, lastUpTo(ofOrigin.getValue(), sequence(latest)));
                }
            }
        }
        if (told && rowOf.containsKey(operations.dot(read))) {
            var write = rowOf.get(operations.dot(read));
            seen.merge(
                    operations.dot(read).replica(),
                    write,
                    (one, other) -> sequence(one) >= sequence(other) ? one : other);
        }
    }

    /** Whether the read shows what the earlier write had replaced. */
    private void hold(int read, int shownBefore, int earlier) {
        if (earlier == NONE || operations.dot(earlier).equals(operations.dot(read))) {
            return;
        }
        var version = operations.version(read);
        var replaced = version.isKnown()
                ? operations.version(earlier).hadSeen(version) && !isRankedAbove(read, earlier)
                : operations.result(read).equals(Value.NONE) && !deletedKeys.get(operations.keyNumber(read));
        if (replaced) {
            findings.anomaly(() -> new Anomaly(
                    PrefixChecker.PREFIX_GAP.name(),
                    "Session %d had been shown %s of %s, but %s then answered a read of %s without its earlier %s."
                            .formatted(
                                    operations.session(read),
                                    operations.dot(shownBefore),
                                    operations.dot(shownBefore).replica(),
                                    operations.node(read),
                                    operations.key(read),
                                    operations.dot(earlier)),
                    List.of(
                            Evidence.of(operations, earlier, "earlier write"),
                            Evidence.of(operations, shownBefore, "later write, shown"),
                            Evidence.of(operations, read, "read without the earlier one"))));
        }
    }

    private boolean isRankedAbove(int read, int write) {
        return ranks.of(read) > ranks.of(write);
    }

    private int lastUpTo(List<Integer> rows, long sequence) {
        var low = 0;
        var high = rows.size();
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (sequence(rows.get(middle)) <= sequence) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? NONE : rows.get(low - 1);
    }

    private long sequence(int row) {
        return operations.dot(row).sequence();
    }
}
