package org.rashomon.checkers.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.testing.HistoryScript;
import org.rashomon.checkers.testing.Versions;
import org.rashomon.history.Event;
import org.rashomon.history.History;
import org.rashomon.history.VersionVector;

class DeliveryAndMetadataTest {

    @Test
    void aReplicaCarriesOutNoMoreThanItHasApplied() {
        assertThat(delivery(counted(0, 3, 0), counted(1, 8, 5))).isInstanceOf(Verdict.Valid.class);
        var verdict = (Verdict.Invalid) delivery(counted(0, 3, 0), counted(1, 8, 6));

        assertThat(verdict.anomalies()).extracting(Anomaly::name).containsExactly("double-application");
        assertThat(verdict.anomalies().getFirst().sentence()).contains("carried out 1 more changes");
    }

    @Test
    void aNewProcessCountsAnew() {
        assertThat(delivery(counted(0, 3, 7), counted(1, 8, 2), counted(2, 9, 3)))
                .isInstanceOf(Verdict.Valid.class);
    }

    /** Its new process has counted as far as the old one, which had been new itself. */
    @Test
    void aReplicaThatLostItsDataCountsAnew() {
        assertThat(delivery(counted(0, 3, 0), counted(1, 1, 0), counted(2, 4, 3)))
                .isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void withoutCountersNothingIsSaid() {
        assertThat(delivery()).isInstanceOf(Verdict.Undecided.class);
    }

    @Test
    void twoUpdatesMustNotHaveOneDot() {
        var script = HistoryScript.lww("n1", "n2");
        script.write(1, "n1", "x", 1, Versions.version("n1", 1, 1, Map.of()));
        script.write(2, "n1", "y", 2, Versions.version("n1", 1, 2, Map.of()));

        assertThat(metadata(script)).containsExactly("dot-reuse");
    }

    @Test
    void nobodyHasSeenWhatIsNotThere() {
        var script = HistoryScript.lww("n1", "n2");
        script.write(1, "n1", "x", 1, Versions.version("n1", 1, 1, Map.of("n2", 1L)));
        script.write(2, "n2", "y", 2, Versions.version("n2", 1, 2, Map.of()));

        assertThat(metadata(script)).containsExactly("dot-reuse");
    }

    @Test
    void whatIsAppliedStaysApplied() {
        var script = HistoryScript.lww("n1", "n2");
        script.state("n1", "a", Map.of("n1", 3L, "n2", 4L)).state("n1", "b", Map.of("n1", 3L, "n2", 2L));

        assertThat(metadata(script)).containsExactly("replica-amnesia");
    }

    private static List<String> metadata(HistoryScript script) {
        var verdict =
                (Verdict.Invalid) new MetadataChecker().check(script.finish()).verdict();
        return verdict.anomalies().stream().map(Anomaly::name).toList();
    }

    private static Event.ReplicaState counted(long index, long ofN2, long applied) {
        return new Event.ReplicaState(
                index,
                index,
                "n1",
                true,
                "",
                VersionVector.of(Map.of("n2", ofN2)),
                0,
                0,
                new TreeMap<>(Map.of("applied", applied)),
                "");
    }

    private static Verdict delivery(Event... states) {
        return new DeliveryChecker().check(History.of(List.of(states))).verdict();
    }
}
