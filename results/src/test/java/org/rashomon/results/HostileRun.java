package org.rashomon.results;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.ByDesign;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Evidence;
import org.rashomon.checkers.Judgement;
import org.rashomon.checkers.Verdict;
import org.rashomon.history.Event.FaultStage;
import org.rashomon.history.LinkCounters;
import org.rashomon.history.Phase;
import org.rashomon.history.Value;
import org.rashomon.history.format.HistoryFormat.Damage;
import org.rashomon.results.SampleRuns.Sample;

/** A run in which everything is long, plentiful and meant to break a page. */
public final class HostileRun {

    private static final String SHORT = "<script>alert(\"1\")</script>' onload='x\u0000\u001b[2J\u202e\ud800&amp;";
    private static final String LONG = SHORT.repeat(30);

    private HostileRun() {}

    public static Sample sample() {
        var script = new HistoryScript().run(LONG, "register");
        var facts = new TreeMap<String, String>();
        for (var fact : List.of("command", "commit", "image", "system", SHORT)) {
            facts.put(fact, LONG);
        }
        script.deployed(facts).phase(Phase.WORK);
        for (var number = 0; number < 400; number++) {
            var kind = "kind " + number % 30 + SHORT;
            script.after(1_000_000).fault(number, FaultStage.STARTED, kind, List.of("n1", LONG), LONG);
            script.fault(number, FaultStage.OBSERVED, kind, List.of("n1", LONG), LONG);
        }
        for (var number = 0; number < 300; number++) {
            script.write("node " + number + LONG, "key " + number + SHORT, number, 1 + number);
            script.failure(LONG);
        }
        script.phase(Phase.QUIESCENCE);
        for (var round = 0; round < 100; round++) {
            script.after(1_000_000)
                    .state("n1", LONG, round, Long.MIN_VALUE)
                    .unreachable("n2", LONG)
                    .state(LONG, "", 1, 1)
                    .counted("n1", Map.of(LinkCounters.unanswered(SHORT), 2L * round, "received", 3L * round))
                    .conflict(SHORT, "key " + round + SHORT, SHORT, SHORT);
        }
        script.phase(Phase.FINAL_READS);
        for (var key = 0; key < 300; key++) {
            script.read("n1", "key " + key + SHORT, Value.of(LONG));
            script.read("n2", "key " + key + SHORT, Value.of(key));
        }
        var damage = IntStream.range(0, 100)
                .mapToObj(place -> new Damage(LONG, LONG))
                .toList();
        return new Sample(script.build(), judgement(), damage);
    }

    private static Judgement judgement() {
        var facts = IntStream.range(0, 100).boxed().collect(Collectors.toMap(fact -> LONG + fact, fact -> LONG));
        return Judgement.compose(IntStream.range(0, 5)
                .mapToObj(checker -> new CheckResult(
                        "checker " + checker + SHORT,
                        new Verdict.Invalid(anomalies(), 5_000),
                        findings(),
                        7_000,
                        new TreeMap<>(Map.copyOf(facts))))
                .toList());
    }

    private static List<Anomaly> anomalies() {
        return IntStream.range(0, 20)
                .mapToObj(number -> new Anomaly(SHORT, LONG, evidence()))
                .toList();
    }

    private static List<ByDesign> findings() {
        return IntStream.range(0, 40)
                .mapToObj(number -> new ByDesign(SHORT, LONG, LONG, evidence()))
                .toList();
    }

    private static List<Evidence> evidence() {
        return IntStream.range(0, 30)
                .mapToObj(event -> new Evidence(event * 40L, event * 1_000_000L, event + LONG, LONG, LONG))
                .toList();
    }
}
