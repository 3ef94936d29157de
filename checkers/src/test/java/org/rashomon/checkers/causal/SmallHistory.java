package org.rashomon.checkers.causal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * A history of a few single operations, usually on two keys, in which the writes of a key write 1, 2 and so on.
 * Operations of one session stand in session order.
 */
public record SmallHistory(List<Op> ops) {

    private static final int KEYS = 2;
    private static final int KINDS = 2 * KEYS;

    /**
     * One operation.
     *
     * @param value what is written, or read; 0 is the initial value
     * @param isUnknown whether nobody knows when it took effect
     */
    public record Op(int session, boolean isWrite, int key, int value, boolean isUnknown) {

        /** A write that was acknowledged. */
        public static Op write(int session, int key, int value) {
            return new Op(session, true, key, value, false);
        }

        /** A read. */
        public static Op read(int session, int key, int value) {
            return new Op(session, false, key, value, false);
        }

        @Override
        public String toString() {
            return "%s%s(%d,%d,%d)".formatted(isWrite ? "w" : "r", isUnknown ? "?" : "", key, value, session);
        }
    }

    public SmallHistory {
        ops = List.copyOf(ops);
    }

    /** The history as the checkers take it. */
    public TransactionHistory transactions() {
        var builder = new TransactionHistoryBuilder();
        for (var op : ops) {
            builder.begin(
                    op.session, op.isUnknown ? TransactionHistory.Fate.UNKNOWN : TransactionHistory.Fate.COMMITTED);
            var key = builder.key("k" + op.key);
            if (op.isWrite) {
                builder.write(key, op.value);
            } else if (op.value == 0) {
                builder.readInitial(key);
            } else {
                builder.read(key, op.value);
            }
        }
        return builder.build();
    }

    /** Shows every history of that many operations in one, two and three sessions, apart from renamed sessions. */
    public static void forAll(int operations, Consumer<SmallHistory> visitor) {
        for (var first = operations; first >= 1; first--) {
            for (var second = Math.min(first, operations - first); second >= 0; second--) {
                var third = operations - first - second;
                if (third <= second) {
                    forAll(new int[] {first, second, third}, visitor);
                }
            }
        }
    }

    /** A random history of that many operations in two or three sessions. */
    public static SmallHistory random(SplittableRandom random, int operations) {
        var sessions = 2 + random.nextInt(2);
        var kinds = random.ints(operations, 0, KINDS).toArray();
        var sessionOf = random.ints(operations, 0, sessions).toArray();
        var written = new int[KEYS];
        Arrays.stream(kinds).filter(kind -> kind < KEYS).forEach(kind -> written[kind]++);
        var values = Arrays.stream(kinds)
                .map(kind -> kind < KEYS ? 0 : random.nextInt(written[kind - KEYS] + 1))
                .toArray();
        return of(kinds, values, sessionOf);
    }

    /** The same history, but nobody knows of some of its writes when they took effect. */
    public SmallHistory withUnknownWrites(SplittableRandom random) {
        return new SmallHistory(ops.stream()
                .map(op -> new Op(op.session, op.isWrite, op.key, op.value, op.isWrite && random.nextInt(3) == 0))
                .toList());
    }

    private static void forAll(int[] sizes, Consumer<SmallHistory> visitor) {
        var operations = Arrays.stream(sizes).sum();
        var sessionOf = new int[operations];
        Arrays.fill(sessionOf, sizes[0], operations, 1);
        Arrays.fill(sessionOf, sizes[0] + sizes[1], operations, 2);
        for (var number = 0; number < Math.pow(KINDS, operations); number++) {
            var kinds = new int[operations];
            var written = new int[KEYS];
            var rest = number;
            for (var i = 0; i < operations; i++) {
                kinds[i] = rest % KINDS;
                rest /= KINDS;
                if (kinds[i] < KEYS) {
                    written[kinds[i]]++;
                }
            }
            forAllValues(kinds, written, sessionOf, visitor);
        }
    }

    private static void forAllValues(int[] kinds, int[] written, int[] sessionOf, Consumer<SmallHistory> visitor) {
        var values = new int[kinds.length];
        var carry = false;
        while (!carry) {
            visitor.accept(of(kinds, values, sessionOf));
            carry = true;
            for (var i = 0; i < kinds.length && carry; i++) {
                if (kinds[i] >= KEYS) {
                    values[i] = values[i] == written[kinds[i] - KEYS] ? 0 : values[i] + 1;
                    carry = values[i] == 0;
                }
            }
        }
    }

    private static SmallHistory of(int[] kinds, int[] values, int[] sessionOf) {
        var ops = new ArrayList<Op>();
        var written = new int[KEYS];
        for (var i = 0; i < kinds.length; i++) {
            var isWrite = kinds[i] < KEYS;
            var key = kinds[i] % KEYS;
            var value = isWrite ? ++written[key] : values[i];
            ops.add(isWrite ? Op.write(sessionOf[i], key, value) : Op.read(sessionOf[i], key, value));
        }
        return new SmallHistory(ops);
    }
}
