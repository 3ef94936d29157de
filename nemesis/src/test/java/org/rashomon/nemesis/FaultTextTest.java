package org.rashomon.nemesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FaultTextTest {

    @Test
    void whatIsWrittenIsReadAgain() {
        var edges = new TreeSet<>(List.of(new Edge("n1", "n2"), new Edge("n2", "n1"), new Edge("n2", "n3")));
        var plan = new SchedulePlan(
                3, EnumSet.allOf(FaultKind.class), List.of("n1", "n2", "n3"), edges, Duration.ofMinutes(2));

        var schedule = Schedule.seeded(plan);

        assertThat(schedule).extracting(scheduled -> scheduled.fault().kind()).contains(FaultKind.values());
        for (var scheduled : schedule) {
            var line = FaultText.format(scheduled);
            assertThat(FaultText.format(FaultText.parse(scheduled.number(), line)))
                    .isEqualTo(line);
        }
    }
}
