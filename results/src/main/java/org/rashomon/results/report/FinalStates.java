package org.rashomon.results.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rashomon.checkers.Mutations;
import org.rashomon.history.Dot;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Outcome;
import org.rashomon.history.Phase;
import org.rashomon.history.Value;

/** What each replica held at the end: for each key the last of its final reads that succeeded. */
final class FinalStates {

    /** So that a history with absurdly many nodes needs no absurd memory. */
    private static final int NODES = 16;

    private static final int UNREAD = -1;
    private static final int SEVERAL = -2;

    private final History history;
    private final List<String> nodes;
    private final int[][] rows;
    private final Map<Written, Integer> accepted = new HashMap<>();

    private FinalStates(History history, List<String> nodes) {
        this.history = history;
        this.nodes = nodes;
        this.rows = new int[nodes.size()][history.operations().keys().size()];
        Arrays.stream(rows).forEach(keys -> Arrays.fill(keys, UNREAD));
    }

    /** What tells a write: a store that forgets may give a dot twice, but hardly to the same value of the same key. */
    private record Written(Dot dot, int key, Value value) {}

    static FinalStates of(History history) {
        var finalReads = finalReads(history);
        var seen = new LinkedHashSet<>(history.info().nodes());
        finalReads.forEach(row -> seen.add(history.operations().node(row)));
        var states = new FinalStates(history, seen.stream().limit(NODES).toList());
        finalReads.forEach(states::add);
        states.findWriters();
        return states;
    }

    private static List<Integer> finalReads(History history) {
        var operations = history.operations();
        var from = history.indexOf(Phase.FINAL_READS);
        var rows = new ArrayList<Integer>();
        for (var row = 0; row < operations.size(); row++) {
            if (operations.invokedIndex(row) > from
                    && operations.outcome(row) == Outcome.OK
                    && operations.function(row).equals(Function.READ)) {
                rows.add(row);
            }
        }
        return rows;
    }

    private void add(int row) {
        var node = nodes.indexOf(history.operations().node(row));
        if (node >= 0) {
            rows[node][history.operations().keyNumber(row)] = row;
        }
    }

    List<String> nodes() {
        return nodes;
    }

    /** The numbers of the keys that were read anywhere at the end. */
    IntStream keys() {
        return IntStream.range(0, history.operations().keys().size())
                .filter(key -> read(key).findAny().isPresent());
    }

    /** The numbers of the keys of which two replicas that were read hold different values, in the order of the keys. */
    int[] differingKeys() {
        return keys().filter(
                        key -> read(key).mapToObj(this::comparable).distinct().count() > 1)
                .boxed()
                .sorted(Comparator.comparing(this::key))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    String key(int key) {
        return history.operations().keys().get(key);
    }

    boolean isRead(int node, int key) {
        return rows[node][key] != UNREAD;
    }

    Value value(int node, int key) {
        return history.operations().result(rows[node][key]);
    }

    /** The row of the acknowledged write of what a read showed, if there is only one that it can be. */
    Optional<Integer> accepted(int read) {
        var operations = history.operations();
        return Optional.ofNullable(accepted.get(
                        new Written(operations.dot(read), operations.keyNumber(read), operations.result(read))))
                .filter(row -> row != SEVERAL);
    }

    /** The row of the last final read of a key on a node. */
    int row(int node, int key) {
        return rows[node][key];
    }

    /** The version that the read showed, in words; empty when the store told none. */
    String version(int node, int key) {
        var version = history.operations().version(rows[node][key]);
        return version.isKnown()
                ? "version %s, stamp %d µs%s; the replica had applied %s"
                        .formatted(
                                version.dot(),
                                version.timestampMicros(),
                                accepted(rows[node][key]).map(this::acceptance).orElse(""),
                                version.seen())
                : "";
    }

    private String acceptance(int row) {
        var operations = history.operations();
        return ", acknowledged by %s at %s to process %d"
                .formatted(
                        operations.node(row), Units.seconds(operations.completedNanos(row)), operations.process(row));
    }

    /** The rows of the acknowledged writes that the store named, of what the final reads showed. */
    private void findWriters() {
        var operations = history.operations();
        var shown = keys().flatMap(this::read)
                .mapToObj(
                        read -> new Written(operations.dot(read), operations.keyNumber(read), operations.result(read)))
                .collect(Collectors.toSet());
        for (var row = 0; row < operations.size() && !shown.isEmpty(); row++) {
            if (operations.outcome(row) == Outcome.OK
                    && !operations.function(row).equals(Function.READ)
                    && operations.hasVersion(row)) {
                var key = operations.keyNumber(row);
                var value = Mutations.written(operations, row);
                var named = new Written(operations.dot(row), key, value);
                // For a read that does not tell the version.
                var unnamed = new Written(Dot.NONE, key, value);
                if (shown.contains(named)) {
                    accepted.put(named, row);
                }
                if (shown.contains(unnamed)) {
                    accepted.merge(unnamed, row, (one, other) -> SEVERAL);
                }
            }
        }
    }

    /** Whether values are sets, so that the order of their elements means nothing. */
    boolean holdsSets() {
        return history.info().workload().equals("set");
    }

    private IntStream read(int key) {
        return IntStream.range(0, nodes.size()).map(node -> rows[node][key]).filter(row -> row != UNREAD);
    }

    private Object comparable(int row) {
        var value = history.operations().result(row);
        if (holdsSets() && value instanceof Value.Sequence(var elements)) {
            var texts = new TreeSet<String>();
            elements.forEach(element -> texts.add(element.toString()));
            return texts;
        }
        return value;
    }
}
