package org.rashomon.checkers.lostwrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.lostwrite.SimulatedStore.Damage;
import org.rashomon.checkers.testing.HistoryScript;
import org.rashomon.checkers.testing.Property;
import org.rashomon.history.Phase;
import org.rashomon.history.Value;

class AmnesiaTest {

    private static final List<String> NODES = List.of("n1", "n2", "n3");
    private static final int STEPS = 40;

    @Test
    void isFoundWhenAReplicaAcceptsAWriteAfterACrashThatCostItAcknowledgedOnes() {
        Property.forSeeds(2_000, random -> {
            var store = new SimulatedStore(NODES, Damage.NONE);
            var script = HistoryScript.lww("n1", "n2", "n3");
            var synced = random.nextInt(STEPS);
            var crashed = synced + random.nextInt(STEPS - synced);
            var unsynced = 0;
            var afterwards = 0;
            for (var step = 0; step < STEPS; step++) {
                if (step == synced) {
                    store.sync("n2");
                }
                if (step == crashed) {
                    store.crash("n2");
                }
                var node = NODES.get(random.nextInt(3));
                if (random.nextBoolean()) {
                    store.deliver(random);
                } else {
                    script.write(1, node, "x", step, store.write(node, "x", Value.of(step), step));
                    unsynced += node.equals("n2") && step >= synced && step < crashed ? 1 : 0;
                    afterwards += node.equals("n2") && step >= crashed ? 1 : 0;
                }
            }

            var result = new LostWriteChecker().check(script.finish());

            var expected = unsynced > 0 && afterwards > 0;
            assertThat(result.facts()).containsEntry("forgetful-replicas", expected ? "1" : "0");
            assertThat(result.verdict()).isInstanceOf(expected ? Verdict.Invalid.class : Verdict.Undecided.class);
        });
    }

    @Test
    void aCrashThatCostsAcknowledgedWritesNeverLooksLikeByDesignOnTheReplicaItself() {
        Property.forSeeds(2_000, random -> {
            var store = new SimulatedStore(NODES, Damage.NONE);
            var script = HistoryScript.lww("n1", "n2", "n3");
            store.write("n2", "x", Value.of(1), 1);
            store.sync("n2");
            script.write(1, "n2", "x", 7, store.write("n2", "x", Value.of(7), 2 + random.nextInt(5)));
            store.crash("n2");
            script.write(2, "n2", "x", 8, store.write("n2", "x", Value.of(8), 9));
            store.deliverAll(random);
            script.phase(Phase.FINAL_READS);
            NODES.forEach(node -> script.read(3, node, "x", store.value(node, "x"), store.version(node, "x")));

            var result = new LostWriteChecker().check(script.finish());

            assertThat(result.byDesignCount()).isZero();
            assertThat(result.facts()).containsEntry("vanished", "2");
        });
    }
}
