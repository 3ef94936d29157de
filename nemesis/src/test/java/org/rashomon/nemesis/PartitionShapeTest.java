package org.rashomon.nemesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;

final class PartitionShapeTest {

    private static final List<String> FIVE = List.of("n1", "n2", "n3", "n4", "n5");

    @Test
    void isolateOneCutsEveryLinkOfOneNode() {
        var cut = PartitionShape.ISOLATE_ONE.cut(FIVE, allToAll(FIVE));

        assertThat(cut).hasSize(8).allMatch(edge -> edge.touches("n1"));
    }

    @Test
    void halvesSeeOnlyTheirOwn() {
        var cut = PartitionShape.HALVES.cut(FIVE, allToAll(FIVE));

        assertThat(seenBy("n1", cut)).isEqualTo(Set.of("n1", "n2"));
        assertThat(seenBy("n5", cut)).isEqualTo(Set.of("n3", "n4", "n5"));
    }

    @Test
    void aBridgeSeesBothHalves() {
        var cut = PartitionShape.BRIDGE.cut(FIVE, allToAll(FIVE));

        assertThat(seenBy("n1", cut)).hasSize(5);
        assertThat(seenBy("n2", cut)).isEqualTo(Set.of("n1", "n2", "n3"));
        assertThat(seenBy("n5", cut)).isEqualTo(Set.of("n1", "n4", "n5"));
    }

    @Test
    void inAMajoritiesRingEveryNodeSeesAnotherMajority() {
        for (var size = 5; size < 10; size++) {
            var nodes = nodes(size);
            var cut = PartitionShape.MAJORITIES_RING.cut(nodes, allToAll(nodes));
            var views = new HashSet<Set<String>>();
            for (var node : nodes) {
                var seen = seenBy(node, cut, nodes);
                assertThat(seen.size()).isBetween(size / 2 + 1, size - 1);
                views.add(seen);
            }
            assertThat(views).hasSize(size);
        }
    }

    @Test
    void oneWayCutsASingleLink() {
        assertThat(PartitionShape.ONE_WAY.cut(FIVE, allToAll(FIVE))).containsExactly(new Edge("n1", "n2"));
    }

    private static Set<String> seenBy(String node, SortedSet<Edge> cut) {
        return seenBy(node, cut, FIVE);
    }

    private static Set<String> seenBy(String node, SortedSet<Edge> cut, List<String> nodes) {
        var seen = new HashSet<>(nodes);
        cut.stream().filter(edge -> edge.to().equals(node)).forEach(edge -> seen.remove(edge.from()));
        return seen;
    }

    private static List<String> nodes(int size) {
        var nodes = new ArrayList<String>();
        for (var number = 1; number <= size; number++) {
            nodes.add("n" + number);
        }
        return nodes;
    }

    private static List<Edge> allToAll(List<String> nodes) {
        var edges = new ArrayList<Edge>();
        for (var from : nodes) {
            nodes.stream().filter(to -> !to.equals(from)).forEach(to -> edges.add(new Edge(from, to)));
        }
        return edges;
    }
}
