package org.rashomon.checkers.lostwrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.testing.HistoryScript;
import org.rashomon.checkers.testing.Property;
import org.rashomon.history.Function;
import org.rashomon.history.Phase;
import org.rashomon.history.Value;
import org.rashomon.history.Version;

class LostElementOracleTest {

    private static final List<String> NODES = List.of("n1", "n2", "n3");

    private final Set<Long> acknowledged = new HashSet<>();
    private final Set<Long> attempted = new HashSet<>();
    private final Set<Long> failed = new HashSet<>();

    @Test
    void agreesWithPlainSetsOnRandomReads() {
        Property.forSeeds(2_000, random -> {
            acknowledged.clear();
            attempted.clear();
            failed.clear();
            var script = adds(random).phase(Phase.FINAL_READS);
            var reads = new ArrayList<List<Long>>();
            for (var node : NODES) {
                var read = read(random);
                reads.add(read);
                script.readSet(
                        99, node, "s", read.stream().mapToLong(Long::longValue).toArray());
            }

            var facts = new LostElementChecker().check(script.finish()).facts();

            assertThat(facts).containsAllEntriesOf(expected(reads));
        });
    }

    private HistoryScript adds(SplittableRandom random) {
        var script = HistoryScript.lww("n1", "n2", "n3");
        for (var process = 0; process < 8; process++) {
            var element = (long) process;
            script.invoke(process, NODES.get(random.nextInt(3)), Function.ADD, "s", Value.of(element));
            switch (random.nextInt(4)) {
                case 0 -> {
                    script.fail(process);
                    failed.add(element);
                }
                case 1 -> {
                    script.info(process);
                    attempted.add(element);
                }
                default -> {
                    script.ok(process, Value.NONE, Version.NONE);
                    acknowledged.add(element);
                }
            }
        }
        return script;
    }

    /** Mostly what was acknowledged, with some left out, some that must not be there, and some twice. */
    private List<Long> read(SplittableRandom random) {
        var read = new ArrayList<Long>();
        for (var element = 0L; element < 10; element++) {
            var expected = acknowledged.contains(element);
            if (random.nextInt(8) == 0 ? !expected : expected) {
                read.add(element);
            }
            if (random.nextInt(20) == 0 && read.contains(element)) {
                read.add(element);
            }
        }
        return read;
    }

    private Map<String, String> expected(List<List<Long>> reads) {
        var vanished = acknowledged.stream()
                .filter(element -> !reads.stream().allMatch(read -> read.contains(element)))
                .count();
        var repeated = 0L;
        var failedVisible = 0L;
        var thinAir = 0L;
        for (var read : reads) {
            var distinct = new HashSet<>(read);
            repeated += read.size() - distinct.size();
            failedVisible += distinct.stream().filter(failed::contains).count();
            thinAir += distinct.stream()
                    .filter(element -> !acknowledged.contains(element)
                            && !attempted.contains(element)
                            && !failed.contains(element))
                    .count();
        }
        return Map.of(
                "vanished", Long.toString(vanished),
                "present", Long.toString(acknowledged.size() - vanished),
                "failed-visible", Long.toString(failedVisible),
                "thin-air", Long.toString(thinAir),
                "duplicates", Long.toString(repeated));
    }
}
