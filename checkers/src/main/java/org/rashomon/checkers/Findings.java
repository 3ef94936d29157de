package org.rashomon.checkers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Gathers what a checker finds: counts everything, but words only the first {@value #SHOWN} of each list, so that a
 * history with a million anomalies costs no more than one with twenty. What cannot be put into words, because reading
 * the history for them ran out of a budget, is not counted.
 */
public final class Findings {

    /** How many anomalies, and how many findings by design, are put into words. */
    public static final int SHOWN = 20;

    private static final int REASONS_SHOWN = 5;

    private final List<Anomaly> anomalies = new ArrayList<>();
    /** For each signature, where its first anomaly stands in the list, or -1 when it came too late to be shown. */
    private final Map<String, Integer> placeOfSignature = new HashMap<>();

    private final Map<String, Long> countOfSignature = new HashMap<>();
    private final List<ByDesign> byDesign = new ArrayList<>();
    private final Set<String> doubts = new LinkedHashSet<>();
    private long anomalyCount;
    private long byDesignCount;

    /** A violation that was proved; asked for its words only if it is among the first. */
    public void anomaly(Supplier<Anomaly> anomaly) {
        if (anomalies.size() < SHOWN) {
            anomalies.add(anomaly.get());
        }
        anomalyCount++;
    }

    /**
     * A violation of which there may be many alike: of those with the same signature only the first is put into
     * words, and their number is told.
     */
    public void anomaly(String signature, Supplier<Anomaly> anomaly) {
        if (!countOfSignature.containsKey(signature)) {
            placeOfSignature.put(signature, anomalies.size() < SHOWN ? anomalies.size() : -1);
            if (anomalies.size() < SHOWN) {
                anomalies.add(anomaly.get());
            }
        }
        countOfSignature.merge(signature, 1L, Long::sum);
        anomalyCount++;
    }

    /** A finding that the contract permits; asked for its words only if it is among the first. */
    public void byDesign(Supplier<ByDesign> finding) {
        if (byDesign.size() < SHOWN) {
            byDesign.add(finding.get());
        }
        byDesignCount++;
    }

    /** A reason why the check cannot vouch for the whole history. */
    public void doubt(String reason) {
        doubts.add(reason);
    }

    /** Invalid if anything was proved, else undecided if there is a doubt, else valid. */
    public Verdict verdict() {
        if (anomalyCount > 0) {
            return new Verdict.Invalid(counted(), anomalyCount);
        }
        return doubts.isEmpty() ? new Verdict.Valid() : new Verdict.Undecided(reason());
    }

    /** The anomalies in words, each with the number of those like it. */
    private List<Anomaly> counted() {
        var counted = new ArrayList<>(anomalies);
        placeOfSignature.forEach((signature, place) -> {
            var more = countOfSignature.getOrDefault(signature, 1L) - 1;
            if (place >= 0 && more > 0) {
                counted.set(place, withMore(anomalies.get(place), more));
            }
        });
        return counted;
    }

    private static Anomaly withMore(Anomaly first, long more) {
        var sentence = "%s %s like it."
                .formatted(first.sentence(), more == 1 ? "There is 1 more" : "There are %d more".formatted(more));
        return new Anomaly(first.name(), sentence, first.witness());
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
