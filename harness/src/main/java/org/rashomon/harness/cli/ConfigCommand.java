package org.rashomon.harness.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rashomon.harness.campaign.CampaignReader;
import org.rashomon.harness.scenario.ScenarioReader;
import org.rashomon.harness.scenario.Settings;
import org.rashomon.harness.scenario.Settings.Setting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code rashomon config}. */
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Says which settings a scenario or a campaign would run with, and where each is from.",
            "The command line wins over variables (RASHOMON_TIME_LIMIT is timeLimit), these over the profile, the "
                    + "profile over the file. Nothing is run."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rashomon config --origin my-scenario.yaml --profile nightly --rate 500",
            "  rashomon config --origin faults.yaml --profile ci",
            "  rashomon config --variables"
        })
final class ConfigCommand implements Callable<Integer> {

    private static final String OF_BASE = "base.";

    @Mixin
    private ScenarioOptions options = new ScenarioOptions();

    @Option(names = "--seed", paramLabel = "N", description = "Everything random follows from it (default: drawn).")
    private Optional<String> seed = Optional.empty();

    @Option(names = "--origin", description = "Adds where each is from: file and line, profile, variable, option.")
    private boolean isWithOrigin;

    @Option(names = "--variables", description = "Lists the variables that mean something, and nothing else.")
    private boolean isOfVariables;

    @Option(names = "--json", description = "Prints one JSON object a line.")
    private boolean isJson;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything runs.
    private CommandSpec spec;

    /** A setting as it counts. */
    private record Counting(String setting, String value, String from) {}

    @Override
    public Integer call() {
        if (isOfVariables) {
            OverrideOptions.variables().forEach(spec.commandLine().getOut()::println);
            return 0;
        }
        var campaign = options.file().filter(CampaignReader::isCampaign);
        var counting = campaign.isPresent() ? ofCampaign(campaign.get()) : ofScenario();
        counting.forEach(one -> spec.commandLine().getOut().println(line(one)));
        return 0;
    }

    private String line(Counting one) {
        if (isJson) {
            return JsonMapper.shared().writeValueAsString(one);
        }
        var line = "%-18s %s".formatted(one.setting, one.value);
        return isWithOrigin ? "%-50s %s".formatted(line, one.from).stripTrailing() : line.stripTrailing();
    }

    private List<Counting> ofScenario() {
        var given = options.settings(seed);
        var counting = new ArrayList<Counting>();
        ScenarioReader.read(given, 0).settings().values().forEach((name, value) -> {
            var said = Optional.ofNullable(given.values().get(name));
            var text = said.isEmpty() && name.equals("seed") ? "drawn" : value.text();
            counting.add(new Counting(
                    name, shortened(text), said.map(Setting::origin).orElse(Settings.DEFAULT)));
        });
        return counting;
    }

    /** What every run of a campaign has in common, and how much of it is run. */
    private List<Counting> ofCampaign(Path file) {
        var campaign = CampaignReader.read(file, options.overrides(seed));
        var counting = new ArrayList<Counting>();
        campaign.options()
                .settings()
                .values()
                .forEach((name, value) -> counting.add(new Counting(name, value.text(), value.origin())));
        campaign.base()
                .values()
                .forEach((name, value) -> counting.add(new Counting(OF_BASE + name, value.text(), value.origin())));
        return counting;
    }

    /** The steps of a script would fill screens. */
    private static String shortened(String text) {
        var lines = text.lines().count();
        return lines > 1 ? "%d lines".formatted(lines) : text;
    }
}
