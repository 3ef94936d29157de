package org.rashomon.checkers.linearizability;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.rashomon.checkers.linearizability.Certificate.Impossibility;
import org.rashomon.checkers.linearizability.Certificate.Linearization;
import org.rashomon.checkers.linearizability.ExhaustiveSearch.Answer;
import org.rashomon.checkers.linearizability.ExhaustiveSearch.Timed;
import org.rashomon.checkers.linearizability.Model.Locality;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/**
 * Checks certificates against the history and the model alone. Shares no code with whoever found them, so a mistake
 * there can make a verdict undecided, not wrong.
 */
final class CertificateVerifier<S> {

    /** What the exhaustive search may try before it gives up: some tens of MiB. */
    private static final long MAX_CONFIGURATIONS = 200_000;

    /** The exhaustive search calls itself once for each operation. */
    private static final int MAX_OPERATIONS = 1_000;

    private final Model<S> model;
    private final Operations operations;
    private final boolean divided;

    CertificateVerifier(History history, Model<S> model) {
        this.model = model;
        operations = history.operations();
        divided = isDivided();
    }

    /** Whether each order is legal and respects real time, and none of the acknowledged operations is missing. */
    boolean confirms(Linearization certificate) {
        if (RegisterRules.fit(model)) {
            return new RegisterReplay(operations).confirms(certificate.orders());
        }
        var seen = new BitSet(operations.size());
        for (var order : certificate.orders()) {
            if (!isLegal(order, seen)) {
                return false;
            }
        }
        for (var row = 0; row < operations.size(); row++) {
            if (operations.outcome(row) == Outcome.OK && !seen.get(row)) {
                return false;
            }
        }
        return true;
    }

    /** Whether what was left out could not have helped, and what is left has no order. */
    boolean confirms(Impossibility certificate) {
        if (certificate.rows().size() > MAX_OPERATIONS || !isOneObjectUnderWay(certificate)) {
            return false;
        }
        if (RegisterRules.fit(model)) {
            var rules = new RegisterRules<>(model, operations, certificate);
            return rules.isWholeEnough() && isImpossible(certificate, rules.starts(), Set.of());
        }
        var absent = new HashSet<Value>();
        return certificate.fromIndex() < 1
                && isClosed(certificate, absent)
                && isImpossible(certificate, List.of(model.initial()), absent);
    }

    /** Whether the operations have no order from any of the states, when nobody sees the values that are absent. */
    private boolean isImpossible(Impossibility certificate, List<S> starts, Set<Value> absent) {
        var calls = new ArrayList<Timed>();
        for (int row : certificate.rows()) {
            var seen = seenThrough(certificate, row);
            calls.add(new Timed(model.without(seen.call(), absent::contains), seen.invoked(), seen.returned()));
        }
        for (var start : starts) {
            if (new ExhaustiveSearch<>(model, calls, MAX_CONFIGURATIONS).from(start) != Answer.IMPOSSIBLE) {
                return false;
            }
        }
        return true;
    }

    private boolean isLegal(int[] order, BitSet seen) {
        var object = Replayed.of(model);
        var latestCall = -1L;
        for (var row : order) {
            var known = operations.outcome(row) != Outcome.FAIL && isSameObject(row, order[0]);
            if (!known || seen.get(row) || returned(row) < latestCall || !object.apply(call(row))) {
                return false;
            }
            seen.set(row);
            latestCall = Math.max(latestCall, operations.invokedIndex(row));
        }
        return true;
    }

    private Timed seenThrough(Impossibility certificate, int row) {
        var invoked = operations.invokedIndex(row);
        var pendingAtStart = invoked < certificate.fromIndex();
        var returned = pendingAtStart || returned(row) > certificate.toIndex() ? ExhaustiveSearch.NEVER : returned(row);
        return new Timed(call(row), invoked, returned);
    }

    private boolean isOneObjectUnderWay(Impossibility certificate) {
        var object = certificate.rows().getFirst();
        for (int row : certificate.rows()) {
            var underWay =
                    operations.invokedIndex(row) <= certificate.toIndex() && returned(row) >= certificate.fromIndex();
            if (!underWay || operations.outcome(row) == Outcome.FAIL || !isSameObject(row, object)) {
                return false;
            }
        }
        return true;
    }

    /** Only what reads, or what concerns values of which nothing was kept, may be left out. Notes those values. */
    private boolean isClosed(Impossibility certificate, Set<Value> absent) {
        var kept = new BitSet();
        certificate.rows().forEach(kept::set);
        var present = kept.stream().mapToObj(this::mentioned).collect(Collectors.toSet());
        for (var row = 0; row < operations.size(); row++) {
            var concerned = !kept.get(row)
                    && operations.outcome(row) != Outcome.FAIL
                    && operations.invokedIndex(row) <= certificate.toIndex()
                    && isSameObject(row, certificate.rows().getFirst());
            if (concerned && !model.readOnly(call(row))) {
                var value = mentioned(row);
                if (model.locality() != Locality.KEYS_AND_VALUES
                        || value.equals(Value.NONE)
                        || present.contains(value)) {
                    return false;
                }
                absent.add(value);
            }
        }
        return true;
    }

    /** The element that an operation on a collection puts in or takes out; nothing when it may have been any. */
    private Value mentioned(int row) {
        return operations.argument(row).equals(Value.NONE) ? operations.result(row) : operations.argument(row);
    }

    private boolean isSameObject(int row, int other) {
        if (model.locality() == Locality.NONE) {
            return true;
        }
        return operations.key(row).equals(operations.key(other))
                && (!divided || model.part(call(row)).equals(model.part(call(other))));
    }

    private boolean isDivided() {
        for (var row = 0; row < operations.size(); row++) {
            if (model.part(call(row)).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private Call call(int row) {
        return new Call(
                operations.function(row), operations.argument(row), operations.result(row), operations.outcome(row));
    }

    /** The index of the return; an operation whose answer is unknown never surely returned. */
    private long returned(int row) {
        return operations.outcome(row) == Outcome.OK ? operations.completedIndex(row) : Operations.NEVER;
    }
}
