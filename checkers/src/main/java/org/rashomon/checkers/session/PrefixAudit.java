package org.rashomon.checkers.session;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.Evidence;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.FunctionSet;
import org.rashomon.checkers.Mutations;
import org.rashomon.checkers.causal.Ranks;
import org.rashomon.checkers.causal.SessionOrder;
import org.rashomon.checkers.visibility.KeyUpdates;
import org.rashomon.checkers.visibility.KnownUpdates;
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
    private final FunctionSet writes;
    private final FunctionSet reads;
    private final KnownUpdates updates;
    private final KeyUpdates ofKeys;
    private final BitSet deletedKeys = new BitSet();
    /** For each session and replica the row of the latest write that was shown. */
    private final Map<Integer, int[]> shown = new HashMap<>();

    PrefixAudit(History history, SessionOrder sessions, Findings findings) {
        this.operations = history.operations();
        this.ranks = new Ranks(history);
        this.sessions = sessions;
        this.findings = findings;
        this.writes = new FunctionSet(operations, Mutations::isRegisterWrite);
        this.reads = new FunctionSet(operations, Function.READ::equals);
        this.updates = new KnownUpdates(operations);
        this.ofKeys = new KeyUpdates(operations, updates, writes::has);
    }

    /**
     * Reports every gap.
     *
     * @return how many reads were told which version they returned
     */
    long run() {
        var deletes = new FunctionSet(operations, Function.DELETE::equals);
        for (var row = 0; row < operations.size(); row++) {
            if (deletes.has(row)) {
                // Once its trace may be gone, nobody can tell it from a key that was never written.
                deletedKeys.set(operations.keyNumber(row));
            }
        }
        var count = 0L;
        for (var row = 0; row < operations.size(); row++) {
            if (reads.has(row) && operations.outcome(row) == Outcome.OK) {
                count += operations.hasVersion(row) ? 1 : 0;
                visit(row);
            }
        }
        return count;
    }

    private void visit(int read) {
        var seen = shown.computeIfAbsent(sessions.of(read), session -> nothing());
        var told = operations.hasVersion(read);
        // A read of nothing without a version is of a key that the replica does not know at all.
        if (told || operations.siblings(read).isEmpty()) {
            for (var replica = 0; replica < seen.length; replica++) {
                if (seen[replica] != NONE) {
                    hold(read, seen[replica], lastUpTo(read, seen[replica]));
                }
            }
        }
        var write = told ? updates.row(operations.dotReplica(read), operations.dotSequence(read)) : NONE;
        if (write != NONE && writes.has(write)) {
            var latest = seen[operations.dotReplica(read)];
            if (latest == NONE || operations.dotSequence(latest) < operations.dotSequence(write)) {
                seen[operations.dotReplica(read)] = write;
            }
        }
    }

    private int[] nothing() {
        var rows = new int[updates.replicas()];
        Arrays.fill(rows, NONE);
        return rows;
    }

    /** Whether the read shows what the earlier write had replaced. */
    private void hold(int read, int shownBefore, int earlier) {
        if (earlier == NONE || isVersion(read, earlier)) {
            return;
        }
        var replaced = operations.hasVersion(read)
                ? operations.hadSeen(earlier, read) && !isRankedAbove(read, earlier)
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

    private boolean isVersion(int read, int write) {
        return operations.dotReplica(write) == operations.dotReplica(read)
                && operations.dotSequence(write) == operations.dotSequence(read);
    }

    /** The last write of the read's key by the replica of another write, up to that one. */
    private int lastUpTo(int read, int latest) {
        var key = operations.keyNumber(read);
        var replica = operations.dotReplica(latest);
        var end = ofKeys.upTo(key, replica, operations.dotSequence(latest));
        return end == ofKeys.from(key, replica) ? NONE : ofKeys.row(end - 1);
    }
}
