package org.rashomon.checkers.lostwrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.convergence.ConvergenceChecker;
import org.rashomon.checkers.statistics.StatisticsChecker;
import org.rashomon.checkers.testing.HistoryScript;
import org.rashomon.checkers.vacuity.VacuityChecker;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Phase;
import org.rashomon.history.Value;
import org.rashomon.history.Version;

/** Prints how many operations a second each checker judges; asserts only that it comes to its end. */
class LargeHistoryTest {

    private static final System.Logger LOGGER = System.getLogger(LargeHistoryTest.class.getName());
    private static final int OPERATIONS = 1_000_000;
    private static final int KEYS = 100;
    private static final List<String> NODES = List.of("n1", "n2", "n3");

    @Test
    void aMillionOperationsAreJudged() {
        var versioned = history(SimulatedRun.Telling.VERSIONS);
        for (var checker : List.of(
                new LostWriteChecker(), new ConvergenceChecker(), new StatisticsChecker(), new VacuityChecker())) {
            measure(checker, versioned, checker.name());
        }
    }

    @Test
    void aMillionOperationsWithoutVersionsAreJudged() {
        measure(new LostWriteChecker(), history(SimulatedRun.Telling.NOTHING), "lost-write, no versions");
    }

    @Test
    void aMillionAddsAreJudged() {
        measure(new LostElementChecker(), setHistory(), "lost-write, set");
    }

    private static void measure(Checker checker, History history, String label) {
        checker.check(history);
        var start = System.nanoTime();
        var result = checker.check(history);
        var seconds = (System.nanoTime() - start) / 1e9;

        LOGGER.log(
                System.Logger.Level.INFO,
                "%s: %d operations in %.2f s, %.0f a second"
                        .formatted(
                                label,
                                history.operations().size(),
                                seconds,
                                history.operations().size() / seconds));
        assertThat(result.verdict()).isNotInstanceOf(Verdict.Invalid.class);
    }

    /** Half reads, half writes, of which replicas learn some hundred operations later. */
    private static History history(SimulatedRun.Telling telling) {
        var store = new SimulatedStore(NODES, SimulatedStore.Damage.NONE);
        var random = new SplittableRandom(1);
        var script = HistoryScript.run(NODES, List.of(), Map.of("strategy", "lww-wall-clock"));
        script.phase(Phase.WORK);
        for (var i = 1; i <= OPERATIONS; i++) {
            var session = random.nextInt(12);
            var node = NODES.get(session % NODES.size());
            var key = "k" + random.nextInt(KEYS);
            if (random.nextInt(2) == 0) {
                script.invoke(session, node, Function.READ, key, Value.NONE)
                        .ok(session, store.value(node, key), told(store.version(node, key), telling));
            } else {
                var version = store.write(node, key, Value.of(i), i);
                script.write(session, node, key, i, told(version, telling));
            }
            store.deliver(random);
        }
        store.deliverAll(random);
        script.phase(Phase.FINAL_READS);
        for (var node : NODES) {
            for (var k = 0; k < KEYS; k++) {
                script.read(99, node, "k" + k, store.value(node, "k" + k), told(store.version(node, "k" + k), telling));
            }
        }
        return script.finish();
    }

    private static History setHistory() {
        var script = HistoryScript.lww("n1", "n2", "n3");
        var elements = new long[OPERATIONS];
        for (var i = 0; i < OPERATIONS; i++) {
            script.add(i % 12, NODES.get(i % 3), "s", i);
            elements[i] = i;
        }
        script.phase(Phase.FINAL_READS);
        NODES.forEach(node -> script.readSet(99, node, "s", elements));
        return script.finish();
    }

    private static Version told(Version version, SimulatedRun.Telling telling) {
        return telling == SimulatedRun.Telling.VERSIONS ? version : Version.NONE;
    }
}
