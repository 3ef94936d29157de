package org.rashomon.results.campaign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rashomon.checkers.Evidence;
import org.rashomon.results.Conclusion;
import org.rashomon.results.campaign.CampaignRun.Reproduced;

/** Small campaigns of two cells, and runs for them. */
final class Campaigns {

    static final String LOST = "lost-write/vanished-write";
    private static final Evidence WITNESS = new Evidence(7, 9_412_000_000L, "n1", "lost write", "write k7: ```;\nend");

    private Campaigns() {}

    static List<CampaignRun> runs(int failing, int all) {
        var runs = new ArrayList<CampaignRun>();
        for (var seed = 1; seed <= all; seed++) {
            runs.add(seed <= failing ? failed("a", seed, seed) : passed("a", seed));
        }
        return runs;
    }

    static CampaignResult campaign(Optional<CampaignRun> canary, List<CampaignRun> runs) {
        return CampaignResult.of(matrix("hash:1/1"), runs.size(), canary, runs, Baseline.NONE);
    }

    static CampaignResult.Matrix matrix(String... shards) {
        var cells = new LinkedHashMap<String, Map<String, String>>();
        cells.put("a", Map.of("faults", "none"));
        cells.put("b", Map.of("faults", "partition"));
        return new CampaignResult.Matrix("faults", "", List.of(shards), cells);
    }

    static CampaignRun passed(String cell, long seed) {
        return run(cell, seed, Conclusion.VALID, Map.of(), 1);
    }

    static CampaignRun failed(String cell, long seed, double seconds) {
        return run(cell, seed, Conclusion.INVALID, Map.of(LOST, 2L), seconds);
    }

    static CampaignRun run(String cell, long seed, Conclusion verdict, Map<String, Long> signatures, double seconds) {
        return new CampaignRun(
                cell,
                seed,
                verdict,
                "because",
                seconds,
                Map.of("lost-write", signatures.isEmpty() ? Conclusion.VALID : Conclusion.INVALID),
                signatures,
                signatures.isEmpty() ? Map.of() : Map.of(LOST, "It was lost: 100%"),
                signatures.isEmpty() ? Map.of() : Map.of(LOST, List.of(WITNESS)),
                0,
                10,
                Reproduced.NOT_TRIED,
                "runs/" + seed,
                "./rashomon run --seed " + seed);
    }
}
