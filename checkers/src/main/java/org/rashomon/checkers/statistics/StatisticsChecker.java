package org.rashomon.checkers.statistics;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Phrases;
import org.rashomon.checkers.Verdict;
import org.rashomon.history.History;

/**
 * Rates, outcomes and latencies, over all and for each function and node. It judges nothing: its verdict is always
 * valid, and {@link Statistics} has the same figures as numbers.
 */
public final class StatisticsChecker implements Checker {

    private static final long NANOS_PER_MICRO = 1_000;

    @Override
    public String name() {
        return "statistics";
    }

    @Override
    public String description() {
        return "Counts operations by outcome, with rates and latencies, for each function and node.";
    }

    @Override
    public CheckResult check(History history) {
        var statistics = Statistics.of(history);
        var facts = new TreeMap<String, String>();
        facts.put("work-seconds", String.format(Locale.ROOT, "%.3f", statistics.workSeconds()));
        describe(facts, "all", statistics.all());
        statistics.byFunction().forEach(group -> describe(facts, "function " + group.name(), group));
        statistics.byNode().forEach(group -> describe(facts, "node " + group.name(), group));
        return CheckResult.of(name(), new Verdict.Valid(), facts);
    }

    private static void describe(Map<String, String> facts, String prefix, Group group) {
        facts.put(
                prefix + " operations",
                "%d invoked, %d ok, %d fail, %d info"
                        .formatted(group.invoked(), group.ok(), group.fail(), group.info()));
        facts.put(prefix + " ok-per-second", String.format(Locale.ROOT, "%.1f", group.okPerSecond()));
        var latency = group.latency();
        if (latency.count() > 0) {
            facts.put(
                    prefix + " latency",
                    "p50 %s, p95 %s, p99 %s, max %s"
                            .formatted(
                                    millis(latency.p50Nanos()),
                                    millis(latency.p95Nanos()),
                                    millis(latency.p99Nanos()),
                                    millis(latency.maxNanos())));
        }
    }

    private static String millis(long nanos) {
        return Phrases.millis(nanos / NANOS_PER_MICRO);
    }
}
