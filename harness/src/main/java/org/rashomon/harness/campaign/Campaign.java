package org.rashomon.harness.campaign;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rashomon.harness.scenario.Settings;
import org.rashomon.harness.sessions.Regression;

/**
 * What a campaign runs.
 *
 * @param name its name
 * @param profile the profile that was applied; empty when none was
 * @param base the settings that all runs share
 * @param cells the cells of the matrix
 * @param regressions cases that failed once, which are run first
 * @param options how much of it is run, by the names of {@link CampaignOptions}
 * @param canary settings of a run that must find an anomaly
 */
public record Campaign(
        String name,
        String profile,
        Settings base,
        List<Cell> cells,
        List<Regression> regressions,
        CampaignOptions options,
        Optional<Settings> canary) {

    public Campaign {
        cells = List.copyOf(cells);
        regressions = List.copyOf(regressions);
    }

    /** Each cell runs with each. */
    public Seeds seeds() {
        return options.seeds();
    }

    /** Every value that a setting has in any run. */
    public Set<String> values(String setting) {
        return Stream.of(
                        Stream.of(base),
                        cells.stream().map(Cell::settings),
                        regressions.stream().map(Regression::settings),
                        canary.stream())
                .flatMap(all -> all)
                .flatMap(settings -> Optional.ofNullable(settings.values().get(setting)).stream())
                .map(Settings.Setting::text)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * A cell of the matrix.
     *
     * @param settings what it sets beyond the base
     */
    public record Cell(Settings settings) {

        /** Its name, made of what it sets; unique among the cells. */
        public String name() {
            return settings.values().isEmpty()
                    ? "base"
                    : texts().entrySet().stream()
                            .map(entry ->
                                    entry.getKey() + "=" + (entry.getValue().isEmpty() ? "none" : entry.getValue()))
                            .collect(Collectors.joining(" "));
        }

        /** Names and values, in the order of the file. */
        public Map<String, String> texts() {
            var texts = new LinkedHashMap<String, String>();
            settings.values().forEach((name, setting) -> texts.put(name, setting.text()));
            return texts;
        }
    }

    /** Seeds from the first to the last, both included. */
    public record Seeds(long first, long last) {
        public Seeds {
            if (last < first) {
                throw new IllegalArgumentException("seeds %d..%d hold none".formatted(first, last));
            }
        }

        /** How many there are. */
        public long count() {
            return last - first + 1;
        }
    }
}
