package org.rashomon.checkers;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Gathers what a checker finds: counts everything, but words only the first {@value #SHOWN} of each list, so that a
 * history with a million anomalies costs no more than one with twenty.
 */
public final class Findings {

    /** How many anomalies, and how many findings by design, are put into words. */
    public static final int SHOWN = 20;

    private static final int REASONS_SHOWN = 5;

    private final List<Anomaly> anomalies = new ArrayList<>();
    private final List<ByDesign> byDesign = new ArrayList<>();
    private final Set<String> doubts = new LinkedHashSet<>();
    private long anomalyCount;
    private long byDesignCount;

    /** A violation that was proved; asked for its words only if it is among the first. */
    public void anomaly(Supplier<Anomaly> anomaly) {
        anomalyCount++;
        if (anomalies.size() < SHOWN) {
            anomalies.add(anomaly.get());
        }
    }

    /** A finding that the contract permits; asked for its words only if it is among the first. */
    public void byDesign(Supplier<ByDesign> finding) {
        byDesignCount++;
        if (byDesign.size() < SHOWN) {
            byDesign.add(finding.get());
        }
    }

    /** A reason why the check cannot vouch for the whole history. */
    public void doubt(String reason) {
        doubts.add(reason);
    }

    /** Invalid if anything was proved, else undecided if there is a doubt, else valid. */
    public Verdict verdict() {
        if (anomalyCount > 0) {
            return new Verdict.Invalid(anomalies, anomalyCount);
        }
        return doubts.isEmpty() ? new Verdict.Valid() : new Verdict.Undecided(reason());
    }

    /** The result of the checker of that name, with these facts. A doubt that an anomaly outweighs becomes a fact. */
    public CheckResult result(String checker, Map<String, String> facts) {
        return new CheckResult(checker, verdict(), byDesign, byDesignCount, withDoubts(facts));
    }

    private Map<String, String> withDoubts(Map<String, String> facts) {
        if (anomalyCount == 0 || doubts.isEmpty()) {
            return facts;
        }
        var all = new TreeMap<>(facts);
        all.put("not-decided", reason());
        return all;
    }

    private String reason() {
        var shown = doubts.stream().limit(REASONS_SHOWN).collect(Collectors.joining("; "));
        var more = doubts.size() - REASONS_SHOWN;
        return more > 0 ? shown + "; and " + Phrases.count(more, "reason") + " more" : shown;
    }
}
