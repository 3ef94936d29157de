package org.rashomon.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.ByDesign;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Evidence;
import org.rashomon.checkers.Judgement;
import org.rashomon.checkers.Verdict;
import org.rashomon.history.Event.FaultStage;
import org.rashomon.history.Event.OperationType;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Phase;
import org.rashomon.history.Value;
import org.rashomon.history.format.HistoryFormat.Damage;

/** Runs of every kind, small but lifelike. What the checkers say of them is written by hand. */
public final class SampleRuns {

    private static final List<String> LINKS_OF_N1 = List.of("n1->n2", "n1->n3", "n2->n1", "n3->n1");

    private SampleRuns() {}

    /** A run with what was concluded of it. */
    public record Sample(History history, Judgement judgement, List<Damage> damage) {

        public RunResult result() {
            return RunResult.of(
                    history,
                    judgement,
                    damage,
                    "./rashomon run --workload register --faults partition,kill --time-limit 20s --seed 42",
                    Path.of("results/runs/20261121T013200.123Z-register-partition"));
        }
    }

    public static Sample healthy() {
        var script = new HistoryScript().run("register", "register").phase(Phase.SETUP);
        work(script, 20);
        rest(script, true);
        finalReads(script, 1);
        var history = script.at(22.4).phase(Phase.VERDICT).phase(Phase.TEARDOWN).build();
        return new Sample(history, Judgement.compose(healthyResults()), List.of());
    }

    private static List<CheckResult> healthyResults() {
        var losses = new ArrayList<ByDesign>();
        for (var number = 1; number <= 4; number++) {
            losses.add(concurrentLoss(number));
        }
        return List.of(
                new CheckResult(
                        "lost-write",
                        new Verdict.Valid(),
                        losses,
                        137,
                        Map.of("acknowledged-writes", "4210", "superseded", "4073")),
                CheckResult.of("convergence", new Verdict.Valid(), Map.of("convergence-millis", "412")),
                CheckResult.of("vacuity", new Verdict.Valid(), Map.of("concurrent-conflicts", "311")));
    }

    private static ByDesign concurrentLoss(int number) {
        return new ByDesign(
                "concurrent-write-dropped",
                "last write wins by wall clock: of two writes that had not seen each other the higher stamp stays",
                "write %d of k%d on n1 (stamp 1795224724.120%d s) lost to the concurrent write %d on n2, 3.1 ms ahead"
                        .formatted(number, number, number, number + 50),
                List.of(
                        new Evidence(40 + number, 4_120_000_000L, "n1", "loser", "write k3 " + number + " ok"),
                        new Evidence(52 + number, 4_123_100_000L, "n2", "winner", "write k3 9 ok")));
    }

    public static Sample anomalous() {
        var script = new HistoryScript().run("register", "register").phase(Phase.SETUP);
        work(script, 8.4);
        script.after(550_000_000).paused(550);
        script.at(9).fault(8, FaultStage.STARTED, "clock", List.of("n2"), "");
        script.after(3_000_000)
                .fault(8, FaultStage.OBSERVED, "clock", List.of("n2"), "n2 told an offset of 2,000.4 ms");
        var winner = script.at(9.41).write("n2", "k7", 9001, 900);
        var winnerTime = script.timeNanos();
        var read = script.at(9.62).read("n1", "k7", Value.of(9001));
        var readTime = script.timeNanos();
        var late = script.at(9.7).invoke("n1", Function.WRITE, "k7", Value.of(9002));
        script.after(2_000_000);
        var lost = script.ok(late, Value.NONE, script.version("n1", 901, Map.of("n1", 900L, "n2", 900L)));
        var lostTime = script.timeNanos();
        var unknown = script.at(9.72).invoke("n3", Function.WRITE, "k7", Value.of(9003));
        script.at(11.2).end(unknown, OperationType.INFO, "no answer within 1 s");
        script.at(14).fault(8, FaultStage.HEALED, "clock", List.of("n2"), "");
        rest(script, false);
        var finals = finalReads(script, 2);
        var witness = List.of(
                new Evidence(winner, winnerTime, "n2", "winner", "write k7 9001 ok, version n2:900"),
                new Evidence(read, readTime, "n1", "saw the winner", "read k7 -> 9001 ok"),
                new Evidence(lost, lostTime, "n1", "lost write", "write k7 9002 ok, version n1:901, had seen n2:900"),
                new Evidence(lost + 1, lostTime, "n3", "never answered", "write k7 9003 outcome unknown"),
                new Evidence(finals, script.timeNanos(), "n3", "final read", "read k7 -> 9001 ok"));
        var history = script.at(22.4).phase(Phase.VERDICT).phase(Phase.TEARDOWN).build();
        return new Sample(history, Judgement.compose(anomalousResults(witness)), List.of());
    }

