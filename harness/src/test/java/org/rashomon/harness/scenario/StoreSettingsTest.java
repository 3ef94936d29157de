package org.rashomon.harness.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rashomon.nemesis.Edge;

/** How the store is configured, which links it then has, and what does not go together. */
class StoreSettingsTest {

    @Test
    void aHistoryLearnsEverySettingAndANodeOnlyWhatIsNotItsDefault() {
        var store = read("topology=ring", "delivery=causal", "routing=roaming", "strategy=or-set")
                .store();

        assertThat(store.entries())
                .containsEntry("topology", "ring")
                .containsEntry("replication", "asynchronous")
                .containsEntry("durability", "fsync")
                .doesNotContainKey("edges")
                .hasSize(10);
        assertThat(store.ofNodes()).isEqualTo(Map.of("topology", "ring", "delivery", "causal", "strategy", "or-set"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            all-to-all    | 3 | n1->n2 n1->n3 n2->n1 n2->n3 n3->n1 n3->n2
            ring          | 3 | n1->n2 n2->n3 n3->n1
            ring          | 2 | n1->n2 n2->n1
            star          | 4 | n1->n2 n1->n3 n1->n4 n2->n1 n3->n1 n4->n1
            single-leader | 3 | n1->n2 n1->n3
            tree          | 5 | n1->n2 n1->n3 n2->n1 n2->n4 n2->n5 n3->n1 n4->n2 n5->n2
            """)
    void aTopologyHasTheseLinks(String topology, String nodes, String links) {
        assertThat(links(read("topology=" + topology, "nodes=" + nodes))).isEqualTo(links);
    }

    @Test
    void aTreeMayHaveEdgesOfItsOwnEvenWithCircles() {
        var scenario = read("topology=tree", "edges=n3-n1, n2-n3,n1-n2");

        assertThat(links(scenario)).isEqualTo("n1->n2 n1->n3 n2->n1 n2->n3 n3->n1 n3->n2");
        assertThat(scenario.store().entries()).containsEntry("edges", "n3-n1,n2-n3,n1-n2");
        assertThat(ScenarioReader.read(scenario.settings(), 0)).isEqualTo(scenario);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            n1-n2             | edges leave n3 unconnected with n1, was "n1-n2"
            n1-n2,n3-n3       | edges must be pairs of different nodes, such as [n1-n2, n1-n3], was "n1-n2,n3-n3"
            n1-n2-n3          | edges must be pairs of different nodes, such as [n1-n2, n1-n3], was "n1-n2-n3"
            n1-n2,n3-n4       | edges name the node n4; nodes: n1, n2, n3, was "n1-n2,n3-n4"
            """)
    void edgesThatJoinNotAllNodesAreRefused(String edges, String problem) {
        assertThat(problem("topology=tree", "edges=" + edges)).isEqualTo("--set edges=" + edges + ": " + problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            strategy=or-sett | strategy cannot be "or-sett"; did you mean "or-set"?
            topology=rng     | topology cannot be "rng"; did you mean "ring"?
            routing=rooming  | routing cannot be "rooming"; did you mean "roaming"?
            workload=regster | workload cannot be "regster"; did you mean "register"?
            """)
    void aSlipOfThePenIsAnsweredByWhatWasMeant(String setting, String problem) {
        assertThat(problem(setting)).isEqualTo("--set " + setting + ": " + problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            topology=ring strategy=synchronous             | --set topology=ring: topology ring: under strategy
            topology=single-leader strategy=siblings       | --set topology=single-leader: topology single
            replication=synchronous topology=star          | --set replication=synchronous: replication synch
            replication=semi-synchronous strategy=synchronous | --set replication=semi-synchronous: replication
            log=statement strategy=g-counter               | --set log=statement: log statement: a statement gives
            workload=register strategy=or-set              | --set workload=register: workload register: under
            """)
    void whatDoesNotGoTogetherIsRefusedWithTheReasonAndTheWayOut(String settings, String start) {
        assertThat(problem(settings.split(" ", -1)))
                .startsWith(start)
                .containsAnyOf("; use ", "; leave ", "; workloads that do: ")
                .hasLineCount(1);
    }

    @Test
    void aStrategyGetsAWorkloadThatFits() {
        assertThat(read("strategy=g-set").workload()).isEqualTo("set");
        assertThat(read("strategy=lww-lamport").workload()).isEqualTo("register");
    }

    @Test
    void anUntitledRunIsNamedByWhatWasChosen() {
        assertThat(read("topology=ring", "strategy=g-set", "faults=kill").name())
                .isEqualTo("ring-g-set-set-kill");
    }

    private static Scenario read(String... settings) {
        var all = Stream.of(settings)
                .map(setting -> Arrays.asList(setting.split("=", 2)))
                .reduce(
                        Settings.NONE,
                        (sum, setting) ->
                                sum.with(setting.getFirst(), setting.getLast(), "--set " + String.join("=", setting)),
                        Settings::overriddenBy);
        return ScenarioReader.read(all, 1);
    }

    private static String links(Scenario scenario) {
        return scenario.edges().stream().map(Edge::toString).collect(Collectors.joining(" "));
    }

    private static String problem(String... settings) {
        return catchThrowableOfType(ScenarioException.class, () -> read(settings))
                .problem();
    }
}
