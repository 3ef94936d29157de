package org.rashomon.results.campaign;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rashomon.checkers.Evidence;
import org.rashomon.results.Conclusion;
import org.rashomon.results.RunResult;
import org.rashomon.results.TextSummary;

/**
 * One run of a campaign.
 *
 * @param cell the cell of the matrix
 * @param seed the seed
 * @param verdict what it came to
 * @param reason why, in one sentence
 * @param seconds wall-clock time, checking included
 * @param checkers what each checker said, in the order of the result
 * @param signatures names of the anomalies found, {@code CHECKER/NAME}, each with how often, in the order of the result
 * @param examples the first anomaly of each signature, in one sentence
 * @param witnesses the events that prove that first one, at most {@value #WITNESSES}
 * @param byDesign findings that the contract permits
 * @param operations how many were invoked
 * @param reproduced whether the same seed showed an anomaly again; not tried when the run passed
 * @param directory where the run's files are
 * @param replay the command that runs the same again
 */
public record CampaignRun(
        String cell,
        long seed,
        Conclusion verdict,
        String reason,
        double seconds,
        Map<String, Conclusion> checkers,
        Map<String, Long> signatures,
        Map<String, String> examples,
        Map<String, List<Evidence>> witnesses,
        long byDesign,
        long operations,
        Reproduced reproduced,
        String directory,
        String replay) {

    private static final int WITNESSES = 12;

    /** Whether a failure was seen again with the same seed. */
    public enum Reproduced {
        NOT_TRIED,
        REPRODUCED,
        /** A failure that did not come back. It stays a failure: the system did show it. */
        NOT_REPRODUCED
    }

    public CampaignRun {
        checkers = Collections.unmodifiableMap(new LinkedHashMap<>(checkers));
        signatures = Collections.unmodifiableMap(new LinkedHashMap<>(signatures));
        examples = Collections.unmodifiableMap(new LinkedHashMap<>(examples));
        witnesses = Collections.unmodifiableMap(new LinkedHashMap<>(witnesses));
    }

    /** What a run's result says of it. */
    public static CampaignRun of(String cell, RunResult result, double seconds) {
        var checkers = new LinkedHashMap<String, Conclusion>();
        var signatures = new LinkedHashMap<String, Long>();
        var examples = new LinkedHashMap<String, String>();
        var witnesses = new LinkedHashMap<String, List<Evidence>>();
        for (var checker : result.checkers()) {
            checkers.put(checker.name(), checker.verdict());
            for (var anomaly : checker.anomalies()) {
                var signature = checker.name() + "/" + anomaly.name();
                signatures.merge(signature, 1L, Long::sum);
                examples.putIfAbsent(signature, anomaly.sentence());
                witnesses.putIfAbsent(
                        signature, anomaly.witness().stream().limit(WITNESSES).toList());
            }
        }
        return new CampaignRun(
                cell,
                result.seed(),
                result.verdict(),
                result.reason(),
                seconds,
                checkers,
                signatures,
                examples,
                witnesses,
                result.byDesignCount(),
                result.operations().invoked(),
                Reproduced.NOT_TRIED,
                result.runDirectory(),
                result.replay());
    }

    /** The same, with what its repetition showed. */
    public CampaignRun with(Reproduced tried) {
        return new CampaignRun(
                cell,
                seed,
                verdict,
                reason,
                seconds,
                checkers,
                signatures,
                examples,
                witnesses,
                byDesign,
                operations,
                tried,
                directory,
                replay);
    }

    /** Whether it found an anomaly. */
    public boolean hasAnomaly() {
        return verdict == Conclusion.INVALID;
    }

    /** The first anomaly in one sentence; empty when there is none. */
    public String example() {
        return examples.values().stream().findFirst().orElse("");
    }

    /** What proves the first anomaly, a line for each event; empty when there is none. */
    public List<String> counterexample() {
        return examples.keySet().stream().findFirst().map(this::counterexample).orElse(List.of());
    }

    /** What proves the first anomaly of a signature, a line for each event. */
    List<String> counterexample(String signature) {
        return witnesses.getOrDefault(signature, List.of()).stream()
                .map(TextSummary::line)
                .toList();
    }

    /** The names of its anomalies on one line. */
    public String signatureLine() {
        return signatures.entrySet().stream().map(Map.Entry::getKey).collect(Collectors.joining(", "));
    }

    /** Its name in lists; unique within a campaign. */
    public String label() {
        return "%s [seed %d]".formatted(cell, seed);
    }

    static List<CampaignRun> failuresFirst(List<CampaignRun> runs) {
        return runs.stream()
                .sorted(Comparator.comparing((CampaignRun run) -> run.verdict)
                        .reversed()
                        .thenComparingDouble(CampaignRun::seconds)
                        .thenComparing(CampaignRun::cell)
                        .thenComparingLong(CampaignRun::seed))
                .toList();
    }
}
