package org.rashomon.harness.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rashomon.nemesis.FaultKind;

class ScenarioReaderTest {

    @Test
    void everySettingHasADefault() {
        var scenario = ScenarioReader.read(Settings.NONE, 42);

        assertThat(scenario.seed()).isEqualTo(42);
        assertThat(scenario.nodes()).isEqualTo(3);
        assertThat(scenario.workload()).isEqualTo("register");
        assertThat(scenario.faults()).containsExactly(FaultKind.PARTITION, FaultKind.KILL);
        assertThat(scenario.timeLimit()).isEqualTo(Duration.ofSeconds(20));
        assertThat(scenario.name()).isEqualTo("register-partition-kill");
        assertThat(scenario.defect()).isEmpty();
    }

    @Test
    void whatIsSetWinsOverTheDefault() {
        var scenario = ScenarioReader.read(set("nodes", "5").with("seed", "-7", "--seed"), 42);

        assertThat(scenario.nodes()).isEqualTo(5);
        assertThat(scenario.seed()).isEqualTo(-7);
    }

    @Test
    void noneMeansNoFaults() {
        var scenario = ScenarioReader.read(set("faults", "none"), 1);

        assertThat(scenario.faults()).isEmpty();
        assertThat(scenario.faultNames()).isEqualTo("none");
        assertThat(scenario.name()).isEqualTo("register");
    }

    @Test
    void faultsMayBeGivenInAnyOrderWithSpaces() {
        assertThat(ScenarioReader.read(set("faults", "pause, clock,partition"), 1)
                        .faults())
                .containsExactly(FaultKind.PARTITION, FaultKind.PAUSE, FaultKind.CLOCK);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nodes            | 1        | must be a whole number from 2 to 9
            nodes            | 10       | must be a whole number from 2 to 9
            nodes            | many     | must be a whole number from 2 to 9
            nodes            | ''       | must be a whole number from 2 to 9
            clientsPerNode   | 0        | must be a whole number from 1 to 100
            seed             | 1.5      | must be a whole number
            seed             | 99999999999999999999 | must be a whole number
            rate             | 0        | must be operations a second, from 1 to 100000
            rate             | NaN      | must be operations a second, from 1 to 100000
            rate             | 1e9      | must be operations a second, from 1 to 100000
            rate             | fast     | must be operations a second, from 1 to 100000
            world            | moon     | must be one of: local
            topology         | mesh     | must be one of: all-to-all, ring, star, tree, single-leader
            delivery         | random   | must be one of: fifo, causal, unordered
            routing          | nearest  | must be one of: sticky, roaming, home
            sessions         | cookies  | must be one of: none, tokens
            log              | binary   | must be one of: row, statement
            replication      | quorum   | must be one of: asynchronous, semi-synchronous, synchronous
            tombstones       | forever  | must be all-seen, or how long they are kept, such as 500ms, 2s or 1m
            ids              | random   | must be one of: interleaved, overlapping
            durability       | never    | must be one of: fsync
            edges            | n1-n2    | belong to topology tree only
            strategy         | lucky    | must be one of: lww-wall-clock, lww-hybrid-clock
            workload         | bank     | must be one of: register, title
            timeLimit        | 20       | must be a duration from 500ms to 24h, such as 500ms, 20s or 2m
            timeLimit        | 499ms    | must be a duration from 500ms to 24h, such as 500ms, 20s or 2m
            timeLimit        | 999999999h | must be a duration from 500ms to 24h, such as 500ms, 20s or 2m
            timeLimit        | -5s      | must be a duration from 500ms to 24h, such as 500ms, 20s or 2m
            operationTimeout | 9ms      | must be a duration from 10ms to 24h, such as 500ms, 20s or 2m
            quiescenceBudget | never    | must be a duration from 100ms to 24h, such as 500ms, 20s or 2m
            name             | a/b      | must be at most 80 letters, digits, dots, underscores and hyphens
            name             | -x       | must be at most 80 letters, digits, dots, underscores and hyphens
            faults           | partition,fire | names no fault "fire"; faults: partition, refuse, latency
            faults           | full-disk | asks for full-disk, which the local world has no means for; use world docker
            faults           | partition,,kill | names no fault ""; faults: partition, refuse, latency
            """)
    void aMistakeIsOneLineWithPlaceValueAndFix(String name, String value, String fix) {
        assertThatExceptionOfType(ScenarioException.class)
                .isThrownBy(() -> ScenarioReader.read(Settings.NONE.with(name, value, "my.yaml, line 3"), 1))
                .satisfies(wrong -> assertThat(wrong.problem())
                        .startsWith("my.yaml, line 3: %s %s".formatted(name, fix))
                        .endsWith(", was \"%s\"".formatted(value))
                        .hasLineCount(1));
    }

    @ParameterizedTest
    @CsvSource({"node, nodes", "Seed, seed", "timelimit, timeLimit", "falts, faults", "defekt, defect"})
    void anUnknownSettingIsAnsweredByTheOneThatWasMeant(String wrong, String meant) {
        assertThatExceptionOfType(ScenarioException.class)
                .isThrownBy(() -> ScenarioReader.read(set(wrong, "3"), 1))
                .satisfies(unknown -> assertThat(unknown.problem())
                        .isEqualTo("here: there is no setting \"%s\"; did you mean \"%s\"?".formatted(wrong, meant)));
    }

    @Test
    void anUnknownSettingThatResemblesNoneIsAnsweredByAllThereAre() {
        assertThatExceptionOfType(ScenarioException.class)
                .isThrownBy(() -> ScenarioReader.read(set("temperature", "3"), 1))
                .satisfies(unknown -> assertThat(unknown.problem())
                        .startsWith("here: there is no setting \"temperature\"; settings: ")
                        .contains("nodes", "seed", "quiescenceBudget"));
    }

    private static Settings set(String name, String value) {
        return Settings.NONE.with(name, value, "here");
    }
}
