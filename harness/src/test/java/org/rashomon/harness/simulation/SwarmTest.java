package org.rashomon.harness.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.contract.Delivery;
import org.rashomon.checkers.contract.Ids;
import org.rashomon.checkers.contract.Replication;
import org.rashomon.checkers.contract.ReplicationLog;
import org.rashomon.checkers.contract.Routing;
import org.rashomon.checkers.contract.Sessions;
import org.rashomon.checkers.contract.Setting;
import org.rashomon.checkers.contract.Strategy;
import org.rashomon.checkers.contract.Topology;
import org.rashomon.harness.scenario.Scenario;
import org.rashomon.harness.scenario.Settings;
import org.rashomon.nemesis.FaultKind;
import org.rashomon.workloads.Workload;
import org.rashomon.workloads.Workloads;

class SwarmTest {

    private final List<Scenario> drawn = LongStream.rangeClosed(1, 600)
            .mapToObj(new Swarm(Settings.NONE)::scenario)
            .toList();

    @Test
    void everyChoiceOfEverySettingIsDrawn() {
        assertDrawn("topology", Topology.values());
        assertDrawn("delivery", Delivery.values());
        assertDrawn("routing", Routing.values());
        assertDrawn("sessions", Sessions.values());
        assertDrawn("replication", Replication.values());
        assertDrawn("log", ReplicationLog.values());
        assertDrawn("ids", Ids.values());
        assertThat(drawn)
                .extracting(scenario -> scenario.store().strategy())
                .containsAll(Stream.of(Strategy.values())
                        .filter(strategy -> strategy != Strategy.HANDLER)
                        .map(Strategy::label)
                        .toList());
        assertThat(drawn)
                .extracting(Scenario::workload)
                .containsAll(Workloads.all().stream().map(Workload::name).toList());
        assertThat(drawn)
                .extracting(scenario -> scenario.store().entries().get("tombstones"))
                .contains("all-seen", "200ms");
    }

    @Test
    void everyFaultIsDrawnThatSomeContractCovers() {
        var kinds =
                drawn.stream().flatMap(scenario -> scenario.faults().stream()).collect(Collectors.toSet());

        assertThat(kinds)
                .isEqualTo(EnumSet.complementOf(EnumSet.of(
                        FaultKind.CLIENTS, FaultKind.STARVE, FaultKind.SQUEEZE, FaultKind.WIPE, FaultKind.BIT_FLIP)));
        assertThat(drawn)
                .filteredOn(scenario -> scenario.faults().contains(FaultKind.CLOCK))
                .extracting(scenario -> scenario.store().strategy())
                .doesNotContain(Strategy.LWW_WALL_CLOCK.label());
    }

    @Test
    void whatIsPinnedStays() {
        var pinned = Settings.NONE.with("strategy", "or-set", "test").with("faults", "wipe", "test");
        var scenario = new Swarm(pinned).scenario(3);

        assertThat(scenario.store().strategy()).isEqualTo("or-set");
        assertThat(scenario.faultNames()).isEqualTo("wipe");
    }

    private void assertDrawn(String name, Setting[] choices) {
        assertThat(drawn)
                .extracting(scenario -> scenario.store().entries().get(name))
                .containsAll(Stream.of(choices).map(Setting::label).toList());
    }
}
