package org.rashomon.checkers.completeness;

import java.util.Locale;
import java.util.Map;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Verdict;
import org.rashomon.history.Event;
import org.rashomon.history.History;
import org.rashomon.history.Phase;

/**
 * The run came to its end, and neither harness nor system failed in a way that no fault explains.
 *
 * <p>Broken when a failure was recorded or the history stops before the verdict: what such a run did not show, it did
 * not disprove either.
 */
public final class CompletenessChecker implements Checker {

    @Override
    public String name() {
        return "completeness";
    }

    @Override
    public String description() {
        return "The run came to its end, and nothing failed but what was made to fail.";
    }

    @Override
    public CheckResult check(History history) {
        if (!history.failures().isEmpty()) {
            var first = history.failures().getFirst();
            var others = history.failures().size() - 1;
            var more = others == 0 ? "" : " (and %d more)".formatted(others);
            return CheckResult.of(name(), new Verdict.Broken(inSeconds(first) + first.reason() + more), Map.of());
        }
        if (!history.isComplete()) {
            var last = history.phases().isEmpty()
                    ? "before its first phase"
                    : "in phase " + last(history).label();
            return CheckResult.of(name(), new Verdict.Broken("the recording stops " + last), Map.of());
        }
        return CheckResult.of(name(), new Verdict.Valid(), Map.of());
    }

    private static String inSeconds(Event event) {
        return String.format(Locale.ROOT, "after %.1f s: ", event.timeNanos() / 1e9);
    }

    private static Phase last(History history) {
        return history.phases().getLast().phase();
    }
}
