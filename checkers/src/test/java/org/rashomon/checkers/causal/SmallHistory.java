package org.rashomon.checkers.causal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * A history of a few single operations on two keys, in which the writes of a key write 1, 2 and so on. Operations of
 * one session stand in session order.
 */
public record SmallHistory(List<Op> ops) {

    private static final int KEYS = 2;
    private static final int KINDS = 2 * KEYS;

    /**
     * One operation.
     *
     * @param value what is written, or read; 0 is the initial value
     */
    public record Op(int session, boolean isWrite, int key, int value) {
        @Override
        public String toString() {
            return "%s(%d,%d,%d)".formatted(isWrite ? "w" : "r", key, value, session);
        }
    }

    public SmallHistory {
        ops = List.copyOf(ops);
    }

    /** The history as the checkers take it. */
    public TransactionHistory transactions() {
        var builder = new TransactionHistoryBuilder();
        for (var op : ops) {
            builder.begin(op.session, TransactionHistory.Fate.COMMITTED);
            var key = builder.key("xy".substring(op.key, op.key + 1));
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
            ops.add(new Op(sessionOf[i], isWrite, key, isWrite ? ++written[key] : values[i]));
        }
        return new SmallHistory(ops);
    }
}
