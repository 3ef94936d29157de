package org.rashomon.history;

import java.util.List;
import java.util.Optional;

/**
 * The operations of a history as columns: row {@code r} is the {@code r}th invocation together with its outcome.
 * Rows are numbered from 0 in the order of invocation.
 *
 * <p>An operation whose outcome the history does not hold, because it was cut off, has the outcome {@link
 * Outcome#INFO} and no completion.
 */
public final class Operations {

    /** Stands for the completion of an operation that has none. */
    public static final long NEVER = Long.MAX_VALUE;

    /** The cell of {@link Value#NONE}. */
    public static final long NO_VALUE = 1;

    private static final int ROWS_BETWEEN_LOOKS = 1 << 14;

    final Interner<String> nodes;
    final Interner<String> keys;
    final Interner<Function> functions;
    final Interner<String> errors;
    final LongColumn invokedNanos;
    final LongColumn completedNanos;
    final LongColumn invokedIndex;
    final LongColumn completedIndex;
    final IntColumn process;
    final IntColumn session;
    final IntColumn node;
    final IntColumn function;
    final IntColumn key;
    final IntColumn outcome;
    final IntColumn error;
    private final ValueColumn.Pool values;
    final ValueColumn argument;
    final ValueColumn result;
    final VersionColumns versions;
    private final Optional<Runnable> watch;
    private int looked;

    Operations() {
        nodes = new Interner<>();
        keys = new Interner<>();
        functions = new Interner<>();
        errors = new Interner<>();
        invokedNanos = new LongColumn();
        completedNanos = new LongColumn();
        invokedIndex = new LongColumn();
        completedIndex = new LongColumn();
        process = new IntColumn();
        session = new IntColumn();
        node = new IntColumn();
        function = new IntColumn();
        key = new IntColumn();
        outcome = new IntColumn();
        error = new IntColumn();
        versions = new VersionColumns();
        values = new ValueColumn.Pool();
        argument = new ValueColumn(values);
        result = new ValueColumn(values);
        watch = Optional.empty();
    }

    private Operations(Operations other, Runnable watch) {
        this.nodes = other.nodes;
        this.keys = other.keys;
        this.functions = other.functions;
        this.errors = other.errors;
        this.invokedNanos = other.invokedNanos;
        this.completedNanos = other.completedNanos;
        this.invokedIndex = other.invokedIndex;
        this.completedIndex = other.completedIndex;
        this.process = other.process;
        this.session = other.session;
        this.node = other.node;
        this.function = other.function;
        this.key = other.key;
        this.outcome = other.outcome;
        this.error = other.error;
        this.values = other.values;
        this.argument = other.argument;
        this.result = other.result;
        this.versions = other.versions;
        this.watch = Optional.of(watch);
    }

    /**
     * The same operations, with an action that is carried out after every few thousand looks at one; by throwing, it
     * ends whatever reads them.
     */
    Operations watchedBy(Runnable action) {
        return new Operations(this, action);
    }

    /** The operations on one key alone, in their order and with their own event numbers. */
    Operations ofKey(int wanted) {
        var some = new Operations();
        for (var row = 0; row < size(); row++) {
            if (key.get(row) == wanted) {
                some.add(this, row);
            }
        }
        return some;
    }

    private void add(Operations other, int row) {
        invokedNanos.add(other.invokedNanos.get(row));
        completedNanos.add(other.completedNanos.get(row));
        invokedIndex.add(other.invokedIndex.get(row));
        completedIndex.add(other.completedIndex.get(row));
        process.add(other.process.get(row));
        session.add(other.session.get(row));
        node.add(nodes.number(other.node(row)));
        function.add(functions.number(other.function(row)));
        key.add(keys.number(other.key(row)));
        outcome.add(other.outcome.get(row));
        error.add(errors.number(other.error(row)));
        addArgument(other.function(row), other.argument(row));
        result.add(other.result(row));
        versions.addUnknown();
        versions.set(size() - 1, other.version(row));
    }

    /** Adds what an operation is called with; the two sides of a compare-and-set are kept apart. */
    void addArgument(Function called, Value value) {
        if (called.equals(Function.COMPARE_AND_SET)
                && value instanceof Value.Sequence(var sides)
                && sides.size() == 2) {
            argument.addPair(sides.get(0), sides.get(1));
        } else {
            argument.add(value);
        }
    }

    private void look() {
        if (++looked == ROWS_BETWEEN_LOOKS) {
            looked = 0;
            watch.ifPresent(Runnable::run);
        }
    }

    /** A way through all operations that copies their columns piece by piece. */
    public OperationBatch batch() {
        return new OperationBatch(this);
    }

    public int size() {
        return invokedIndex.size();
    }

    /** Nanoseconds since the run began. */
    public long invokedNanos(int row) {
        return invokedNanos.get(row);
    }

    /** Nanoseconds since the run began, or {@link #NEVER}. */
    public long completedNanos(int row) {
        return completedNanos.get(row);
    }

    /** The index of the invocation among the events of the history. */
    public long invokedIndex(int row) {
        return invokedIndex.get(row);
    }

