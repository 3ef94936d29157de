package org.rashomon.checkers.lww;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.testing.HistoryScript;
import org.rashomon.checkers.testing.LwwRegister;
import org.rashomon.checkers.testing.Property;
import org.rashomon.checkers.testing.RandomRun;
import org.rashomon.checkers.testing.Versions;
import org.rashomon.history.Dot;
import org.rashomon.history.History;
import org.rashomon.history.Phase;
import org.rashomon.history.Value;
import org.rashomon.history.Version;

class LwwCheckerTest {

    private static final Map<String, String> LAMPORT = Map.of("strategy", "lww-lamport");

    private static final RandomRun.DataType REGISTER = new LwwRegister();

    @Test
    void aHealthyRegisterIsNeverBlamed() {
        Property.forSeeds(1_000, random -> {
            var history = new RandomRun(random, REGISTER, true, LAMPORT)
                    .play(10 + random.nextInt(40), 2, random.nextBoolean());

            assertThat(check(history)).isInstanceOf(Verdict.Valid.class);
        });
    }

    @Test
    void aWriteThatOneReplicaIgnoresIsFoundOnceItShows() {
        Property.forSeeds(1_000, random -> {
            var seed = random.nextLong();
            var sequence = 1 + random.nextInt(4);
            var victim = RandomRun.NODES.get(random.nextInt(3));
            var honest = new RandomRun(new SplittableRandom(seed), REGISTER, true, LAMPORT).play(25, 1, false);
            var run = new RandomRun(new SplittableRandom(seed), REGISTER, true, LAMPORT);
            run.replicas().ignore(victim, change -> change.dot().sequence() == sequence);
            var damaged = run.play(25, 1, false);

            var invalid = check(damaged) instanceof Verdict.Invalid;
            assertThat(invalid || values(honest).equals(values(damaged))).isTrue();
            assertThat(!invalid || !versions(honest).equals(versions(damaged))).isTrue();
        });
    }

    @Test
    void equalStampsGoToTheHigherReplica() {
        var script = HistoryScript.lww("n1", "n2");
        var low = Versions.version("n1", 1, 100, Map.of());
        var high = Versions.version("n2", 1, 100, Map.of());
        script.write(1, "n1", "x", 1, low).write(2, "n2", "x", 2, high);
        var both = Map.of("n1", 1L, "n2", 1L);
        script.read(3, "n1", "x", Value.of(1), Versions.seenBy(low, both));
        script.read(3, "n2", "x", Value.of(2), Versions.seenBy(high, both));
        var verdict = (Verdict.Invalid) check(script.finish());

        assertThat(verdict.count()).isEqualTo(1);
        assertThat(verdict.anomalies().getFirst().name()).isEqualTo("wrong-winner");
        assertThat(verdict.anomalies().getFirst().sentence())
                .isEqualTo("Key x is 1 (n1:1, stamp 100) on n1 at 0.007 s, although that replica had applied 2 (n2:1,"
                        + " stamp 100), which is ranked higher.");
    }

    @Test
    void aReplicasPriorityIsTheNumberInItsName() {
        var script = HistoryScript.run(List.of("n9", "n10"), List.of(), Map.of("strategy", "replica-priority"));
        var low = Versions.version("n9", 1, 500, Map.of());
        var high = Versions.version("n10", 1, 100, Map.of());
        script.write(1, "n9", "x", 1, low).write(2, "n10", "x", 2, high);
        script.read(3, "n9", "x", Value.of(2), Versions.seenBy(high, Map.of("n9", 1L, "n10", 1L)));

        assertThat(check(script.finish())).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void aStampFarAheadPoisonsItsKey() {
        var script = HistoryScript.lww("n1", "n2");
        script.write(1, "n1", "x", 1, Versions.version("n1", 1, 9_000_000, Map.of()));
        for (var i = 1L; i <= 4; i++) {
            var context = i == 1 ? Map.of("n1", 1L) : Map.of("n1", 1L, "n2", i - 1);
            script.write(2, "n2", "x", 10 + i, Versions.version("n2", i, 100 + i, context));
        }
        script.phase(Phase.FINAL_READS)
                .read(
                        3,
                        "n1",
                        "x",
                        Value.of(1),
                        Versions.seenBy(Versions.version("n1", 1, 9_000_000, Map.of()), Map.of("n1", 1L, "n2", 4L)));

        var anomalies = ((Verdict.Invalid) check(script.finish())).anomalies();

        assertThat(anomalies).extracting(Anomaly::name).containsExactly("clock-runaway");
        assertThat(anomalies.getFirst().sentence()).contains("outlives 4 writes that had seen it");
    }

    @Test
    void aLamportClockThatStandsStillIsFound() {
        var script = HistoryScript.run(List.of("n1", "n2"), List.of(), LAMPORT);
        script.write(1, "n1", "x", 1, Versions.version("n1", 1, 7, Map.of()));
        script.write(2, "n2", "x", 2, Versions.version("n2", 1, 3, Map.of("n1", 1L)));

        assertThat(check(script.finish())).isInstanceOf(Verdict.Invalid.class);
    }

    @Test
    void whereNothingIsRankedNothingIsSaid() {
        var script = HistoryScript.run(List.of("n1"), List.of(), Map.of("strategy", "siblings"));
        script.write(1, "n1", "x", 1, Version.NONE);

        assertThat(check(script.finish())).isInstanceOf(Verdict.Undecided.class);
    }

    private static List<Value> values(History history) {
        var operations = history.operations();
        return IntStream.range(0, operations.size())
                .mapToObj(operations::result)
                .toList();
    }

    private static List<Dot> versions(History history) {
        var operations = history.operations();
        return IntStream.range(0, operations.size()).mapToObj(operations::dot).toList();
    }

    private static Verdict check(History history) {
        return new LwwChecker().check(history).verdict();
    }
}
