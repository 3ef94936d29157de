package org.rashomon.harness.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rashomon.harness.campaign.CampaignOptions;
import org.rashomon.harness.scenario.Environment;
import org.rashomon.harness.scenario.Overrides;
import org.rashomon.harness.scenario.ScenarioException;
import org.rashomon.harness.scenario.ScenarioReader;
import org.rashomon.harness.scenario.Settings;
import org.rashomon.harness.scenario.Settings.Setting;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What a command line and its environment say above a file. */
final class OverrideOptions {

    private static final String PROFILE = "profile";

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "A profile of the file, or one of ci, nightly and soak.")
    private Optional<String> profile = Optional.empty();

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "Sets anything a scenario file can set.")
    private List<String> assignments = List.of();

    /**
     * All of it.
     *
     * @param command the command that asks
     * @param options what options of the command itself say
     * @throws ScenarioException if a variable means nothing
     */
    Overrides with(CommandSpec command, Settings options) {
        var environment = Rashomon.environment(command);
        environment.requireKnown(variableNames());
        var all = options;
        for (var assignment : assignments) {
            var equals = assignment.indexOf('=');
            if (equals < 1) {
                throw new ScenarioException("--set: takes NAME=VALUE, was \"%s\"".formatted(assignment));
            }
            all = all.with(assignment.substring(0, equals), assignment.substring(equals + 1), "--set " + assignment);
        }
        var choice = profile.map(name -> new Setting(name, "--profile")).or(() -> environment.setting(PROFILE));
        return new Overrides(choice, environment, all);
    }

    /** Everything that a variable can set, by the names of settings. */
    static List<String> variableNames() {
        var names = new ArrayList<>(ScenarioReader.names());
        names.addAll(CampaignOptions.names());
        names.add(PROFILE);
        VariableDefaults.OPTIONS.stream().map(option -> option.substring(2)).forEach(names::add);
        return List.copyOf(names);
    }

    /** The variables, by name. */
    static List<String> variables() {
        return variableNames().stream().map(Environment::variable).distinct().toList();
    }
}
