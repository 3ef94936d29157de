package org.rashomon.results.campaign;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rashomon.results.campaign.CellOutcome.Change;

/**
 * How two campaigns differ: the head is judged with what the base found as its baseline.
 *
 * @param cells every cell of the head, those with failures first
 * @param signatures every anomaly of the head, those that the base did not have first
 * @param gone what the base found and the head did not, in cells that ran
 */
public record CampaignComparison(
        List<Cell> cells, List<CampaignJudgement.Signature> signatures, List<Baseline.Known> gone) {

    /** A cell in both; the base has none where the matrix grew. */
    public record Cell(CellOutcome head, Optional<CellOutcome> base) {
        /** How it changed; empty where one of the two has no run. */
        public Optional<Change> change() {
            return base.filter(other -> other.runs() > 0 && head.runs() > 0).map(head::since);
        }
    }

    public CampaignComparison {
        cells = List.copyOf(cells);
        signatures = List.copyOf(signatures);
        gone = List.copyOf(gone);
    }

    /** The head against the base. */
    public static CampaignComparison of(CampaignResult base, CampaignResult head) {
        var before = base.outcomes().stream().collect(Collectors.toMap(CellOutcome::cell, outcome -> outcome));
        var judged = CampaignJudgement.of(head.made(), head.canary(), head.planned(), Baseline.of(base.made()));
        return new CampaignComparison(
                head.outcomes().stream()
                        .map(outcome -> new Cell(outcome, Optional.ofNullable(before.get(outcome.cell()))))
                        .toList(),
                judged.signatures(),
                judged.stale());
    }

    /** Whether the head has an anomaly that the base has not, or has clearly less often. */
    public boolean isWorse() {
        return signatures.stream().anyMatch(CampaignJudgement.Signature::isFailure);
    }
}
