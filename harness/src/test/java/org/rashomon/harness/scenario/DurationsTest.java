package org.rashomon.harness.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rashomon.harness.testing.Property;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "20s, PT20S", "2m, PT2M", "3h, PT3H", "0s, PT0S"})
    void readsWhatPeopleWrite(String text, Duration meant) {
        assertThat(Durations.parse(text)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20", "s", "-1s", "1.5s", "1 s", "1d", "9999999999s", "1s2"})
    void whatIsNoDurationIsNone(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PT0.5S, 500ms", "PT20S, 20s", "PT2M, 2m", "PT24H, 24h", "PT0S, 0ms", "PT90S, 90s"})
    void writesTheShortestExactForm(Duration duration, String text) {
        assertThat(Durations.format(duration)).isEqualTo(text);
    }

    @Test
    void whatIsWrittenIsReadBack() {
        Property.forAllSeeds(random -> {
            var duration = Duration.ofMillis(random.nextLong(100_000_000));

            assertThat(Durations.parse(Durations.format(duration))).contains(duration);
        });
    }
}
