package org.rashomon.results.campaign;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rashomon.results.Conclusion;
import org.rashomon.results.RunResult;

/**
 * What {@code campaign.json} says: every run, and what they come to together. All other outputs are rendered from it.
 *
 * @param schemaVersion raised when a reader of the old schema would misread the new one
 * @param name the campaign
 * @param profile the profile that was asked for; empty when none was
 * @param shards the shards that it holds, such as {@code hash:1/4}; empty when it is whole
 * @param cells every cell of the matrix, in the order of the file, with its settings
 * @param planned how many runs the shards had, the canary not counted
 * @param canary what became of the run that must fail; empty when the campaign has none
 * @param runs every run, failures first
 * @param untold how many more runs of each cell passed, of a campaign that goes on for so long that not each is told
 * @param judgement the conclusion, by the baseline
 */
public record CampaignResult(
        int schemaVersion,
        String name,
        String profile,
        List<String> shards,
        Map<String, Map<String, String>> cells,
        int planned,
        Optional<CampaignRun> canary,
        List<CampaignRun> runs,
        @Nullable Map<String, Integer> untold,
        CampaignJudgement judgement) {

    public static final int SCHEMA_VERSION = 1;

    public CampaignResult {
        shards = List.copyOf(shards);
        cells = new LinkedHashMap<>(cells);
        runs = List.copyOf(runs);
        // What was written before there were any does not say it.
        untold = untold == null ? Map.of() : new TreeMap<>(untold);
    }

    /**
     * Joins the shards of one campaign.
     *
     * @throws IllegalArgumentException if they are not of one campaign
     */
    public static CampaignResult merge(List<CampaignResult> parts, Baseline baseline) {
        var first = parts.getFirst();
        var shards = new ArrayList<String>();
        var made = Made.NONE;
        var planned = 0;
        Optional<CampaignRun> canary = Optional.empty();
        for (var part : parts) {
            if (!part.name.equals(first.name) || !part.cells.equals(first.cells)) {
                throw new IllegalArgumentException(
                        "\"%s\" and \"%s\" are not shards of one campaign: their matrices differ"
                                .formatted(first.name, part.name));
            }
            shards.addAll(part.shards);
            made = made.with(part.made());
            planned += part.planned;
            // A canary that any shard failed to catch is the one that counts.
            canary = canary.filter(known -> !known.hasAnomaly()).or(() -> part.canary);
        }
        return of(
                new Matrix(first.name, first.profile, shards.stream().distinct().toList(), first.cells),
                planned,
                canary,
                made,
                baseline);
    }

    /** What identifies a campaign. */
    public record Matrix(String name, String profile, List<String> shards, Map<String, Map<String, String>> cells) {}

    /** The result of these runs. */
    public static CampaignResult of(
            Matrix matrix, int planned, Optional<CampaignRun> canary, List<CampaignRun> runs, Baseline baseline) {
        return of(matrix, planned, canary, Made.of(runs), baseline);
    }

    /** The result of these runs, not each of which is told. */
    public static CampaignResult of(
            Matrix matrix, int planned, Optional<CampaignRun> canary, Made made, Baseline baseline) {
        var ordered = new Made(CampaignRun.failuresFirst(made.runs()), made.untold());
        return new CampaignResult(
                SCHEMA_VERSION,
                matrix.name,
                matrix.profile,
                matrix.shards,
                matrix.cells,
                planned,
                canary,
                ordered.runs(),
                ordered.untold(),
                CampaignJudgement.of(ordered, canary, planned, baseline));
    }

    /** A run that stands alone, as a campaign of one cell. */
    public static CampaignResult of(RunResult result) {
        var cell = result.name();
        return of(
                new Matrix(cell, "", List.of(), Map.of(cell, Map.of())),
                1,
                Optional.empty(),
                List.of(CampaignRun.of(cell, result, result.durationSeconds())),
                Baseline.NONE);
    }

    /** How the runs of each cell ended, the cells with failures first. */
    public List<CellOutcome> outcomes() {
        return cells.entrySet().stream()
                .map(cell -> CellOutcome.of(cell.getKey(), cell.getValue(), made()))
                .sorted(Comparator.comparing((CellOutcome outcome) -> outcome.worst())
                        .reversed())
                .toList();
    }

    /** The runs that were made, whether they are told or not. */
    public Made made() {
        return new Made(runs, untold());
    }

    @Override
    public Map<String, Integer> untold() {
        return untold == null ? Map.of() : untold;
    }

    /** Where {@code campaign.json} and what is rendered from it lie. */
    public static Path fileIn(Path directory) {
        return directory.resolve("campaign.json");
    }

    /** The exit code of the campaign. */
    public int exitCode() {
        return judgement.verdict().exitCode();
    }

    /** Whether it passed. */
    public boolean passed() {
        return judgement.verdict() == Conclusion.VALID;
    }
}
