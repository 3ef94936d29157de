package org.rashomon.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Evidence;
import org.rashomon.checkers.Judgement;
import org.rashomon.checkers.Verdict;
import org.rashomon.history.Event.FaultStage;
import org.rashomon.history.Event.OperationType;
import org.rashomon.history.Function;
import org.rashomon.history.Phase;
import org.rashomon.history.Value;
import org.rashomon.history.Version;
import org.rashomon.results.HistoryScript;
import org.rashomon.results.ResultJson;
import org.rashomon.results.SampleRuns.Sample;
import org.rashomon.results.Styling;
import org.rashomon.results.TextSummary;

/** Histories that break off anywhere and come in any order: replay one with {@code -Dseed=}. */
class RandomHistoriesTest {

    private static final int EXAMPLES = 100;

    @Test
    void areAlwaysRendered() {
        var pinned = Long.getLong("seed");
        var first = pinned == null ? System.nanoTime() : pinned;
        var examples = pinned == null ? EXAMPLES : 1;
        for (var seed = first; seed < first + examples; seed++) {
            var sample = draw(new SplittableRandom(seed));

            assertThat(rendered(sample)).as("replay with -Dseed=%d", seed).isNotEmpty();
        }
    }

    private static String rendered(Sample sample) {
        var html = HtmlReport.render(sample.result(), sample.history());
        Page.of(html);
        return html + ResultJson.text(sample.result()) + TextSummary.lines(sample.result(), Styling.PLAIN);
    }

    private static Sample draw(SplittableRandom random) {
        var script = new HistoryScript();
        if (random.nextInt(4) > 0) {
            script.run("random", random.nextBoolean() ? "set" : "register");
        }
        var open = new ArrayDeque<HistoryScript.Open>();
        for (var events = random.nextInt(120); events > 0; events--) {
            event(script.after(random.nextLong(1L << random.nextInt(1, 33))), open, random);
        }
        var witness = random.ints(random.nextInt(9), 0, 150)
                .mapToObj(index -> new Evidence(index, random.nextLong(1L << 40), node(random), "role", "text"))
                .toList();
        var verdict = new Verdict.Invalid(List.of(new Anomaly("name", "sentence", witness)), 2);
        var result = CheckResult.of("checker", random.nextBoolean() ? verdict : new Verdict.Valid(), Map.of());
        return new Sample(script.build(), Judgement.compose(List.of(result)), List.of());
    }

    private static void event(HistoryScript script, ArrayDeque<HistoryScript.Open> open, SplittableRandom random) {
        var stage = pick(List.of(FaultStage.values()), random);
        switch (random.nextInt(9)) {
            case 0 -> script.phase(pick(List.of(Phase.values()), random));
            case 1 -> script.fault(random.nextInt(4), stage, "kill", List.of(node(random)), "");
            case 2 -> script.fault(random.nextInt(4), stage, "partition", List.of("n1->n2"), "seen");
            case 3 -> script.state(node(random), "d" + random.nextInt(2), 1, random.nextLong());
            case 4 -> script.unreachable(node(random), "refused");
            case 5, 6 -> open.add(script.invoke(node(random), Function.READ, "k" + random.nextInt(3), Value.NONE));
            default -> complete(script, open, random);
        }
    }

    private static void complete(HistoryScript script, ArrayDeque<HistoryScript.Open> open, SplittableRandom random) {
        if (open.isEmpty()) {
            return;
        }
        var elements = List.of(Value.of(random.nextInt(3)), Value.of("x"));
        switch (random.nextInt(4)) {
            case 0 -> script.end(open.remove(), OperationType.INFO, "lost");
            case 1 -> script.end(open.remove(), OperationType.FAIL, "refused");
            case 2 -> script.ok(open.remove(), Value.of(elements), Version.NONE);
            default -> script.ok(open.remove(), Value.of(random.nextInt(3)), script.version("n1", 3));
        }
    }

    private static String node(SplittableRandom random) {
        return pick(List.of("n1", "n2", "stranger", ""), random);
    }

    private static <T> T pick(List<T> choices, SplittableRandom random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
