package org.rashomon.checkers.tombstone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.testing.LwwRegister;
import org.rashomon.checkers.testing.Property;
import org.rashomon.checkers.testing.RandomRun;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Operations;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/** Holds the search for what came back against its definition over all pairs of reads and deletes. */
class TombstoneOracleTest {

    private static final Map<String, String> LAMPORT = Map.of("strategy", "lww-lamport");

    @Test
    void agreesWithTheDefinition() {
        var found = new AtomicInteger();
        Property.forSeeds(2_000, random -> {
            var history = play(random, true);
            var comesBack = comesBack(history.operations());
            found.addAndGet(comesBack ? 1 : 0);

            assertThat(new TombstoneChecker().check(history).verdict() instanceof Verdict.Invalid)
                    .isEqualTo(comesBack);
        });
        if (Long.getLong("seed") == null) {
            assertThat(found).hasPositiveValue();
        }
    }

    /** Without versions it may miss a return, but blames none that there is not. */
    @Test
    void whatValuesAloneProveIsTrue() {
        Property.forSeeds(2_000, random -> {
            var seed = random.nextLong();
            var told = play(new SplittableRandom(seed), true);
            var untold = play(new SplittableRandom(seed), false);

            assertThat(new TombstoneChecker().check(untold).verdict() instanceof Verdict.Invalid
                            && !comesBack(told.operations()))
                    .isFalse();
        });
    }

    /** Half of the runs have a replica on which one origin's deletes, up to some number, have no effect. */
    private static History play(SplittableRandom random, boolean tells) {
        var run = new RandomRun(random, new LwwRegister(), tells, LAMPORT);
        if (random.nextBoolean()) {
            var from = random.nextInt(5);
            run.replicas()
                    .ignore(
                            RandomRun.NODES.get(random.nextInt(3)),
                            change -> change.function().equals(Function.DELETE)
                                    && change.dot().sequence() > from);
        }
        return run.play(8 + random.nextInt(20), 2, random.nextBoolean());
    }

    /** A read shows a version that a delete which the replica had applied had seen, and which does not outrank it. */
    private static boolean comesBack(Operations operations) {
        return IntStream.range(0, operations.size())
                .filter(read -> isOk(operations, read, Function.READ)
                        && !operations.result(read).equals(Value.NONE))
                .anyMatch(read -> IntStream.range(0, operations.size())
                        .filter(delete -> isOk(operations, delete, Function.DELETE))
                        .anyMatch(delete -> operations.key(read).equals(operations.key(delete))
                                && operations
                                        .version(read)
                                        .seen()
                                        .includes(operations.version(delete).dot())
                                && operations
                                        .version(delete)
                                        .context()
                                        .includes(operations.version(read).dot())
                                && rank(operations).compare(read, delete) < 0));
    }

    private static Comparator<Integer> rank(Operations operations) {
        return Comparator.comparingLong(operations::timestampMicros)
                .thenComparing(row -> operations.dot(row).replica());
    }

    private static boolean isOk(Operations operations, int row, Function function) {
        return operations.function(row).equals(function) && operations.outcome(row) == Outcome.OK;
    }
}
