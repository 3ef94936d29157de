package org.rashomon.harness.campaign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.rashomon.results.campaign.CampaignRun;

/** Which runs a campaign makes, in which order: those that failed before, the fastest first; then seed after seed. */
public final class CampaignPlan {

    private CampaignPlan() {}

    /** A run to be made. */
    public record Planned(Campaign.Cell cell, long seed) {
        String label() {
            return cell.name() + "\n" + seed;
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
                    var planned = new Planned(cell, seed);
                    runs.put(planned.label(), planned);
                }
            }
        }
        var ordered = new LinkedHashMap<String, Planned>();
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
