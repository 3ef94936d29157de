package org.rashomon.checkers.linearizability;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Decides registers whose values were each written at most once, in time linear in their events.
 *
 * <p>After Gibbons and Korach, "Testing shared memories" (1997): a write and the reads of its value form a cluster,
 * which must take effect as a whole. Extended here to compare-and-set, which glues the cluster of its new value
 * directly behind that of its expected value, so that clusters form chains; and to operations that never returned,
 * which count only when somebody saw their value. Sound and complete where it applies.
 */
final class UniqueRegister {

    private static final int NOBODY = -1;

    private final RegisterColumns register;
    private final int size;
    /**
     * For each value its writer; that of a register's initial value is an imaginary operation, numbered from
     * {@link #size} on.
     */
    private final int[] writer;

    private final Chains chains;
    /** For operations that never returned, the operation that proves that they took effect. */
    private int[] seenBy = {};

    private UniqueRegister(RegisterColumns register) {
        this.register = register;
        size = register.size;
        writer = new int[register.codes];
        chains = new Chains(register);
    }

    /** What came out. */
    sealed interface Finding {

        /**
         * There is an order.
         *
         * @param order works it out, all registers mixed but each in its order
         */
        record Linearizable(Supplier<int[]> order) implements Finding {}

        /**
         * There is none.
         *
         * @param from the first event that the proof needs
         * @param to the last
         * @param ops the operations that it needs, ascending, and the writers of everything that they observed
         */
        @SuppressWarnings("ArrayRecordComponent") // operations by number, never compared
        record NotLinearizable(int from, int to, int[] ops) implements Finding {}
    }

    /** A decision, or nothing when values were written more than once, or twice with the same code. */
    static Optional<Finding> decide(RegisterColumns register) {
        var check = new UniqueRegister(register);
        return check.findWriters() ? Optional.of(check.decide()) : Optional.empty();
    }

    private boolean findWriters() {
        Arrays.fill(writer, NOBODY);
        for (var object = 0; object < register.initial.length; object++) {
            writer[register.initial[object]] = size + object;
        }
        return findWriters(register.writers) && findWriters(register.swaps);
    }

    private boolean findWriters(RegisterColumns.Ops ops) {
        for (var i = 0; i < ops.size(); i++) {
            var op = ops.get(i);
            var value = register.writes[op];
            if (value >= 0) {
                if (writer[value] != NOBODY) {
                    return false;
                }
                writer[value] = op;
            }
        }
        return true;
    }

    private Finding decide() {
        var culprit = placeAll();
        if (culprit != NOBODY) {
            return refuted(culprit, chains.rival(culprit), source(culprit));
        }
        return chains.conflict()
                .<Finding>map(this::refuted)
                .orElseGet(() -> new Finding.Linearizable(() -> new ChainOrder(chains, register, writer).order()));
    }

    /** Adds all operations that took effect to their chains; answers one that cannot have, or {@link #NOBODY}. */
    private int placeAll() {
        for (var i = 0; i < register.writers.size(); i++) {
            chains.addWriteIf(register.returns(register.writers.get(i)));
        }
        for (var i = 0; i < register.swaps.size(); i++) {
            var op = register.swaps.get(i);
            var culprit = register.returns(op) ? place(op) : NOBODY;
            if (culprit != NOBODY) {
                return culprit;
            }
        }
        for (var i = 0; i < register.readers.size(); i++) {
            var culprit = place(register.readers.get(i));
            if (culprit != NOBODY) {
                return culprit;
            }
        }
        return NOBODY;
    }

    /** Adds an operation that observed something; answers one that cannot have taken effect, or {@link #NOBODY}. */
    private int place(int op) {
        var source = source(op);
        if (source == NOBODY) {
            return op;
        }
        if (register.writes[op] < 0) {
            chains.addReader(op, source);
        } else if (!chains.addReplacement(op, source)) {
            return op;
        }
        return source >= size || register.returns(source) ? NOBODY : placeUnanswered(source, op);
    }

    /** Adds an operation that never returned, but whose value was seen, and those that it saw itself. */
    private int placeUnanswered(int op, int observer) {
        if (seenBy.length == 0) {
            seenBy = new int[size];
            Arrays.fill(seenBy, NOBODY);
        }
        var by = observer;
        for (var seen = op; seen < size && !register.returns(seen) && seenBy[seen] == NOBODY; ) {
            seenBy[seen] = by;
            if (register.observes[seen] < 0) {
                chains.addWriteIf(true);
                return NOBODY;
            }
            var source = source(seen);
            if (source == NOBODY || !chains.addReplacement(seen, source)) {
                return seen;
            }
            by = seen;
            seen = source;
        }
        return NOBODY;
    }

    /** An operation and whoever proves that it took effect. */
    private IntStream path(int op) {
        return IntStream.iterate(
                op,
                next -> next != NOBODY,
                next -> register.returns(next) || seenBy.length == 0 ? NOBODY : seenBy[next]);
    }

    private Finding refuted(int... involved) {
        var ops = Arrays.stream(involved)
                .filter(op -> op >= 0 && op < size)
                .flatMap(this::path)
                .distinct()
                .toArray();
        var from = Arrays.stream(ops).map(op -> register.call[op]).min().orElse(0);
        var to = Arrays.stream(ops)
                .map(op -> register.returns(op) ? register.ret[op] : register.call[op])
                .max()
                .orElse(0);
        return new Finding.NotLinearizable(from, to, withWriters(ops, from, to));
    }

    /** Adds the writers of what was observed, and of what they observed themselves unless they returned too early. */
    private int[] withWriters(int[] ops, int from, int to) {
        var all = new TreeSet<Integer>();
        var open = new ArrayDeque<Integer>();
        Arrays.stream(ops).forEach(open::add);
        while (!open.isEmpty()) {
            var op = open.remove();
            if (all.add(op) && register.ret[op] >= from) {
                var source = source(op);
                if (source != NOBODY && source < size && register.call[source] <= to) {
                    open.add(source);
                }
            }
        }
        return all.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Who wrote what an operation observed. */
    private int source(int op) {
        var source = register.observes[op] < 0 ? NOBODY : writer[register.observes[op]];
        var isForeign =
                source >= 0 && source < size && register.isShared && register.object(source) != register.object(op);
        return isForeign ? NOBODY : source;
    }
}
