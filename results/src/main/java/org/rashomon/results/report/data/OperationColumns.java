package org.rashomon.results.report.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;
import org.rashomon.history.VersionVector;
import org.rashomon.results.replication.Replication;

/** The operations of a report as columns, and the dictionaries that the columns point into. */
final class OperationColumns {

    /** How much of a name is kept. */
    static final int NAME_LENGTH = 120;

    private static final int VALUE_LENGTH = 240;
    private static final long ROOM = 3_000_000;
    private static final int REPLICAS = 8;
    private static final int NEVER = -1;

    private final Operations operations;
    private final Detail detail;
    private final Dictionary nodes = new Dictionary(NAME_LENGTH, ROOM);
    private final Dictionary functions = new Dictionary(NAME_LENGTH, ROOM);
    private final Dictionary keys = new Dictionary(NAME_LENGTH, ROOM);
    private final Dictionary errors = new Dictionary(VALUE_LENGTH, ROOM);
    private final Dictionary values = new Dictionary(VALUE_LENGTH, ROOM);
    private final List<String> replicas;
    private final long leastStamp;
    private final ColumnBlock block;

    OperationColumns(History history, Detail detail, Replication replication) {
        this.operations = history.operations();
        this.detail = detail;
        this.replicas = replication.nodes().stream().limit(REPLICAS).toList();
        this.leastStamp = leastStamp(operations, detail);
        this.block = new ColumnBlock(detail.size());
        history.info().nodes().forEach(nodes::number);
        addTimes();
        addWhat();
        if (replication.isKnown()) {
            addVersions();
            addSight(replication);
        }
    }

    ColumnBlock block() {
        return block;
    }

    List<String> nodes() {
        return nodes.texts();
    }

    List<String> functions() {
        return functions.texts();
    }

    List<String> keys() {
        return keys.texts();
    }

    List<String> errors() {
        return errors.texts();
    }

    List<String> values() {
        return values.texts();
    }

    /** The replicas that the columns of vectors are of, in their order. */
    List<String> replicas() {
        return replicas;
    }

    private int row(int at) {
        return detail.row(at);
    }

    private void addTimes() {
        block.addDelta("invoked", 5, at -> operations.invokedNanos(row(at)) / 1000);
        block.add("duration", 4, at -> duration(row(at)));
        block.addDelta("index", 4, at -> operations.invokedIndex(row(at)));
        block.add(
                "indexes",
                4,
                at -> operations.completedIndex(row(at)) == Operations.NEVER
                        ? NEVER
                        : operations.completedIndex(row(at)) - operations.invokedIndex(row(at)));
    }

    private long duration(int row) {
        return operations.completedNanos(row) == Operations.NEVER
                ? NEVER
                : Math.min(
                        Integer.MAX_VALUE, operations.completedNanos(row) / 1000 - operations.invokedNanos(row) / 1000);
    }

    private void addWhat() {
        block.add("process", 4, at -> operations.process(row(at)));
        block.add("session", 4, at -> operations.session(row(at)));
        block.add("node", 2, at -> nodes.number(operations.node(row(at))));
        block.add(
                "function",
                2,
                at -> functions.number(operations.function(row(at)).name()));
        block.add("outcome", 1, at -> OutcomeCode.of(operations.outcome(row(at))));
        var keyOf = new int[operations.keys().size()];
        Arrays.fill(keyOf, NEVER);
        block.add("key", 4, at -> {
            var number = operations.keyNumber(row(at));
            if (keyOf[number] == NEVER) {
                keyOf[number] = keys.number(operations.keys().get(number));
            }
            return keyOf[number];
        });
        block.add(
                "error",
                4,
                at -> operations.error(row(at)).isEmpty() ? NEVER : errors.number(operations.error(row(at))));
        block.add("argument", 4, at -> code(operations.argument(row(at))));
        block.add("result", 4, at -> code(operations.result(row(at))));
    }

    /** An even number is twice the value itself, an odd one leads into the dictionary; -1 is no value. */
    private int code(Value value) {
        return switch (value) {
            case Value.None none -> NEVER;
            case Value.Int(var number) when Math.abs(number) < 1 << 29 -> (int) (2 * number);
            case Value.Int(var number) -> 2 * values.number(Long.toString(number)) + 1;
            case Value.Text text -> 2 * values.number(text.toString()) + 1;
            case Value.Sequence sequence -> 2 * values.number(shortened(sequence)) + 1;
        };
    }

    private static String shortened(Value.Sequence sequence) {
        var size = sequence.values().size();
        return size <= VALUE_LENGTH / 2
                ? sequence.toString()
                : new Value.Sequence(sequence.values().subList(0, VALUE_LENGTH / 4)) + " and more, " + size + " in all";
    }

    private void addVersions() {
        block.add(
                "dotReplica",
                1,
                at -> replicas.indexOf(operations.version(row(at)).dot().replica()));
        block.add("dotSequence", 4, at -> operations.version(row(at)).dot().sequence());
        block.add("stamp", 6, at -> {
            var stamp = operations.version(row(at)).timestampMicros();
            return stamp == 0 ? NEVER : stamp - leastStamp;
        });
        for (var replica : replicas) {
            Map<String, Long> last = new HashMap<>();
            block.add("had " + replicas.indexOf(replica), 4, at -> {
                var had = had(row(at)).sequenceOf(replica);
                return had - Objects.requireNonNullElse(last.put(operations.node(row(at)), had), 0L);
            });
        }
    }

    /** What is added to every stamp. */
    long leastStamp() {
        return leastStamp;
    }

    private static long leastStamp(Operations operations, Detail detail) {
        return IntStream.range(0, detail.size())
                .mapToLong(at -> operations.version(detail.row(at)).timestampMicros())
                .filter(stamp -> stamp != 0)
                .min()
                .orElse(0);
    }

    /** What the accepting replica had applied before a write, or the answering one before its answer to a read. */
    private VersionVector had(int row) {
        var version = operations.version(row);
        return operations.function(row).equals(Function.READ) || operations.outcome(row) != Outcome.OK
                ? version.seen()
                : version.context();
    }

    private void addSight(Replication replication) {
        for (var node = 0; node < replicas.size(); node++) {
            var replica = node;
            block.add("sight " + node, 4, at -> {
                var seen = replication.seenNanos(replica, row(at));
                return seen == Replication.NEVER
                        ? NEVER
                        : Math.min(Integer.MAX_VALUE, (seen - operations.completedNanos(row(at))) / 1000);
            });
        }
    }
}
