package org.rashomon.checkers.tombstone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.testing.HistoryScript;
import org.rashomon.checkers.testing.Versions;
import org.rashomon.history.Function;
import org.rashomon.history.Phase;
import org.rashomon.history.Value;
import org.rashomon.history.Version;

class TombstoneCheckerTest {

    private static final Version WRITE = Versions.version("n1", 1, 100, Map.of());
    private static final Version DELETE = Versions.version("n2", 1, 200, Map.of("n1", 1L));
    private static final Map<String, Long> BOTH = Map.of("n1", 1L, "n2", 1L);

    @Test
    void whatWasDeletedMustNotShowWhereTheDeleteWasApplied() {
        var script = deleted(Map.of("strategy", "lww-wall-clock"), DELETE);
        script.read(3, "n1", "x", Value.of(1), Versions.seenBy(WRITE, BOTH));
        var result = new TombstoneChecker().check(script.finish());

        var verdict = (Verdict.Invalid) result.verdict();
        assertThat(verdict.anomalies().getFirst().name()).isEqualTo("resurrected-delete");
        assertThat(verdict.anomalies().getFirst().witness()).hasSize(3);
    }

    @Test
    void whereTheDeleteHasNotArrivedItIsNoReturn() {
        var script = deleted(Map.of("strategy", "lww-wall-clock"), DELETE);
        script.read(3, "n1", "x", Value.of(1), Versions.seenBy(WRITE, Map.of("n1", 1L)));
        script.read(3, "n2", "x", Value.NONE, Versions.seenBy(DELETE, BOTH));

        assertThat(new TombstoneChecker().check(script.finish()).verdict()).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void aDeleteThatIsRankedLowerLosesWhichIsAnotherMatter() {
        var script = deleted(Map.of("strategy", "lww-wall-clock"), Versions.version("n2", 1, 50, Map.of("n1", 1L)));
        script.read(3, "n1", "x", Value.of(1), Versions.seenBy(WRITE, BOTH));
        script.read(3, "n2", "x", Value.of(1), Versions.seenBy(WRITE, BOTH));

        assertThat(new TombstoneChecker().check(script.finish()).verdict()).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void aCollectedTombstoneExcusesAReturnOnlyAfterItsTime() {
        var early = deleted(Map.of("strategy", "lww-wall-clock", "tombstones", "2s"), DELETE);
        early.read(3, "n1", "x", Value.of(1), Versions.seenBy(WRITE, BOTH));
        var late = deleted(Map.of("strategy", "lww-wall-clock", "tombstones", "2s"), DELETE);
        late.atMillis(3_000).read(3, "n1", "x", Value.of(1), Versions.seenBy(WRITE, BOTH));

        assertThat(new TombstoneChecker().check(early.finish()).verdict()).isInstanceOf(Verdict.Invalid.class);
        assertThat(new TombstoneChecker().check(late.finish()).byDesignCount()).isEqualTo(1);
    }

    @Test
    void valuesAloneProveAReturnWhereOneNodeAcknowledgedBoth() {
        var script = HistoryScript.lww("n1", "n2");
        script.write(1, "n1", "x", 1, Version.NONE);
        script.invoke(1, "n1", Function.DELETE, "x", Value.NONE).ok(1, Value.NONE, Version.NONE);
        script.phase(Phase.FINAL_READS);
        script.read(3, "n1", "x", Value.NONE, Version.NONE).read(3, "n2", "x", Value.of(1), Version.NONE);

        assertThat(new TombstoneChecker().check(script.finish()).verdict()).isInstanceOf(Verdict.Invalid.class);
    }

    private static HistoryScript deleted(Map<String, String> contract, Version delete) {
        var script = HistoryScript.run(List.of("n1", "n2"), List.of(), contract);
        script.write(1, "n1", "x", 1, WRITE);
        script.invoke(2, "n2", Function.DELETE, "x", Value.NONE).ok(2, Value.NONE, delete);
        script.phase(Phase.FINAL_READS);
        return script.read(3, "n2", "x", Value.NONE, Versions.seenBy(delete, BOTH))
                .read(3, "n1", "x", Value.NONE, Versions.seenBy(delete, BOTH));
    }
}
