package org.rashomon.harness.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ExpectedTest {

    private static final Settings NONE = Settings.NONE;

    @Test
    void aVerdictThatThereIsNotIsRefused() {
        assertThatThrownBy(() -> ScenarioReader.read(NONE.with("expect", "vallid", "my.yaml, line 3"), 1))
                .isInstanceOf(ScenarioException.class)
                .hasMessage("my.yaml, line 3: expect cannot be \"vallid\"; did you mean \"valid\"?");
    }

    @Test
    void anAnomalyThatThereIsNotIsRefused() {
        var settings = NONE.with("expect", "invalid", "my.yaml, line 3")
                .with("expectAnomalies", "vanished-write,wrong-winer", "my.yaml, line 4");

        assertThatThrownBy(() -> ScenarioReader.read(settings, 1))
                .isInstanceOf(ScenarioException.class)
                .hasMessage("my.yaml, line 4: expectAnomalies cannot be \"wrong-winer\"; did you mean"
                        + " \"wrong-winner\"?");
    }

    @Test
    void anomaliesWithoutAVerdictAreRefused() {
        assertThatThrownBy(() -> ScenarioReader.read(NONE.with("expectByDesign", "divergence", "my.yaml, line 4"), 1))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining("add expect");
    }

    @Test
    void nothingIsExpectedUnlessAVerdictIs() {
        assertThat(Expected.of(NONE)).isEmpty();
    }

    @Test
    void everyListedAnomalyMustBeFoundAndNoOther() {
        var expected = Expected.of(NONE.with("expect", "invalid", "")
                        .with("expectAnomalies", "vanished-write, stale-own-read", ""))
                .orElseThrow();

        assertThat(expected.differences(outcome("invalid", Set.of("vanished-write", "stale-own-read"), Set.of())))
                .isEmpty();
        assertThat(expected.differences(outcome("invalid", Set.of("vanished-write"), Set.of())))
                .containsExactly("found vanished-write, expected stale-own-read, vanished-write");
        assertThat(expected.differences(
                        outcome("invalid", Set.of("vanished-write", "stale-own-read", "divergence"), Set.of())))
                .hasSize(1);
        assertThat(expected.differences(outcome("valid", Set.of(), Set.of())))
                .containsExactly(
                        "the verdict is valid instead of invalid",
                        "found nothing, expected stale-own-read, vanished-write");
    }

    @Test
    void moreMayBeFoundByDesignThanIsExpected() {
        var expected = Expected.of(NONE.with("expect", "valid", "").with("expectByDesign", "divergence", ""))
                .orElseThrow();

        assertThat(expected.differences(outcome("valid", Set.of(), Set.of("divergence", "duplicate-id"))))
                .isEmpty();
        assertThat(expected.differences(outcome("valid", Set.of(), Set.of())))
                .containsExactly("found by design nothing, expected divergence");
    }

    private static Expected.Outcome outcome(String verdict, Set<String> anomalies, Set<String> byDesign) {
        return new Expected.Outcome(verdict, anomalies, byDesign);
    }
}
