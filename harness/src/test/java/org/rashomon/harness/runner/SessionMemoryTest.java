package org.rashomon.harness.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
    void theContextOfAKeyIsTheVersionLastSeenOfIt() {
        memory.saw("k", version(new Dot("n2", 4), Map.of("n1", 2L), Map.of("n1", 9L)));

        assertThat(memory.token("k").context()).containsExactly(new Dot("n2", 4));
        assertThat(memory.token("other").context()).isEmpty();
        assertThat(memory.token("other").seen()).isEqualTo(VersionVector.of(Map.of("n1", 9L, "n2", 4L)));
    }

    @Test
    void ofSiblingsAllAreTheContext() {
        var siblings = List.of(new Dot("n1", 1), new Dot("n1", 3), new Dot("n2", 1));

        memory.saw("k", Version.ofSiblings(siblings, VersionVector.EMPTY, VersionVector.EMPTY));

        assertThat(memory.token("k").context()).isEqualTo(siblings);
    }

    private static Version version(Dot dot, Map<String, Long> context, Map<String, Long> seen) {
        return new Version(dot, 0, VersionVector.of(context), VersionVector.of(seen));
    }
}
