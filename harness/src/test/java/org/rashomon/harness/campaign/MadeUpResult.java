package org.rashomon.harness.campaign;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Judgement;
import org.rashomon.checkers.Verdict;
import org.rashomon.history.Event;
import org.rashomon.history.History;
import org.rashomon.history.RunInfo;
import org.rashomon.results.RunResult;

/** What a run of a campaign would have found. */
final class MadeUpResult {

    private MadeUpResult() {}

    /** The result of a run with this seed, which lost a write, or passed. */
    static RunResult of(String campaign, long seed, boolean isLost) {
        var info = new RunInfo(campaign, seed, "", "register", List.of(), List.of(), new TreeMap<>(), "", "");
        var verdict = isLost
                ? new Verdict.Invalid(List.of(new Anomaly("vanished-write", "It is gone.", List.of())), 1)
                : new Verdict.Valid();
        return RunResult.of(
                History.of(List.of(new Event.RunStarted(0, 0, info))),
                Judgement.compose(List.of(CheckResult.of("lost-write", verdict, Map.of()))),
                List.of(),
                "./rashomon run --seed " + seed,
                Path.of(""));
    }
}
