package org.rashomon.harness.scenario;

import java.util.Map;
import java.util.Optional;
import org.rashomon.harness.scenario.Settings.Setting;

/**
 * What is said above a file: the command line wins over the environment, which wins over a profile, which wins over the
 * file.
 *
 * @param profile the profile that was chosen, and where
 */
public record Overrides(Optional<Setting> profile, Environment environment, Settings options) {

    /** Nothing is said. */
    public static final Overrides NONE = new Overrides(Optional.empty(), new Environment(Map.of()), Settings.NONE);
}
