package org.rashomon.results;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rashomon.checkers.Anomaly;
import org.rashomon.checkers.ByDesign;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Verdict;

/**
 * What one checker concluded.
 *
 * @param name the checker
 * @param verdict its conclusion
 * @param reason why, in one sentence; empty when the property holds
 * @param anomalyCount how many anomalies it found in all
 * @param anomalies the first of them
 * @param byDesignCount how many findings the contract permits, in all
 * @param byDesign the first of them
 * @param facts figures worth showing, by name
 * @param seconds how long the check took; 0 where nobody measured
 * @param allocatedBytes what its thread allocated meanwhile, of which much may have been freed; 0 where nobody measured
 */
public record CheckerOutcome(
        String name,
        Conclusion verdict,
        String reason,
        long anomalyCount,
        List<Anomaly> anomalies,
        long byDesignCount,
        List<ByDesign> byDesign,
        SortedMap<String, String> facts,
        double seconds,
        long allocatedBytes) {

    public CheckerOutcome {
        anomalies = List.copyOf(anomalies);
        byDesign = List.copyOf(byDesign);
        facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }

    static CheckerOutcome of(CheckResult result) {
        var anomalies = result.verdict() instanceof Verdict.Invalid invalid ? invalid.anomalies() : List.<Anomaly>of();
        var count = result.verdict() instanceof Verdict.Invalid invalid ? invalid.count() : 0;
        return new CheckerOutcome(
                result.checker(),
                Conclusion.of(result.verdict()),
                reason(result.verdict()),
                count,
                anomalies,
                result.byDesignCount(),
                result.byDesign(),
                new TreeMap<>(result.facts()),
                0,
                0);
    }

    /** The same with what it cost. */
    CheckerOutcome costing(Effort effort) {
        return new CheckerOutcome(
                name,
                verdict,
                reason,
                anomalyCount,
                anomalies,
                byDesignCount,
                byDesign,
                facts,
                effort.seconds(),
                effort.allocatedBytes());
    }

    /** The sentence that goes with a verdict. */
    static String reason(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Valid valid -> "";
            case Verdict.Undecided(var reason) -> reason;
            case Verdict.Vacuous(var reason) -> reason;
            case Verdict.Broken(var reason) -> reason;
            case Verdict.Invalid invalid -> Plural.of(invalid.count(), "anomaly", "anomalies");
        };
    }
}
