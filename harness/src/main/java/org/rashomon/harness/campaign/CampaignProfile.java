package org.rashomon.harness.campaign;

import java.util.Map;
import org.rashomon.harness.scenario.Profiles;
import org.rashomon.harness.scenario.Settings;

/**
 * What a profile of a campaign sets.
 *
 * @param base settings of every run
 * @param options how much is run
 */
record CampaignProfile(Settings base, Settings options) {

    /** Those that are there without being written. */
    static final Map<String, CampaignProfile> BUILT_IN = Map.of(
            Profiles.DEFAULT,
            new CampaignProfile(Settings.NONE, Settings.NONE),
            "ci",
            builtIn("ci", "5s", "1..3", "10m"),
            "nightly",
            builtIn("nightly", "20s", "1..50", "2h"),
            "soak",
            new CampaignProfile(
                    Settings.NONE.with("timeLimit", "60s", Profiles.builtIn("soak")),
                    Settings.NONE.with(CampaignOptions.SOAK, "12h", Profiles.builtIn("soak"))));

    private static CampaignProfile builtIn(String name, String timeLimit, String seeds, String budget) {
        var place = Profiles.builtIn(name);
        return new CampaignProfile(
                Settings.NONE.with("timeLimit", timeLimit, place),
                Settings.NONE.with(CampaignOptions.SEEDS, seeds, place).with(CampaignOptions.BUDGET, budget, place));
    }

    CampaignProfile overriddenBy(CampaignProfile other) {
        return new CampaignProfile(base.overriddenBy(other.base), options.overriddenBy(other.options));
    }
}
