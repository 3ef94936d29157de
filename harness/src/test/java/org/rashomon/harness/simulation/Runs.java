package org.rashomon.harness.simulation;

import org.rashomon.harness.scenario.Scenario;
import org.rashomon.harness.scenario.ScenarioReader;
import org.rashomon.harness.scenario.Settings;
import org.rashomon.history.format.HistoryDigest;

/** Short runs for tests. */
final class Runs {

    private Runs() {}

    /** A scenario in the simulated world, two seconds long unless the settings say otherwise. */
    static Scenario scenario(long seed, String... settings) {
        var given = Settings.NONE.with("world", "simulated", "test").with("timeLimit", "2s", "test");
        for (var setting : settings) {
            var equals = setting.indexOf('=');
            given = given.with(setting.substring(0, equals), setting.substring(equals + 1), "test");
        }
        return ScenarioReader.read(given, seed);
    }

    static String digest(Scenario scenario) {
        var digest = new HistoryDigest();
        SimulatedRun.into(digest, scenario, "test");
        return digest.hex();
    }
}
