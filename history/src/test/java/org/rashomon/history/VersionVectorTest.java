package org.rashomon.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class VersionVectorTest {

    @Test
    void includesEveryWriteUpToTheEntry() {
        var vector = VersionVector.of(Map.of("n1", 3L));

        assertThat(vector.includes(new Dot("n1", 3))).isTrue();
        assertThat(vector.includes(new Dot("n1", 4))).isFalse();
        assertThat(vector.includes(new Dot("n2", 1))).isFalse();
        assertThat(vector.includes(Dot.NONE)).isFalse();
    }

    @Test
    void twoVectorsThatEachIncludeWhatTheOtherMissesAreConcurrent() {
        var left = VersionVector.of(Map.of("n1", 1L));
        var right = VersionVector.of(Map.of("n2", 1L));

        assertThat(left.dominates(right)).isFalse();
        assertThat(right.dominates(left)).isFalse();
        assertThat(left.dominates(VersionVector.EMPTY)).isTrue();
    }
}
