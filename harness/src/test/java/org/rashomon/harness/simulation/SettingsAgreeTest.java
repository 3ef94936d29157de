package org.rashomon.harness.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.contract.Delivery;
import org.rashomon.checkers.contract.Replication;
import org.rashomon.checkers.contract.ReplicationLog;
import org.rashomon.checkers.contract.Setting;
import org.rashomon.checkers.contract.Strategy;
import org.rashomon.checkers.contract.Topology;
import org.rashomon.harness.scenario.Scenario;
import org.rashomon.harness.scenario.ScenarioException;
import org.rashomon.harness.scenario.ScenarioReader;
import org.rashomon.harness.scenario.Settings;
import org.rashomon.harness.scenario.StoreSettings;
import org.rashomon.harness.store.NodeConfig;
import org.rashomon.referencedb.server.StoreMain;
import org.rashomon.referencedb.strategies.Strategies;

/** A scenario, a node and the simulation know the same strategies, and refuse the same settings. */
class SettingsAgreeTest {

    private static final String OWN_HANDLER = "handler:org.rashomon.referencedb.handlers.Maximum";

    private static List<String> strategies() {
        return Stream.of(Strategy.values())
                .map(strategy -> strategy == Strategy.HANDLER ? OWN_HANDLER : strategy.label())
                .toList();
    }

    /** Every combination of the settings that may exclude each other. */
    private static List<SortedMap<String, String>> combinations() {
        var all = List.<SortedMap<String, String>>of(new TreeMap<>());
        all = times(all, "strategy", strategies());
        all = times(all, "topology", labels(Topology.values()));
        all = times(all, "delivery", labels(Delivery.values()));
        all = times(all, "replication", labels(Replication.values()));
        all = times(all, "log", labels(ReplicationLog.values()));
        return times(all, "tombstones", List.of("all-seen", "2s"));
    }

    private static List<String> labels(Setting... settings) {
        return Stream.of(settings).map(Setting::label).toList();
    }

    private static List<SortedMap<String, String>> times(
            List<SortedMap<String, String>> all, String name, List<String> values) {
        return all.stream()
                .flatMap(entries -> values.stream().map(value -> {
                    SortedMap<String, String> more = new TreeMap<>(entries);
                    more.put(name, value);
                    return more;
                }))
                .toList();
    }

    private static Optional<Scenario> scenario(SortedMap<String, String> entries) {
        var settings = Settings.NONE.with("world", "simulated", "the test");
        for (var entry : entries.entrySet()) {
            settings = settings.with(entry.getKey(), entry.getValue(), "the test");
        }
        try {
            return Optional.of(ScenarioReader.read(settings, 1));
        } catch (ScenarioException refused) {
            return Optional.empty();
        }
    }

    /** What a node says to the configuration file that is written for it. */
    private static Optional<String> refusedByNode(SortedMap<String, String> entries) {
        var peers = new TreeMap<>(Map.of("n2", "127.0.0.1:2", "n3", "127.0.0.1:3"));
        var settings = new StoreSettings(entries).ofNodes();
        var config = new NodeConfig("n1", "127.0.0.1:1", Path.of("data"), peers, settings, "", false);
        return StoreMain.refusal(config.json());
    }

    @Test
    void theSameStrategiesAreKnownEverywhere() {
        assertThat(Strategies.bundled())
                .extracting(org.rashomon.referencedb.strategies.Strategy::name)
                .containsExactlyInAnyOrderElementsOf(strategies().stream()
                        .filter(name -> !name.equals(OWN_HANDLER))
                        .toList());
        for (var name : strategies()) {
            var entries = new TreeMap<>(Map.of("strategy", name, "delivery", "causal"));

            assertThat(Strategy.named(name)).as(name).isPresent();
            assertThat(refusedByNode(entries)).as(name).isEmpty();
            assertThatCode(() -> StorePolicies.of(scenario(entries).orElseThrow()))
                    .as(name)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void whatAScenarioAcceptsStartsANodeAndWhatItRefusesDoesNot() {
        var amiss = new ArrayList<String>();
        var refused = 0;
        for (var entries : combinations()) {
            var scenario = scenario(entries);
            var byNode = refusedByNode(entries);
            if (scenario.isEmpty() != byNode.isPresent()) {
                amiss.add("%s: the scenario %s, the node %s"
                        .formatted(entries, scenario.isEmpty() ? "refuses" : "accepts", byNode.orElse("accepts")));
            }
            scenario.ifPresent(StorePolicies::of);
            refused += byNode.isPresent() ? 1 : 0;
        }

        assertThat(amiss).isEmpty();
        assertThat(refused).isBetween(1, combinations().size() - 1);
    }
}
