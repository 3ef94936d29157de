package org.rashomon.harness.scenario;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.rashomon.harness.scenario.Settings.Setting;

/**
 * What variables of the environment say: {@code RASHOMON_TIME_LIMIT} is {@code timeLimit}. One that is empty says
 * nothing.
 *
 * @param variables every variable, those of others too
 */
public record Environment(Map<String, String> variables) {

    private static final String PREFIX = "RASHOMON_";

    /** What the launcher, tests and CI go by. */
    private static final Set<String> OF_OTHERS = Set.of(
            "RASHOMON_BROWSER_MILLION",
            "RASHOMON_BUILD",
            "RASHOMON_CHROMIUM",
            "RASHOMON_CLASSPATH",
            "RASHOMON_DOCKER",
            "RASHOMON_JAVA_OPTS",
            "RASHOMON_REF",
            "RASHOMON_REPOSITORY",
            "RASHOMON_TOXIPROXY_IMAGE",
            "RASHOMON_TOXIPROXY_SERVER",
            "RASHOMON_VERSION");

    public Environment {
        variables = variables.entrySet().stream()
                .filter(variable -> variable.getKey().startsWith(PREFIX))
                .filter(variable -> !variable.getValue().isBlank())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The variable of a setting. */
    public static String variable(String setting) {
        return PREFIX
                + setting.replaceAll("([a-z])([A-Z])", "$1_$2")
                        .replace('-', '_')
                        .toUpperCase(Locale.ROOT);
    }

    /** What is said of a setting, if anything. */
    public Optional<Setting> setting(String name) {
        var variable = variable(name);
        return Optional.ofNullable(variables.get(variable)).map(text -> new Setting(text.strip(), variable));
    }

    /** What is said of these settings. */
    public Settings settings(Collection<String> names) {
        var settings = Settings.NONE;
        for (var name : names) {
            var said = setting(name);
            settings = settings.withOptional(name, said.map(Setting::text), variable(name));
        }
        return settings;
    }

    /**
     * Refuses a variable that means nothing, which would be a setting that silently does not count.
     *
     * @param names every setting that there is
     */
    public void requireKnown(Collection<String> names) {
        var known = new TreeMap<String, String>();
        names.forEach(name -> known.put(variable(name), name));
        for (var variable : new TreeSet<>(variables.keySet())) {
            if (!known.containsKey(variable) && !OF_OTHERS.contains(variable)) {
                throw new ScenarioException("%s: there is no such variable; %s"
                        .formatted(
                                variable,
                                NearNames.nearest(variable, known.keySet())
                                        .map("did you mean %s?"::formatted)
                                        .orElse("rashomon config --variables lists them all; unset it")));
            }
        }
    }
}
