package org.rashomon.checkers.linearizability;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rashomon.checkers.linearizability.ObjectCheck.Decision;

/**
 * Decides a register whose values were each written at most once, in time linear in its events.
 *
 * <p>After Gibbons and Korach, "Testing shared memories" (1997): a write and the reads of its value form a cluster,
 * which must take effect as a whole. Extended here to compare-and-set, which glues the cluster of its new value
 * directly behind that of its expected value, so that clusters form chains; and to operations that never returned,
 * which count only when somebody saw their value. Sound and complete where it applies.
 */
final class UniqueRegister {

    private static final int NOBODY = -1;

    private final Subhistory history;
    private final RegisterView register;
    private final int size;
    /** For each value its writer; the initial value's is an imaginary operation with the number {@link #size}. */
    private final int[] writer;

    /** For each operation whose value it observed, {@link #NOBODY} when it does not look or nobody wrote it. */
    private final int[] source;

    /** Operations that took effect; for those that never returned, who saw it. */
    private final int[] seenBy;

    private final Chains chains;

    private UniqueRegister(Subhistory history) {
        this.history = history;
        register = new RegisterView(history);
        size = history.size();
        writer = new int[history.values.size()];
        source = new int[size + 1];
        seenBy = new int[size];
        chains = new Chains(history, source);
    }

    /** A decision, or nothing when values were written more than once. */
    static Optional<Decision> decide(Subhistory history) {
        var check = new UniqueRegister(history);
        return check.findWriters() ? Optional.of(check.decide()) : Optional.empty();
    }

    private boolean findWriters() {
        Arrays.fill(writer, NOBODY);
        writer[ValueCoder.NONE] = size;
        for (var op = 0; op < size; op++) {
            var value = register.writes(op);
            if (value >= 0) {
                if (writer[value] != NOBODY) {
                    return false;
                }
                writer[value] = op;
            }
        }
        return true;
    }

    private Decision decide() {
        source[size] = NOBODY;
        for (var op = 0; op < size; op++) {
            var value = register.observes(op);
            source[op] = value < 0 ? NOBODY : writer[value];
            if (value >= 0 && source[op] == NOBODY && history.returns(op)) {
                return refuted(op);
            }
        }
        var unexplained = findEffective();
        if (unexplained != NOBODY) {
            return refuted(unexplained);
        }
        for (var op = 0; op < size; op++) {
            if (tookEffect(op)) {
                var rival = register.writes(op) >= 0 ? chains.addWriter(op) : chains.addReader(op);
                if (rival != Chains.NONE) {
                    return refuted(op, rival, source[op]);
                }
            }
        }
        return chains.conflict().<Decision>map(this::refuted).orElseGet(() -> new Decision.Linearizable(chains::order));
    }

    private boolean tookEffect(int op) {
        return history.returns(op) || seenBy[op] != NOBODY;
    }

    /**
     * Finds out which operations that never returned must have taken effect. Answers one that must have and cannot,
     * because nobody wrote what it expected.
     */
    private int findEffective() {
        Arrays.fill(seenBy, NOBODY);
        for (var op = 0; op < size; op++) {
            var observer = op;
            var seen = history.returns(op) ? source[op] : NOBODY;
            while (seen != NOBODY && seen < size && !tookEffect(seen)) {
                seenBy[seen] = observer;
                if (register.observes(seen) >= 0 && source[seen] == NOBODY) {
                    return seen;
                }
                observer = seen;
                seen = source[seen];
            }
        }
        return NOBODY;
    }

    /** An operation and whoever proves that it took effect. */
    private IntStream path(int op) {
        return IntStream.iterate(op, next -> next != NOBODY, next -> history.returns(next) ? NOBODY : seenBy[next]);
    }

    private Decision refuted(int... involved) {
        var ops = Arrays.stream(involved)
                .filter(op -> op >= 0 && op < size)
                .flatMap(this::path)
                .sorted()
                .distinct()
                .toArray();
        var end = Arrays.stream(ops).map(op -> history.returns(op) ? history.ret[op] : history.call[op]);
        return new Decision.NotLinearizable(new Refutation(0, end.max().orElse(0), ops));
    }
}
