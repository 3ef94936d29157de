package org.rashomon.results.campaign;

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

    private static final double CLEAR = 0.01;

    static CellOutcome of(String cell, Map<String, String> settings, Made made) {
        var told = made.runs().stream().filter(run -> run.cell().equals(cell)).toList();
        var all = made.inCell(cell);
        return new CellOutcome(
                cell,
                settings,
                all,
                (int) told.stream().filter(CampaignRun::hasAnomaly).count(),
                told.stream()
                        .map(CampaignRun::verdict)
                        .max(Conclusion::compareTo)
                        .orElse(all > 0 ? Conclusion.VALID : Conclusion.VACUOUS));
    }

    /** The share of runs that failed, with its 95 % confidence interval. */
    public Interval share() {
        return Interval.of(failed, runs);
    }

    /** How a share stands to an earlier one. */
    public enum Change {
        MORE_OFTEN("fails more often"),
        LESS_OFTEN("fails less often"),
        NOT_CLEAR("no clear change");

        private final String label;

        Change(String label) {
            this.label = label;
        }

        /** In words. */
        public String label() {
            return label;
        }
    }

    /** How the cell stands to what it was: Fisher's exact test, one-sided, at 1 %. */
    public Change since(CellOutcome base) {
        if (FisherExact.moreOften(failed, runs, base.failed, base.runs) < CLEAR) {
            return Change.MORE_OFTEN;
        }
        return FisherExact.moreOften(base.failed, base.runs, failed, runs) < CLEAR
                ? Change.LESS_OFTEN
                : Change.NOT_CLEAR;
    }

    /** The share of several cells together. */
    public static Interval join(int failed, int runs) {
        return Interval.of(failed, runs);
    }
}
