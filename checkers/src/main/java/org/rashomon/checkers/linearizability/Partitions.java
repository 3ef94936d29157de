package org.rashomon.checkers.linearizability;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.rashomon.checkers.linearizability.Model.Locality;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Value;

/**
 * A history divided into objects that are independent of each other: linearizability is a local property, so the
 * history is linearizable when each of them is (Herlihy and Wing 1990, theorem 1).
 *
 * <p>Left out are operations that certainly had no effect, and unanswered ones that only read.
 */
final class Partitions {

    private static final int LEFT_OUT = -1;

    private final Operations operations;
    private final List<String> names;
    /** The events of all partitions, one partition behind the other: twice the row, plus 1 for a return. */
    private final int[] events;

    private final int[] start;
    /** For each row its operation number within its partition. */
    private final int[] number;

    private Partitions(Operations operations, List<String> names, int[] partitionOf, int[] byIndex) {
        this.operations = operations;
        this.names = names;
        start = new int[names.size() + 1];
        number = new int[operations.size()];
        for (var event : byIndex) {
            if (event != LEFT_OUT) {
                start[partitionOf[event >> 1] + 1]++;
            }
        }
        for (var partition = 0; partition < names.size(); partition++) {
            start[partition + 1] += start[partition];
        }
        events = new int[start[names.size()]];
        var next = start.clone();
        for (var event : byIndex) {
            if (event != LEFT_OUT) {
                events[next[partitionOf[event >> 1]]++] = event;
            }
        }
    }

    static Partitions of(History history, Model<?> model) {
        var operations = history.operations();
        var byIndex = byIndex(history, model);
        if (model.locality() == Locality.NONE) {
            return new Partitions(operations, List.of(""), new int[operations.size()], byIndex);
        }
        var partitionOf = new int[operations.size()];
        if (!hasParts(operations, model)) {
            Arrays.setAll(partitionOf, operations::keyNumber);
            return new Partitions(operations, operations.keys(), partitionOf, byIndex);
        }
        var names = new LinkedHashMap<String, Integer>();
        for (var row = 0; row < operations.size(); row++) {
            partitionOf[row] = names.computeIfAbsent(name(operations, row, model), name -> names.size());
        }
        return new Partitions(operations, List.copyOf(names.keySet()), partitionOf, byIndex);
    }

    int count() {
        return names.size();
    }

    /** The partition in words. */
    String describe(int partition) {
        return describe(names.get(partition));
    }

    /** A key in words. */
    static String describe(String key) {
        return key.isEmpty() ? "the object" : "key " + key;
    }

    /** How many events a partition has. */
    int events(int partition) {
        return start[partition + 1] - start[partition];
    }

    /** The operations of one partition. May be asked for different partitions at the same time. */
    Subhistory subhistory(int partition) {
        var length = events(partition);
        var own = new int[length];
        var size = 0;
        for (var at = 0; at < length; at++) {
            var event = events[start[partition] + at];
            if ((event & 1) == 0) {
                number[event >> 1] = size++;
            }
            own[at] = (number[event >> 1] << 1) | (event & 1);
        }
        var rows = new int[size];
        for (var at = 0; at < length; at++) {
            if ((own[at] & 1) == 0) {
                rows[own[at] >> 1] = events[start[partition] + at] >> 1;
            }
        }
        return SubhistoryReader.read(operations, own, rows);
    }

    private static boolean hasParts(Operations operations, Model<?> model) {
        for (var row = 0; row < operations.size(); row++) {
            if (model.part(call(operations, row)).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static String name(Operations operations, int row, Model<?> model) {
        var part = model.part(call(operations, row)).map(Value::toString).orElse("");
        return operations.key(row) + " " + part;
    }

    private static Call call(Operations operations, int row) {
        return new Call(
                operations.function(row), operations.argument(row), operations.result(row), operations.outcome(row));
    }

    /** At each index of the history the operation event that stands there, as in {@link #events}. */
    private static int[] byIndex(History history, Model<?> model) {
        var operations = history.operations();
        var byIndex = new int[Math.toIntExact(history.events())];
        Arrays.fill(byIndex, LEFT_OUT);
        for (var row = 0; row < operations.size(); row++) {
            switch (operations.outcome(row)) {
                case OK -> {
                    byIndex[(int) operations.invokedIndex(row)] = row << 1;
                    byIndex[(int) operations.completedIndex(row)] = row << 1 | 1;
                }
                case INFO -> {
                    if (!model.readOnly(call(operations, row))) {
                        byIndex[(int) operations.invokedIndex(row)] = row << 1;
                    }
                }
                case FAIL -> {}
            }
        }
        return byIndex;
    }
}