    private static List<CheckResult> anomalousResults(List<Evidence> witness) {
        var lost = new Anomaly(
                "lost-causally-later",
                "The write of 9002 to k7, acknowledged by n1 at 9.702 s, was lost on n1, n2 and n3 although it had seen"
                        + " the write of 9001 that stands there; the stamp of 9001 is 1,712 ms ahead, and the clock of"
                        + " n2 was measured 2,000 ms ahead of that of n1",
                witness);
        var divergence =
                new Anomaly("divergence", "Key k2 reads 1 on n1, 1 on n2 and 2002 on n3", List.of(witness.getLast()));
        return List.of(
                new CheckResult(
                        "lost-write",
                        new Verdict.Invalid(List.of(lost), 3),
                        List.of(concurrentLoss(1)),
                        12,
                        Map.of("acknowledged-writes", "1811", "lost-causally-later", "3")),
                CheckResult.of("convergence", new Verdict.Invalid(List.of(divergence), 1), Map.of("keys", "12")),
                CheckResult.of("vacuity", new Verdict.Valid(), Map.of("concurrent-conflicts", "97")));
    }

    public static Sample broken() {
        var script = new HistoryScript().run("register", "register").phase(Phase.SETUP);
        work(script, 6);
        script.failure("n2 did not start again within 10 s: exit code 70, error: the log is damaged at byte 4096");
        script.unreachable("n2", "connection refused");
        var reason = "n2 did not start again within 10 s";
        return new Sample(
                script.build(),
                Judgement.compose(List.of(
                        CheckResult.of(
                                "lost-write", new Verdict.Undecided("the run ended before the final reads"), Map.of()),
                        CheckResult.of(
                                "vacuity", new Verdict.Vacuous("kill was asked for but never seen to bite"), Map.of()),
                        CheckResult.of("completeness", new Verdict.Broken(reason), Map.of()))),
                List.of(new Damage("history/segment-0001.ndjson.gz, byte 40960", "the member is cut off")));
    }

    public static Sample empty() {
        return new Sample(History.of(List.of()), Judgement.compose(List.of()), List.of());
    }

    private static void work(HistoryScript script, double seconds) {
        var random = new SplittableRandom(7);
        script.at(0.9).phase(Phase.WORK);
        var sequence = 1L;
        var next = 0;
        var faults = faults(seconds);
        while (script.timeNanos() < seconds * 1e9) {
            while (next < faults.size() && faults.get(next).seconds * 1e9 <= script.timeNanos()) {
                var fault = faults.get(next++);
                script.fault(fault.number, fault.stage, fault.kind, fault.targets, fault.effect);
            }
            operation(script, random, sequence++);
        }
    }

    private static void operation(HistoryScript script, SplittableRandom random, long sequence) {
        var node = "n" + (1 + random.nextInt(3));
        var key = "k" + random.nextInt(12);
        var reads = random.nextInt(3) == 0;
        var open = script.invoke(
                node, reads ? Function.READ : Function.WRITE, key, reads ? Value.NONE : Value.of(sequence));
        script.after(random.nextLong(500_000, 9_000_000));
        switch (random.nextInt(40)) {
            case 0 -> script.end(open, OperationType.INFO, "no answer within 1 s");
            case 1 -> script.end(open, OperationType.FAIL, "connection refused");
            default -> script.ok(open, reads ? Value.of(sequence) : Value.NONE, script.version(node, sequence));
        }
    }

    /** A stage of a fault and when it comes. */
    private record Stage(
            double seconds, int number, FaultStage stage, String kind, List<String> targets, String effect) {}

    private static List<Stage> faults(double until) {
        var stages = new ArrayList<Stage>();
        for (var number = 1; 2 + number * 2.4 < until; number++) {
            var start = 2 + (number - 1) * 2.4;
            var partition = number % 2 == 1;
            var kind = partition ? "partition" : "kill";
            var targets = partition ? LINKS_OF_N1 : List.of("n2");
            stages.add(new Stage(start, number, FaultStage.STARTED, kind, targets, ""));
            var effect =
                    partition ? "probes n1->n2, n1->n3 unanswered for 500 ms" : "n2 refused connections after 12 ms";
            if (number != 4) {
                stages.add(new Stage(start + 0.05, number, FaultStage.OBSERVED, kind, targets, effect));
            }
            stages.add(new Stage(start + 1.9, number, FaultStage.HEALED, kind, targets, "a probe went through"));
        }
        return stages;
    }

    private static void rest(HistoryScript script, boolean converges) {
        script.at(20).phase(Phase.HEAL).at(20.3).phase(Phase.QUIESCENCE);
        for (var round = 0; round < 12; round++) {
            script.at(20.3 + round * 0.1);
            for (var node : HistoryScript.NODES) {
                var differs = node.equals("n3") && (round < 4 || !converges);
                script.state(node, differs ? "9f3b1c77aa01" : "41d0e7c2b19d", round < 4 ? 40 - 10 * round : 0, 120);
            }
        }
    }

    /** Reads every key on every node; the last key differs on n3 when asked for more than one value. */
    private static long finalReads(HistoryScript script, int values) {
        script.at(21.8).phase(Phase.FINAL_READS);
        var last = 0L;
        for (var node : HistoryScript.NODES) {
            for (var key = 0; key < 12; key++) {
                var differs = values > 1 && node.equals("n3") && key % 6 == 2;
                var value = Value.of(differs ? 2000 + key : key == 7 ? 9001 : 1);
                var read = script.read(node, "k" + key, value);
                last = key == 7 ? read : last;
            }
        }
        return last;
    }
}
