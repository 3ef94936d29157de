package org.rashomon.results.campaign;

import java.util.List;
import java.util.Map;
import org.rashomon.results.Conclusion;

/**
 * How the runs of one cell of the matrix ended.
 *
 * @param cell its name
 * @param settings what the cell sets
 * @param runs how many ran
 * @param failed how many found an anomaly
 * @param worst the heaviest verdict; vacuous when none ran
 */
public record CellOutcome(String cell, Map<String, String> settings, int runs, int failed, Conclusion worst) {

    static CellOutcome of(String cell, Map<String, String> settings, List<CampaignRun> runs) {
        return new CellOutcome(
                cell,
                settings,
                runs.size(),
                (int) runs.stream().filter(CampaignRun::hasAnomaly).count(),
                runs.stream()
                        .map(CampaignRun::verdict)
                        .max(Conclusion::compareTo)
                        .orElse(Conclusion.VACUOUS));
    }

    /** The share of runs that failed, with its 95 % confidence interval. */
    public Interval share() {
        return Interval.of(failed, runs);
    }

    /** The share of several cells together. */
    public static Interval join(int failed, int runs) {
        return Interval.of(failed, runs);
    }
}
