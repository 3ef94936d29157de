package org.rashomon.harness.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rashomon.harness.scenario.Environment;
import org.rashomon.harness.scenario.Settings.Setting;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Takes options that are no settings of a scenario or campaign from variables, where the command line is silent. */
record VariableDefaults(Environment environment) implements IDefaultValueProvider {

    static final List<String> OPTIONS =
            List.of("--out", "--progress", "--live", "--toxiproxy", "--shard", "--junit", "--baseline", "--base");

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option) || !OPTIONS.contains(option.longestName())) {
            return null;
        }
        return environment
                .setting(option.longestName().substring(2))
                .map(Setting::text)
                .orElse(null);
    }

    /** A problem that begins with an option, beginning with the variable instead if that is where the value is from. */
    String blame(String problem, ParseResult parsed) {
        for (var option : OPTIONS) {
            if (problem.startsWith(option + ":") && !parsed.hasMatchedOption(option)) {
                return environment
                        .setting(option.substring(2))
                        .map(said -> said.origin() + problem.substring(option.length()))
                        .orElse(problem);
            }
        }
        return problem;
    }

    /** What is wrong on a command line, beginning with the variable if that is where the value is from. */
    String blame(ParameterException wrong, String problem, String[] arguments) {
        return Optional.ofNullable(wrong.getArgSpec())
                .filter(OptionSpec.class::isInstance)
                .map(option -> ((OptionSpec) option).longestName())
                .filter(OPTIONS::contains)
                .filter(option -> Arrays.stream(arguments).noneMatch(argument -> argument.startsWith(option)))
                .flatMap(option -> environment.setting(option.substring(2)))
                .map(said -> "%s: %s".formatted(said.origin(), problem))
                .orElse(problem);
    }
}
