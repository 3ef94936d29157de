package org.rashomon.checkers.causal;

import java.util.HashMap;
import java.util.List;

/**
 * Transactions of several sessions, each a sequence of reads and writes of registers, as columns. Transactions are
 * numbered from 0 so that those of one session ascend in session order; operations are numbered from 0 along the
 * transactions. Values are codes: equal for equal values. A single operation is a transaction of one.
 *
 * <p>Every key has an initial value before all transactions, which no transaction writes.
 */
public final class TransactionHistory {

    /** How a transaction ended. */
    public enum Fate {
        COMMITTED(0),
        /** Certain to have had no effect. */
        ABORTED(1),
        /** Nobody knows: it may take effect at any time after its session began it, or never. */
        UNKNOWN(2);

        private final int code;

        Fate(int code) {
            this.code = code;
        }

        /** The cell of a column that holds this fate. */
        int code() {
            return code;
        }

        private static Fate of(int code) {
            return switch (code) {
                case 0 -> COMMITTED;
                case 1 -> ABORTED;
                case 2 -> UNKNOWN;
                default -> throw new IllegalArgumentException("no fate has code " + code);
            };
        }
    }

    /** What an operation does. */
    enum Kind {
        READ(0),
        /** A read that returned the initial value. */
        INITIAL_READ(1),
        WRITE(2);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        /** The cell of a column that holds this kind. */
        int code() {
            return code;
        }

        static Kind of(int code) {
            return switch (code) {
                case 0 -> READ;
                case 1 -> INITIAL_READ;
                case 2 -> WRITE;
                default -> throw new IllegalArgumentException("no kind has code " + code);
            };
        }
    }

    private final Columns columns;
    private final List<String> keys;
    private final int sessions;
    private final Origin origin;

    /**
     * The cells.
     *
     * @param first the first operation of each transaction, and one more that ends the last
     */
    record Columns(IntList session, IntList fate, IntList first, IntList key, LongList value, IntList kind) {}

    TransactionHistory(Columns columns, List<String> keys, int sessions, Origin origin) {
        this.columns = columns;
        this.keys = List.copyOf(keys);
        this.sessions = sessions;
        this.origin = origin;
    }

    /** How many transactions there are, whatever became of them. */
    public int size() {
        return columns.session.size();
    }

    /** How many operations all transactions have together. */
    public int operations() {
        return columns.key.size();
    }

    /** How many sessions there are; they are numbered from 0. */
    public int sessions() {
        return sessions;
    }

    /** How many keys there are; they are numbered from 0. */
    public int keys() {
        return keys.size();
    }

    int session(int transaction) {
        return columns.session.get(transaction);
    }

    Fate fate(int transaction) {
        return Fate.of(columns.fate.get(transaction));
    }

    int firstOperation(int transaction) {
        return columns.first.get(transaction);
    }

    int endOperation(int transaction) {
        return columns.first.get(transaction + 1);
    }

    int key(int operation) {
        return columns.key.get(operation);
    }

    long value(int operation) {
        return columns.value.get(operation);
    }

    Kind kind(int operation) {
        return Kind.of(columns.kind.get(operation));
    }

    String keyName(int key) {
        return keys.get(key);
    }

    Origin origin() {
        return origin;
    }

    /** The key and value of an operation, such as {@code x=5}. */
    String text(int operation) {
        var value = kind(operation) == Kind.INITIAL_READ ? "nothing" : origin.value(value(operation));
        return keyName(key(operation)) + "=" + value;
    }

    /** Shows every operation, but those of transactions of unknown outcome that nobody read from. */
    public void visit(TransactionVisitor visitor) {
        var sources = new Sources(this);
        var numbers = new HashMap<Long, Integer>();
        for (var transaction = 0; transaction < size(); transaction++) {
            var aborted = fate(transaction) == Fate.ABORTED;
            if (!aborted && !sources.isPart(transaction)) {
                continue;
            }
            for (var at = firstOperation(transaction); at < endOperation(transaction); at++) {
                var place = new TransactionVisitor.Place(
                        key(at) + 1, session(transaction), aborted ? TransactionVisitor.ABORTED : transaction);
                var number = kind(at) == Kind.INITIAL_READ
                        ? 0
                        : numbers.computeIfAbsent(value(at), value -> numbers.size() + 1);
                switch (kind(at)) {
                    case READ, INITIAL_READ -> visitor.read(place, number);
                    case WRITE -> visitor.write(place, number);
                }
            }
        }
    }
}
