package org.rashomon.harness.campaign;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.rashomon.harness.campaign.Campaign.Seeds;
import org.rashomon.harness.scenario.Durations;
import org.rashomon.harness.scenario.ScenarioException;
import org.rashomon.harness.scenario.Settings;
import org.rashomon.harness.sessions.Regression;

/**
 * How much of a campaign is run. Each can be said by an option of the command line, by the environment, by a profile,
 * and by the campaign's file.
 *
 * @param settings the values, each with its place; what is not said has its default
 */
public record CampaignOptions(Settings settings) {

    static final String SEEDS = "seeds";
    static final String BUDGET = "budget";
    static final String FAIL_FAST = "failFast";
    static final String REGRESSIONS = "regressions";
    static final String SOAK = "soak";

    private static final Settings DEFAULTS = Settings.NONE
            .with(SEEDS, "1..5", Settings.DEFAULT)
            .with(BUDGET, "1h", Settings.DEFAULT)
            .with(FAIL_FAST, "0", Settings.DEFAULT)
            .with(REGRESSIONS, "none", Settings.DEFAULT)
            .with(SOAK, "none", Settings.DEFAULT);

    private static final Pattern RANGE = Pattern.compile("(\\d{1,15})(?:\\.\\.(\\d{1,15}))?");

    public CampaignOptions {
        settings = DEFAULTS.overriddenBy(settings);
    }

    /** The names of all of them. */
    public static List<String> names() {
        return List.copyOf(DEFAULTS.values().keySet());
    }

    /** All of them, read, so that what is wrong is said before anything is run. */
    CampaignOptions checked() {
        seeds();
        budget();
        failFast();
        soak();
        return this;
    }

    /** Each cell runs with each. */
    public Seeds seeds() {
        return read(
                SEEDS,
                "is FIRST..LAST, such as 1..20",
                text -> Optional.of(RANGE.matcher(text))
                        .filter(range -> range.matches())
                        .flatMap(range -> {
                            var first = Long.parseLong(range.group(1));
                            var last = range.group(2) == null ? first : Long.parseLong(range.group(2));
                            return last < first ? Optional.empty() : Optional.of(new Seeds(first, last));
                        }));
    }

    /** Wall time for everything, checking included. */
    public Duration budget() {
        return duration(BUDGET);
    }

    /** How long to go on with new seeds; empty when the seeds are counted. */
    public Optional<Duration> soak() {
        return settings.at(SOAK).text().equals("none") ? Optional.empty() : Optional.of(duration(SOAK));
    }

    /** After how many different anomalies to stop; 0 for never. */
    public int failFast() {
        return read(
                FAIL_FAST,
                "must be a whole number, 0 for never",
                text -> text.matches("\\d{1,9}") ? Optional.of(Integer.parseInt(text)) : Optional.empty());
    }

    /**
     * Cases that failed once.
     *
     * @param folder that of the campaign's file, from which the folder of cases is named in the file
     */
    List<Regression> regressions(Path folder) {
        var said = settings.at(REGRESSIONS);
        if (said.text().equals("none")) {
            return List.of();
        }
        var named = Path.of(said.text().replaceFirst("/\\*\\.run$", ""));
        var isOfFile = said.origin().contains(", line ");
        return Regression.allIn(isOfFile ? folder.resolve(named) : named, said.origin());
    }

    private Duration duration(String name) {
        return read(
                name,
                "must be a duration, such as 90s, 12m or 2h",
                text -> Durations.parse(text).filter(duration -> !duration.isZero()));
    }

    private <T> T read(String name, String form, Function<String, Optional<T>> reading) {
        var said = settings.at(name);
        return reading.apply(said.text())
                .orElseThrow(() -> new ScenarioException(
                        "%s: %s %s, was \"%s\"".formatted(said.origin(), name, form, said.text())));
    }
}