    /** The index of the completion among the events of the history, or {@link #NEVER}. */
    public long completedIndex(int row) {
        return completedIndex.get(row);
    }

    public int process(int row) {
        return process.get(row);
    }

    public int session(int row) {
        return session.get(row);
    }

    public String node(int row) {
        return nodes.thing(node.get(row));
    }

    /** The node's number: equal for equal nodes, dense from 0, below {@link #nodes()}'s size. */
    public int nodeNumber(int row) {
        return node.get(row);
    }

    /** Every node that an operation spoke to, at its number. */
    public List<String> nodes() {
        return nodes.things();
    }

    public Function function(int row) {
        return functions.thing(function.get(row));
    }

    /** The function's number: equal for equal functions, dense from 0, below {@link #functions()}'s size. */
    public int functionNumber(int row) {
        look();
        return function.get(row);
    }

    /** Every function, at its number. */
    public List<Function> functions() {
        return functions.things();
    }

    public String key(int row) {
        return keys.thing(key.get(row));
    }

    /** The key's number: equal for equal keys, dense from 0, below {@link #keys()}'s size. */
    public int keyNumber(int row) {
        look();
        return key.get(row);
    }

    /** Every key, at its number. */
    public List<String> keys() {
        return keys.things();
    }

    public Outcome outcome(int row) {
        look();
        return Outcome.of(outcome.get(row));
    }

    /** The value of the invocation. */
    public Value argument(int row) {
        return argument.get(row);
    }

    /** The value of the completion; {@link Value#NONE} when there is no completion. */
    public Value result(int row) {
        return result.get(row);
    }

    /**
     * The value of the invocation as a number, so that whoever only compares need not look at values: within a history
     * two cells are equal exactly when their values are. The exception is the argument of a compare-and-set, which is a
     * pair of cells.
     */
    public long argumentCell(int row) {
        return argument.cell(row);
    }

    /** The value of the completion as a number, like {@link #argumentCell}. */
    public long resultCell(int row) {
        return result.cell(row);
    }

    /** Whether a cell holds the two sides of a compare-and-set. */
    public static boolean isPair(long cell) {
        return ValueColumn.isPair(cell);
    }

    /** The cell of the first value of a pair. */
    public long firstOf(long pair) {
        return values.side(pair, 0);
    }

    /** The cell of the second value of a pair. */
    public long secondOf(long pair) {
        return values.side(pair, 1);
    }

    /** The value that a cell stands for. */
    public Value value(long cell) {
        return values.value(cell);
    }

    public Version version(int row) {
        return versions.get(row);
    }

    /** The identity of the version that this operation wrote or read; {@link Dot#NONE} if it was not told. */
    public Dot dot(int row) {
        return versions.dot(row);
    }

    /** The number by which the store ranks the version of this operation; 0 if it was not told. */
    public long timestampMicros(int row) {
        return versions.timestampMicros(row);
    }

    /** Every replica that a version or a vector names, at its number. */
    public List<String> replicas() {
        return versions.replicas();
    }

    /** The number of the replica in the dot of this operation's version; below 0 if the dot was not told. */
    public int dotReplica(int row) {
        return versions.dotReplica(row);
    }

    /** The sequence in the dot of this operation's version; 0 if the dot was not told. */
    public long dotSequence(int row) {
        return versions.dotSequence(row);
    }

    /** How many writes of the replica with that number the answering replica had applied. */
    public long seenSequence(int row, int replica) {
        return versions.seenSequence(row, replica);
    }

    /** How many writes of the replica with that number are in the context of this operation's version. */
    public long contextSequence(int row, int replica) {
        return versions.contextSequence(row, replica);
    }

    /** The dots of the versions that a read returned together; empty if it returned one, or none. */
    public List<Dot> siblings(int row) {
        return versions.siblings(row);
    }

    /** The dots of the versions that a write took the place of where it was accepted. */
    public List<Dot> overwrites(int row) {
        return versions.overwrites(row);
    }

    /** Shows each known dot of {@link #overwrites}, without making an object of it. */
    public void forEachOverwritten(int row, DotVisitor visitor) {
        versions.forEachOverwritten(row, visitor);
    }

    /** Whether {@link #overwrites} names any. */
    public boolean tellsOverwritten(int row) {
        return versions.tellsOverwritten(row);
    }

    /** Whether the answer told which writes the answering replica had applied. */
    public boolean tellsSeen(int row) {
        return versions.tellsSeen(row);
    }

    /** Whether the store named the version that this operation wrote or read. */
    public boolean hasVersion(int row) {
        return versions.isKnown(row);
    }

    /** Whether {@code later} was accepted by a replica that had applied the version of {@code earlier}. */
    public boolean hadSeen(int later, int earlier) {
        return versions.hadSeen(later, earlier);
    }

    /** Whether {@code reader} was answered by a replica that had applied the version of {@code writer}. */
    public boolean showed(int reader, int writer) {
        return versions.showed(reader, writer);
    }

    /** Why the operation did not succeed; empty when it did. */
    public String error(int row) {
        return errors.thing(error.get(row));
    }
}
