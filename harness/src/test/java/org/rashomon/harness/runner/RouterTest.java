package org.rashomon.harness.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.contract.Routing;
import org.rashomon.harness.runner.Cluster.ReplicaStatus;
import org.rashomon.history.VersionVector;
import org.rashomon.workloads.generators.Invocation;
import org.rashomon.workloads.generators.Worker;

class RouterTest {

    private static final List<String> NODES = List.of("n1", "n2", "n3");
    private static final Worker ON_N2 = new Worker(4, "n2");

    @Test
    void aStickyClientStays() {
        var router = new Router(Routing.STICKY, NODES, NODES, 7);

        assertThat(nodesOf(router)).containsExactly("n2");
    }

    @Test
    void aRoamingClientSpeaksToEveryNode() {
        var router = new Router(Routing.ROAMING, NODES, NODES, 7);

        assertThat(nodesOf(router)).containsExactlyInAnyOrderElementsOf(NODES);
    }

    @Test
    void theSameSeedRoamsTheSameWay() {
        var one = new Router(Routing.ROAMING, NODES, NODES, 7);
        var other = new Router(Routing.ROAMING, NODES, NODES, 7);

        IntStream.range(0, 50)
                .forEach(number -> assertThat(one.nodeFor(ON_N2, Invocation.read("k")))
                        .isEqualTo(other.nodeFor(ON_N2, Invocation.read("k"))));
    }

    @Test
    void everyClientGoesToTheHomeOfTheKey() {
        var router = new Router(Routing.HOME, NODES, NODES, 7);
        var homes = new HashSet<String>();

        for (var key = 0; key < 20; key++) {
            var read = Invocation.read("k" + key);
            var home = router.nodeFor(ON_N2, read);
            homes.add(home);
            assertThat(router.nodeFor(new Worker(0, "n1"), Invocation.write("k" + key, 1)))
                    .isEqualTo(home);
        }
        assertThat(homes).hasSize(3);
    }

    @Test
    void theNextLeaderTakesOverAHomeThatDoesNotAnswerAndHandsItBack() {
        var router = new Router(Routing.HOME, NODES, NODES, 7);
        var read = Invocation.read("k");
        var home = router.nodeFor(ON_N2, read);
        var next = NODES.get((NODES.indexOf(home) + 1) % 3);

        router.observed(answers(home));
        assertThat(router.nodeFor(ON_N2, read)).isEqualTo(next);
        router.observed(answers(home, next));
        assertThat(router.nodeFor(ON_N2, read)).isNotIn(home, next);
        router.observed(answers(NODES.toArray(String[]::new)));
        assertThat(router.nodeFor(ON_N2, read))
                .as("none is better than another")
                .isEqualTo(home);
        router.observed(answers());
        assertThat(router.nodeFor(ON_N2, read)).isEqualTo(home);
    }

    @Test
    void aFollowerIsReadButNotWritten() {
        var router = new Router(Routing.STICKY, NODES, List.of("n1"), 7);

        assertThat(router.nodeFor(ON_N2, Invocation.read("k"))).isEqualTo("n2");
        assertThat(router.nodeFor(ON_N2, Invocation.write("k", 1))).isEqualTo("n1");
        assertThat(new Router(Routing.HOME, NODES, List.of("n1"), 7).nodeFor(ON_N2, Invocation.read("k")))
                .isEqualTo("n1");
    }

    private static Set<String> nodesOf(Router router) {
        return IntStream.range(0, 50)
                .mapToObj(number -> router.nodeFor(ON_N2, Invocation.write("k", number)))
                .collect(Collectors.toSet());
    }

    private static Map<String, Optional<ReplicaStatus>> answers(String... silent) {
        var status = new ReplicaStatus("", VersionVector.EMPTY, 0, 0);
        return NODES.stream()
                .collect(Collectors.toMap(
                        node -> node, node -> List.of(silent).contains(node) ? Optional.empty() : Optional.of(status)));
    }
}
