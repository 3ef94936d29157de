package org.rashomon.checkers.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.testing.HistoryScript;
import org.rashomon.checkers.testing.Property;
import org.rashomon.history.Function;
import org.rashomon.history.Phase;
import org.rashomon.history.Value;
import org.rashomon.history.Version;

class StatisticsTest {

    @Test
    void countsOutcomesByFunctionAndByNode() {
        var statistics = Statistics.of(script().finish());

        assertThat(statistics.all())
                .extracting(Group::invoked, Group::ok, Group::fail, Group::info)
                .containsExactly(5L, 2L, 1L, 2L);
        assertThat(statistics.byFunction()).extracting(Group::name).containsExactly("read", "write");
        assertThat(statistics.byNode())
                .extracting(Group::name, Group::invoked)
                .contains(tuple("n1", 3L), tuple("n2", 2L));
    }

    @Test
    void ratesCountWhatSucceededDuringWork() {
        var script = HistoryScript.lww("n1")
                .write(1, "n1", "x", 1, Version.NONE)
                .atMillis(1_000)
                .phase(Phase.WORK)
                .write(1, "n1", "x", 2, Version.NONE)
                .write(1, "n1", "x", 3, Version.NONE)
                .atMillis(3_000)
                .phase(Phase.HEAL)
                .write(1, "n1", "x", 4, Version.NONE);

        var statistics = Statistics.of(script.finish());

        assertThat(statistics.workSeconds()).isEqualTo(2);
        assertThat(statistics.all().okPerSecond()).isEqualTo(1);
    }

    @Test
    void withoutAWorkPhaseThereIsNoRate() {
        var statistics = Statistics.of(
                HistoryScript.lww("n1").write(1, "n1", "x", 1, Version.NONE).build());

        assertThat(statistics.all().okPerSecond()).isZero();
    }

    @Test
    void percentilesAreThoseOfTheDefinition() {
        assertThat(Latency.of(LongStream.rangeClosed(1, 100).toArray())).isEqualTo(new Latency(100, 50, 95, 99, 100));
        assertThat(Latency.of(new long[] {7})).isEqualTo(new Latency(1, 7, 7, 7, 7));
        assertThat(Latency.of(new long[0])).isEqualTo(Latency.NONE);
    }

    @Test
    void aPercentileIsTheSmallestValueThatEnoughOthersDoNotExceed() {
        Property.forSeeds(500, random -> {
            var values = random.longs(1 + random.nextInt(50), 0, 100).toArray();

            var latency = Latency.of(values);

            assertThat(latency.p95Nanos())
                    .isEqualTo(Arrays.stream(values)
                            .filter(candidate -> 100
                                            * Arrays.stream(values)
                                                    .filter(value -> value <= candidate)
                                                    .count()
                                    >= 95L * values.length)
                            .min()
                            .orElseThrow());
        });
    }

    @Test
    void neverFails() {
        var result = new StatisticsChecker().check(script().build());

        assertThat(result.verdict()).isEqualTo(new Verdict.Valid());
        assertThat(result.facts())
                .containsEntry("all operations", "5 invoked, 2 ok, 1 fail, 2 info")
                .containsEntry("function read latency", "p50 1.000 ms, p95 1.000 ms, p99 1.000 ms, max 1.000 ms");
    }

    private static HistoryScript script() {
        return HistoryScript.lww("n1", "n2")
                .write(1, "n1", "x", 1, Version.NONE)
                .read(2, "n2", "x", Value.of(1), Version.NONE)
                .invoke(1, "n1", Function.WRITE, "x", Value.of(2))
                .fail(1)
                .invoke(1, "n1", Function.WRITE, "x", Value.of(3))
                .info(1)
                .invoke(3, "n2", Function.WRITE, "x", Value.of(4));
    }
}
