package org.rashomon.harness.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.contract.DataType;
import org.rashomon.checkers.contract.Delivery;
import org.rashomon.checkers.contract.Resolution;
import org.rashomon.checkers.contract.Strategy;
import org.rashomon.checkers.contract.Topology;
import org.rashomon.harness.scenario.ScenarioException;
import org.rashomon.harness.scenario.ScenarioReader;
import org.rashomon.harness.scenario.Settings;
import org.rashomon.harness.simulation.Trial;

/** Every strategy under every topology and delivery either runs, or is refused with the reason and the way out. */
class MatrixTest {

    private record Cell(Strategy strategy, Topology topology, Delivery delivery) {

        static List<Cell> all() {
            var cells = new ArrayList<Cell>();
            for (var strategy : Strategy.values()) {
                for (var topology : Topology.values()) {
                    for (var delivery : Delivery.values()) {
                        cells.add(new Cell(strategy, topology, delivery));
                    }
                }
            }
            return cells;
        }

        /** Said here once more, in other words than where it is refused. */
        boolean makesSense() {
            var ordersElements = strategy.dataType() != DataType.LIST || delivery == Delivery.CAUSAL;
            return ordersElements
                    && switch (strategy.resolution()) {
                        case PREVENT -> topology == Topology.ALL_TO_ALL && delivery != Delivery.UNORDERED;
                        case LAST_WRITE_WINS -> true;
                        default -> topology != Topology.SINGLE_LEADER;
                    };
        }

        Settings settings(int nodes) {
            var limit = strategy.resolution() == Resolution.PREVENT
                    ? "6s"
                    : strategy.dataType() == DataType.LIST ? "2s" : "1s";
            return Settings.NONE
                    .with("world", "simulated", "the test")
                    .with("nodes", Integer.toString(nodes), "the test")
                    .with("strategy", Contracts.label(strategy), "the test")
                    .with("topology", topology.label(), "the test")
                    .with("delivery", delivery.label(), "the test")
                    .with("faults", "none", "the test")
                    .with("timeLimit", limit, "the test")
                    .with("rate", Integer.toString(30 * nodes), "the test");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void whatMakesSenseRuns(int leaders) {
        var amiss = new ArrayList<String>();
        for (var cell : Cell.all()) {
            if (cell.makesSense()) {
                var verdict = Trial.of(ScenarioReader.read(cell.settings(leaders), 7), "test")
                        .judgement()
                        .verdict();
                if (!(verdict instanceof Verdict.Valid)) {
                    amiss.add(cell + ": " + verdict);
                }
            }
        }

        assertThat(amiss).isEmpty();
    }

    @Test
    void whatMakesNoneIsRefusedWithTheReasonAndTheWayOut() {
        for (var cell : Cell.all()) {
            if (!cell.makesSense()) {
                assertThatThrownBy(() -> ScenarioReader.read(cell.settings(3), 7))
                        .as("%s", cell)
                        .isInstanceOf(ScenarioException.class)
                        .hasMessageMatching("the test: (strategy|topology|delivery) [^ ]+: .+; use .+");
            }
        }
    }
}
