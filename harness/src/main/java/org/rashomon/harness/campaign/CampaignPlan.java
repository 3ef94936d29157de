package org.rashomon.harness.campaign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.rashomon.harness.scenario.Settings;
import org.rashomon.harness.sessions.Regression;
import org.rashomon.results.campaign.CampaignRun;

/**
 * Which runs a campaign makes, in which order: the cases that failed once; the seeds that failed before, the fastest
 * first; then seed after seed.
 */
public final class CampaignPlan {

    /** What the cell of a case sets, in results. */
    static final String REGRESSION = "regression";

    private CampaignPlan() {}

    /**
     * A run to be made.
     *
     * @param cell the name of its cell in results
     * @param settings what it sets beyond the base
     * @param isCase whether it is a case that failed once: a few steps, which need not amount to a test
     */
    public record Planned(String cell, Settings settings, long seed, boolean isCase) {

        static Planned of(Campaign.Cell cell, long seed) {
            return new Planned(cell.name(), cell.settings(), seed, false);
        }

        static Planned of(Regression regression) {
            return new Planned(
                    REGRESSION + "=" + regression.name(),
                    regression.settings(),
                    regression.scenario().seed(),
                    true);
        }

        String label() {
            return cell + "\n" + seed;
        }
    }

    /**
     * The runs of a shard in their order. New ones go through all cells with one seed before the next seed, so that a
     * budget that ends early has touched every cell.
     *
     * @param before runs of an earlier campaign, whose failures come first
     */
    public static List<Planned> of(Campaign campaign, Shard shard, List<CampaignRun> before) {
        var runs = new LinkedHashMap<String, Planned>();
        for (var seed = campaign.seeds().first(); seed <= campaign.seeds().last(); seed++) {
            for (var cell : campaign.cells()) {
                if (shard.holds(cell.name(), seed)) {
                    var planned = Planned.of(cell, seed);
                    runs.put(planned.label(), planned);
                }
            }
        }
        var ordered = new LinkedHashMap<String, Planned>();
        campaign.regressions().stream()
                .map(Planned::of)
                .filter(planned -> shard.holds(planned.cell(), planned.seed()))
                .forEach(planned -> ordered.put(planned.label(), planned));
        before.stream()
                .filter(CampaignRun::hasAnomaly)
                .sorted(Comparator.comparingDouble(CampaignRun::seconds))
                .map(run -> run.cell() + "\n" + run.seed())
                .filter(runs::containsKey)
                .forEach(label -> ordered.put(label, runs.get(label)));
        ordered.forEach((label, planned) -> runs.remove(label));
        ordered.putAll(runs);
        return new ArrayList<>(ordered.values());
    }
}
