package org.rashomon.checkers;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rashomon.history.RunInfo;

/**
 * What a configuration of a store promises, read from what the history says of it.
 *
 * @param strategy how the store resolves conflicts; empty when the history does not say
 */
public record Contract(Optional<Strategy> strategy) {

    /** How conflicting writes of one key are resolved. */
    public enum Strategy {
        LWW_WALL_CLOCK(
                "The write with the highest stamp of its replica's wall clock wins; equal stamps go to the higher"
                        + " replica id.");

        private final String description;

        Strategy(String description) {
            this.description = description;
        }

        /** The name in scenarios and on the command line. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** One sentence: which write wins. */
        public String description() {
            return description;
        }
    }

    /** The contract of the run that a history tells of. */
    public static Contract of(RunInfo info) {
        return of(info.contract());
    }

    private static Contract of(Map<String, String> entries) {
        var label = entries.getOrDefault("strategy", "");
        return new Contract(Arrays.stream(Strategy.values())
                .filter(strategy -> strategy.label().equals(label))
                .findFirst());
    }
}
