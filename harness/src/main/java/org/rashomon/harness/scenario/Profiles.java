package org.rashomon.harness.scenario;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rashomon.harness.scenario.Settings.Setting;

/**
 * Profiles: settings that are chosen as one, by name. Four are there without being written; a file that has one of the
 * same name takes its place. The one called {@code default} counts unless a chosen one says otherwise.
 */
public final class Profiles {

    /** The profile that counts without being chosen. */
    public static final String DEFAULT = "default";

    private static final Map<String, Settings> BUILT_IN = Map.of(
            DEFAULT,
            Settings.NONE,
            "ci",
            Settings.NONE.with("timeLimit", "10s", builtIn("ci")),
            "nightly",
            Settings.NONE.with("timeLimit", "2m", builtIn("nightly")),
            "soak",
            Settings.NONE.with("timeLimit", "1h", builtIn("soak")));

    private Profiles() {}

    /** The place of what nobody wrote. */
    public static String builtIn(String profile) {
        return "profile %s, built in".formatted(profile);
    }

    /** What the profiles of a scenario set. */
    static Settings of(Map<String, Settings> ofFile, Optional<Setting> choice) {
        var always = chosen(new Setting(DEFAULT, ""), BUILT_IN, ofFile);
        return choice.map(name -> always.overriddenBy(chosen(name, BUILT_IN, ofFile)))
                .orElse(always);
    }

    /**
     * The profile of a name.
     *
     * @param choice the name, and where it was said
     * @param builtIn those that are there without being written
     * @param ofFile those of a file, which win
     * @throws ScenarioException if there is none
     */
    public static <P> P chosen(Setting choice, Map<String, P> builtIn, Map<String, P> ofFile) {
        var known = new TreeMap<>(builtIn);
        known.putAll(ofFile);
        var profile = known.get(choice.text());
        if (profile == null) {
            throw new ScenarioException("%s: there is no profile \"%s\"; %s"
                    .formatted(
                            choice.origin(),
                            choice.text(),
                            NearNames.nearest(choice.text(), known.keySet())
                                    .map("did you mean \"%s\"?"::formatted)
                                    .orElseGet(() -> "profiles: " + String.join(", ", known.keySet()))));
        }
        return profile;
    }
}
