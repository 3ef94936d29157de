package org.rashomon.checkers.conflicts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.testing.Versions;
import org.rashomon.history.Dot;
import org.rashomon.history.Event;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Phase;
import org.rashomon.history.RunInfo;
import org.rashomon.history.Value;
import org.rashomon.history.Version;
import org.rashomon.history.VersionVector;

class ConflictsCheckerTest {

    private final List<Event> events = new ArrayList<>();

    @Test
    void anEntryAboutConcurrentVersionsIsTrue() {
        write("n1", Map.of());
        write("n2", Map.of());
        conflict("n1", "x");
        conflict("n2", "x");
        finals();

        assertThat(check()).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void anEntryAboutOrderedVersionsIsNot() {
        write("n1", Map.of());
        write("n2", Map.of("n1", 1L));
        conflict("n1", "x");
        finals();

        assertThat(names()).containsExactly("misclassified-conflict");
    }

    @Test
    void aReplicaThatLogsConflictsMissesNone() {
        write("n1", Map.of());
        write("n2", Map.of());
        conflict("n1", "x");
        conflict("n2", "y");
        finals();

        assertThat(names()).containsExactly("unlogged-conflict");
    }

    @Test
    void aReplicaWhoseProcessEndedMayHaveLostItsLog() {
        write("n1", Map.of());
        write("n2", Map.of());
        conflict("n1", "x");
        conflict("n2", "y");
        events.add(new Event.Fault(
                events.size(), events.size(), 0, Event.FaultStage.STARTED, "restart", "", List.of("n2"), ""));
        finals();

        assertThat(check()).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void whatCameWithASnapshotNeedsNoEntry() {
        write("n1", Map.of());
        write("n2", Map.of());
        conflict("n1", "x");
        conflict("n2", "y");
        state("n2", 0);
        finals();

        assertThat(check()).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void whatCameByItselfNeedsOne() {
        write("n1", Map.of());
        write("n2", Map.of());
        conflict("n1", "x");
        conflict("n2", "y");
        state("n2", 1);
        finals();

        assertThat(names()).containsExactly("unlogged-conflict");
    }

    @Test
    void anUpdateOfUnknownOutcomeMayHaveStoodBetweenTheTwo() {
        write("n1", Map.of());
        write("n2", Map.of());
        conflict("n1", "x");
        conflict("n2", "y");
        events.add(new Event.Operation(
                events.size(),
                events.size(),
                Event.OperationType.INVOKE,
                2,
                2,
                "n1",
                Function.WRITE,
                "x",
                Value.of(3),
                Version.NONE,
                ""));
        finals();

        assertThat(check()).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void withoutLogsNothingIsSaid() {
        write("n1", Map.of());
        finals();

        assertThat(check()).isInstanceOf(Verdict.Undecided.class);
    }

    private List<String> names() {
        return ((Verdict.Invalid) check())
                .anomalies().stream().map(Anomaly::name).toList();
    }

    private Verdict check() {
        return new ConflictsChecker().check(History.of(events)).verdict();
    }

    private void write(String node, Map<String, Long> context) {
        if (events.isEmpty()) {
            var contract = new TreeMap<>(Map.of("strategy", "lww-lamport"));
            var info = new RunInfo("t", 1, "", "register", List.of("n1", "n2"), List.of(), contract, "", "");
            events.add(new Event.RunStarted(0, 0, info));
        }
        var stamp = node.equals("n1") ? 1 : 2;
        operation(node, Function.WRITE, Value.of(stamp), Versions.version(node, 1, stamp, context));
    }

    private void finals() {
        events.add(new Event.PhaseStarted(events.size(), events.size(), Phase.FINAL_READS));
        for (var node : List.of("n1", "n2")) {
            var version = Versions.seenBy(Versions.version("n2", 1, 2, Map.of()), Map.of("n1", 1L, "n2", 1L));
            operation(node, Function.READ, Value.of(2), version);
        }
    }

    /** It has one change of the other node, and counts so many that it has applied one by one. */
    private void state(String node, long counted) {
        var counters = new TreeMap<>(Map.of("applied", counted));
        var applied = VersionVector.of(Map.of("n1", 1L, "n2", 1L));
        events.add(new Event.ReplicaState(events.size(), events.size(), node, true, "d", applied, 0, 0, counters, ""));
    }

    private void conflict(String node, String key) {
        var local = new Dot(node, 1);
        var remote = new Dot(node.equals("n1") ? "n2" : "n1", 1);
        events.add(new Event.Conflict(
                events.size(), events.size(), node, key, "update_origin_differs", local, remote, "apply_remote"));
    }

    private void operation(String node, Function function, Value value, Version version) {
        for (var type : List.of(Event.OperationType.INVOKE, Event.OperationType.OK)) {
            var told = type == Event.OperationType.OK ? version : Version.NONE;
            events.add(new Event.Operation(
                    events.size(), events.size(), type, 1, 1, node, function, "x", value, told, ""));
        }
    }
}
