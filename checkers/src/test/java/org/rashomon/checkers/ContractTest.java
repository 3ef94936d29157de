package org.rashomon.checkers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rashomon.checkers.contract.Delivery;
import org.rashomon.checkers.contract.Guarantee;
import org.rashomon.checkers.contract.Ids;
import org.rashomon.checkers.contract.Promise;
import org.rashomon.checkers.contract.Resolution;
import org.rashomon.checkers.contract.Routing;
import org.rashomon.checkers.contract.Strategy;
import org.rashomon.checkers.contract.Topology;

class ContractTest {

    @Test
    void whatIsNotSaidHasItsDefault() {
        var contract = Contract.of(Map.of("strategy", "or-set"));

        assertThat(contract.strategy()).contains(Strategy.OR_SET);
        assertThat(contract.topology()).isEqualTo(Topology.ALL_TO_ALL);
        assertThat(contract.delivery()).isEqualTo(Delivery.FIFO);
        assertThat(contract.routing()).isEqualTo(Routing.STICKY);
        assertThat(contract.tombstones().label()).isEqualTo("all-seen");
        assertThat(contract.ids()).isEqualTo(Ids.INTERLEAVED);
        assertThat(contract.unknown()).isEmpty();
    }

    @Test
    void everyLabelIsRead() {
        for (var strategy : Strategy.values()) {
            if (strategy != Strategy.HANDLER) {
                assertThat(Contract.of(Map.of("strategy", strategy.label())).strategy())
                        .contains(strategy);
            }
        }
        assertThat(Contract.of(Map.of("strategy", "handler:com.example.Newest")).strategy())
                .contains(Strategy.HANDLER);
        assertThat(Contract.of(Map.of("topology", "tree", "edges", "[n1-n2, n2-n3]"))
                        .edges())
                .containsExactly("n1-n2", "n2-n3");
    }

    @ParameterizedTest
    @CsvSource({"strategy,newest", "delivery,eventual", "tombstones,soon", "topology,mesh"})
    void whatIsNotKnownPromisesNothing(String name, String value) {
        var entries = new TreeMap<>(Map.of("strategy", "siblings"));
        entries.put(name, value);
        var contract = Contract.of(entries);

        assertThat(contract.unknown())
                .containsExactly("the contract's %s \"%s\" is not known here".formatted(name, value));
        assertThat(contract.promises()).noneMatch(Promise::given);
        assertThat(contract.promise(Guarantee.CONVERGENCE).reason()).contains(value);
    }

    @Test
    void aHistoryThatSaysNothingPromisesNothing() {
        assertThat(Contract.of(Map.of()).promises()).noneMatch(Promise::given);
    }

    /** Section 3 of the design: what each strategy may lose, and which sessions are safe where. */
    @ParameterizedTest
    @CsvSource({
        "lww-wall-clock,  '',                              7 1 2 3 12",
        "lww-wall-clock,  delivery=causal,                 1 2 3 4 5 7 12",
        "lww-hybrid-clock,delivery=causal,                 1 2 3 4 5 6 7 12",
        "lww-lamport,     delivery=unordered,              1 2 7 12",
        "lww-lamport,     routing=roaming,                 7 12",
        "siblings,        routing=roaming delivery=causal, 7 8 9 12",
        "siblings,        routing=roaming sessions=tokens delivery=causal, 1 2 3 4 5 6 7 8 9",
        "highest-id,      delivery=causal,                 1 2 3 4 5 7 12",
        "merge-values,    '',                              1 2 3 7 8 12",
        "handler-maximum, '',                              1 2 3 7 12",
        "or-set,          tombstones=2s,                   1 2 3 7 8 9 12",
        "lww-lamport,     tombstones=2s,                   3 12",
        "pn-counter,      log=statement,                   1 2 3 8 9 12",
        "or-map,          '',                              1 2 3 7 12",
        "synchronous,     '',                              1 2 3 4 5 6 7 8 9 10 11",
        "lww-lamport,     log=statement delivery=causal,   1 2 3 4 5 12",
        "lww-wall-clock,  topology=single-leader,          2 3 4 5 7 8 9 10 12",
        "lww-lamport,     topology=single-leader routing=roaming, 3 4 7 8 9 10 12",
        "lww-lamport,     topology=single-leader delivery=unordered, 2 7 8 9 10 12",
        "lww-lamport,     topology=single-leader sessions=tokens, 1 2 3 4 5 6 7 8 9 10 12",
        "lww-lamport,     topology=single-leader replication=synchronous, 1 2 3 4 5 6 7 8 9 10",
        "lww-lamport,     topology=single-leader routing=home, 1 2 3 4 5 6 7 8 9 10 11 12",
        "lww-wall-clock,  routing=home,                    7"
    })
    void guaranteesFollowFromTheContract(String strategy, String settings, String expected) {
        var entries = new TreeMap<>(Map.of("strategy", strategy));
        Stream.of(settings.split(" ", -1)).filter(setting -> !setting.isEmpty()).forEach(setting -> {
            var parts = setting.split("=", 2);
            entries.put(parts[0], parts[1]);
        });

        var given = Contract.of(entries).promises().stream()
                .filter(Promise::given)
                .map(promise -> promise.guarantee().id().substring(1));

        assertThat(given).containsExactlyInAnyOrder(expected.split(" ", -1));
    }

    @Test
    void everyPromiseHasItsReason() {
        for (var strategy : Strategy.values()) {
            for (var topology : Topology.values()) {
                for (var routing : Routing.values()) {
                    var label = strategy == Strategy.HANDLER ? "handler:Own" : strategy.label();
                    var promises = Contract.of(
                                    Map.of("strategy", label, "topology", topology.label(), "routing", routing.label()))
                            .promises();
                    assertThat(promises).extracting(Promise::guarantee).containsExactly(Guarantee.values());
                    assertThat(promises).allMatch(promise -> promise.reason().endsWith("."));
                }
            }
        }
    }

    @Test
    void everyWayOfResolvingIsUsed() {
        var used = new HashSet<Resolution>();
        Arrays.stream(Strategy.values()).map(Strategy::resolution).forEach(used::add);

        assertThat(used).containsExactlyInAnyOrder(Resolution.values());
    }
}
