package org.rashomon.results.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rashomon.history.Event.OperationType;
import org.rashomon.history.Function;
import org.rashomon.history.Value;
import org.rashomon.results.HistoryScript;
import org.rashomon.results.report.Latencies.Percentiles;

class LatenciesTest {

    @Test
    void tellsFunctionsAndNodesApart() {
        var script = new HistoryScript().run("register", "register");
        script.write("n2", "k", 1, 1);
        script.read("n1", "k", Value.of(1));
        script.end(script.invoke("n1", Function.READ, "k", Value.NONE), OperationType.FAIL, "refused");

        var groups = Latencies.of(script.build());

        assertThat(groups)
                .extracting(figures -> figures.group().function(), figures -> figures.ok(), figures -> figures.fail())
                .containsExactly(tuple("read", 1L, 1L), tuple("write", 1L, 0L));
        assertThat(groups.getLast().latency()).isEqualTo(new Percentiles(2_000_000, 2_000_000, 2_000_000, 2_000_000));
    }

    @ParameterizedTest
    @CsvSource({"0,0,0,0,0", "1,1,1,1,1", "2,1,2,2,2", "100,50,95,99,100", "1000,500,950,990,1000"})
    void takesPercentilesByNearestRank(int count, long p50, long p95, long p99, long max) {
        var ascending = LongStream.rangeClosed(1, count).toArray();

        assertThat(Percentiles.of(ascending)).isEqualTo(new Percentiles(p50, p95, p99, max));
    }
}
