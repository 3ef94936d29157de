package org.rashomon.checkers.conflicts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.testing.LwwRegister;
import org.rashomon.checkers.testing.Property;
import org.rashomon.checkers.testing.RandomRun;
import org.rashomon.history.Event;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Phase;

/** Holds the judgement of conflict logs against its definition, on logs of random pairs of writes. */
class ConflictsOracleTest {

    private static final List<String> KINDS = List.of("update_origin_differs", "update_missing");

    @Test
    void agreesWithTheDefinition() {
        var seen = new HashSet<Set<String>>();
        Property.forSeeds(2_000, random -> {
            var run = new RandomRun(random, new LwwRegister(), true, Map.of("strategy", "lww-lamport"));
            var operations = run.play(4 + random.nextInt(10), 2, false).operations();
            log(random, run, operations);
            var history = run.script().build();
            var expected = expected(history);
            seen.add(expected);

            assertThat(names(new ConflictsChecker().check(history).verdict())).isEqualTo(expected);
        });
        if (Long.getLong("seed") == null) {
            assertThat(seen)
                    .contains(
                            Set.of(),
                            Set.of("misclassified-conflict"),
                            Set.of("unlogged-conflict"),
                            Set.of("misclassified-conflict", "unlogged-conflict"));
        }
    }

    /** A log with nearly all pairs of concurrent writes, and now and then one that is in order. */
    private static void log(SplittableRandom random, RandomRun run, Operations operations) {
        for (var local : writes(operations)) {
            for (var remote : writes(operations)) {
                var areApart = areConcurrent(operations, local, remote)
                        && operations.key(local).equals(operations.key(remote));
                if (random.nextInt(40) == 0 || (areApart && random.nextInt(8) != 0)) {
                    run.script()
                            .conflict(
                                    operations.node(local),
                                    operations.key(local),
                                    KINDS.get(random.nextInt(8) == 0 ? 1 : 0),
                                    operations.dot(local),
                                    operations.dot(remote));
                }
            }
        }
    }

    private static Set<String> names(Verdict verdict) {
        return verdict instanceof Verdict.Invalid invalid
                ? new TreeSet<>(invalid.anomalies().stream().map(Anomaly::name).toList())
                : Set.of();
    }

    private static Set<String> expected(History history) {
        var names = new TreeSet<String>();
        if (history.conflicts().stream().anyMatch(entry -> isFalse(history.operations(), entry))) {
            names.add("misclassified-conflict");
        }
        if (lacksOne(history)) {
            names.add("unlogged-conflict");
        }
        return names;
    }

    private static boolean isFalse(Operations operations, Event.Conflict entry) {
        var writes = writes(operations);
        return entry.kind().endsWith("differs")
                && writes.stream()
                        .filter(local -> operations.dot(local).equals(entry.local()))
                        .anyMatch(local -> writes.stream()
                                .filter(remote -> operations.dot(remote).equals(entry.remote()))
                                .anyMatch(remote ->
                                        operations.hadSeen(local, remote) || operations.hadSeen(remote, local)));
    }

    /** A replica that logs has applied the last writes of a key, of which there are two, and logged none of it. */
    private static boolean lacksOne(History history) {
        var operations = history.operations();
        var finals = history.indexOf(Phase.FINAL_READS);
        return IntStream.range(0, operations.size())
                .filter(read -> operations.invokedIndex(read) > finals
                        && operations.function(read).equals(Function.READ))
                .anyMatch(read -> {
                    var last = new ArrayList<>(lastOf(operations, operations.key(read)));
                    return last.size() > 1
                            && last.stream().allMatch(write -> operations.showed(read, write))
                            && history.conflicts().stream()
                                    .anyMatch(entry -> entry.node().equals(operations.node(read)))
                            && history.conflicts().stream()
                                    .noneMatch(entry -> entry.node().equals(operations.node(read))
                                            && entry.key().equals(operations.key(read)));
                });
    }

    private static List<Integer> lastOf(Operations operations, String key) {
        var ofKey = writes(operations).stream()
                .filter(write -> operations.key(write).equals(key))
                .toList();
        return ofKey.stream()
                .filter(write -> !operations.function(write).equals(Function.DELETE))
                .filter(write -> ofKey.stream().noneMatch(other -> operations.hadSeen(other, write)))
                .toList();
    }

    private static List<Integer> writes(Operations operations) {
        return IntStream.range(0, operations.size())
                .filter(row -> operations.outcome(row) == Outcome.OK
                        && operations.hasVersion(row)
                        && !operations.function(row).equals(Function.READ))
                .boxed()
                .toList();
    }

    private static boolean areConcurrent(Operations operations, int one, int other) {
        return one != other
                && !operations.node(one).equals(operations.node(other))
                && !operations.hadSeen(one, other)
                && !operations.hadSeen(other, one);
    }
}
