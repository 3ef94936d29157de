package org.rashomon.harness.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rashomon.history.Dot;
import org.rashomon.history.Version;
import org.rashomon.history.VersionVector;
import org.rashomon.workloads.clients.SessionToken;

class SessionMemoryTest {

    private final SessionMemory memory = new SessionMemory();

    @Test
    void aFreshSessionHasSeenNothing() {
        assertThat(memory.token("k")).isEqualTo(SessionToken.NONE);
    }

    @Test
    void whatWasSeenOnDifferentNodesAddsUp() {
        memory.saw("k", version(Dot.NONE, Map.of(), Map.of("n1", 3L)));
        memory.saw("other", version(Dot.NONE, Map.of(), Map.of("n1", 1L, "n2", 5L)));

        assertThat(memory.token("k").seen()).isEqualTo(VersionVector.of(Map.of("n1", 3L, "n2", 5L)));
    }

    @Test
    void theContextOfAKeyIsTheVersionLastSeenOfItWithAllItHadSeen() {
        memory.saw("k", version(new Dot("n2", 4), Map.of("n1", 2L), Map.of("n1", 9L)));

        assertThat(memory.token("k").context()).isEqualTo(VersionVector.of(Map.of("n1", 2L, "n2", 4L)));
        assertThat(memory.token("other").context()).isEqualTo(VersionVector.EMPTY);
        assertThat(memory.token("other").seen()).isEqualTo(VersionVector.of(Map.of("n1", 9L, "n2", 4L)));
    }

    private static Version version(Dot dot, Map<String, Long> context, Map<String, Long> seen) {
        return new Version(dot, 0, VersionVector.of(context), VersionVector.of(seen));
    }
}
