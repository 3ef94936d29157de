package org.rashomon.harness.scenario;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rashomon.checkers.contract.Strategy;
import org.rashomon.harness.scenario.Scenario.Topology;
import org.rashomon.harness.scenario.Scenario.World;
import org.rashomon.harness.scenario.Settings.Setting;
import org.rashomon.nemesis.FaultKind;
import org.rashomon.workloads.Workload;
import org.rashomon.workloads.Workloads;

/** Turns settings into a scenario, or says which one is wrong, where it stands, and what it may be. */
public final class ScenarioReader {

    /** What holds where nothing is said. The seed has no default: a run without one draws it. */
    private static final Settings DEFAULTS = Settings.NONE
            .with("name", "", "default")
            .with("world", "local", "default")
            .with("nodes", "3", "default")
            .with("topology", "all-to-all", "default")
            .with("strategy", "lww-wall-clock", "default")
            .with("workload", "register", "default")
            .with("faults", "partition,kill", "default")
            .with("timeLimit", "20s", "default")
            .with("rate", "200", "default")
            .with("clientsPerNode", "3", "default")
            .with("defect", "none", "default")
            .with("operationTimeout", "1s", "default")
            .with("quiescenceBudget", "10s", "default");

    private static final int MOST_NODES = 9;

    private static final Duration LONGEST = Duration.ofHours(24);

    private final Settings settings;

    private ScenarioReader(Settings settings) {
        this.settings = settings;
    }

    /**
     * The scenario that these settings describe.
     *
     * @param drawnSeed the seed if none is set
     * @throws ScenarioException if a setting is unknown or its value cannot be
     */
    public static Scenario read(Settings given, long drawnSeed) {
        var known = DEFAULTS.with("seed", Long.toString(drawnSeed), "drawn");
        given.values().forEach((name, setting) -> {
            if (!known.values().containsKey(name)) {
                throw new ScenarioException("%s: there is no setting \"%s\"; %s"
                        .formatted(setting.origin(), name, suggestion(name, known.values().keySet().stream())));
            }
        });
        return new ScenarioReader(known.overriddenBy(given)).scenario();
    }

    private Scenario scenario() {
        var workload =
                choice("workload", Workloads.all().stream().map(Workload::name).toList(), Workloads::named);
        var faults = faults();
        return new Scenario(
                name(workload, faults),
                seed(),
                oneOf("world", List.of(World.values()), World::label),
                (int) wholeNumber("nodes", 2, MOST_NODES),
                topology(),
                oneOf("strategy", List.of(Strategy.values()), Strategy::label).label(),
                workload.name(),
                faults,
                duration("timeLimit", Duration.ofMillis(500)),
                rate(),
                (int) wholeNumber("clientsPerNode", 1, 100),
                text("defect").equals("none") ? "" : text("defect"),
                duration("operationTimeout", Duration.ofMillis(10)),
                duration("quiescenceBudget", Duration.ofMillis(100)));
    }

    private String name(Workload workload, SortedSet<FaultKind> faults) {
        var given = text("name");
        if (given.isEmpty()) {
            return Stream.concat(Stream.of(workload.name()), faults.stream().map(FaultKind::label))
                    .collect(Collectors.joining("-"));
        }
        if (!given.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,79}")) {
            throw wrong("name", "must be at most 80 letters, digits, dots, underscores and hyphens");
        }
        return given;
    }

    private long seed() {
        try {
            return Long.parseLong(text("seed"));
        } catch (NumberFormatException malformed) {
            throw wrong("seed", "must be a whole number");
        }
    }

    private Topology topology() {
        var later = List.of("ring", "star", "tree");
        if (later.contains(text("topology"))) {
            throw wrong(
                    "topology",
                    "is not available yet; available: " + labels(List.of(Topology.values()), Topology::label));
        }
        return oneOf("topology", List.of(Topology.values()), Topology::label);
    }

    private SortedSet<FaultKind> faults() {
        var kinds = new TreeSet<FaultKind>();
        if (text("faults").equals("none")) {
            return kinds;
        }
        for (var label : text("faults").split(",", -1)) {
            kinds.add(FaultKind.of(label.strip())
                    .orElseThrow(() -> wrong(
                            "faults",
                            "names no fault \"%s\"; faults: %s, or none"
                                    .formatted(label.strip(), labels(List.of(FaultKind.values()), FaultKind::label)))));
        }
        return kinds;
    }

    private double rate() {
        try {
            var rate = Double.parseDouble(text("rate"));
            if (rate >= 1 && rate <= 100_000) {
                return rate;
            }
        } catch (NumberFormatException malformed) {
            // Falls through to the one error below.
        }
        throw wrong("rate", "must be operations a second, from 1 to 100000");
    }

    private long wholeNumber(String name, long least, long most) {
        try {
            var number = Long.parseLong(text(name));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException malformed) {
            // Falls through to the one error below.
        }
        throw wrong(name, "must be a whole number from %d to %d".formatted(least, most));
    }

    private Duration duration(String name, Duration least) {
        return Durations.parse(text(name))
                .filter(duration -> duration.compareTo(least) >= 0 && duration.compareTo(LONGEST) <= 0)
                .orElseThrow(() -> wrong(
                        name,
                        "must be a duration from %s to %s, such as 500ms, 20s or 2m"
                                .formatted(Durations.format(least), Durations.format(LONGEST))));
    }

    private <T> T oneOf(String name, List<T> choices, Function<T, String> label) {
        Function<String, Optional<T>> find = text -> choices.stream()
                .filter(choice -> label.apply(choice).equals(text))
                .findFirst();
        return choice(name, choices.stream().map(label).toList(), find);
    }

    private <T> T choice(String name, List<String> labels, Function<String, Optional<T>> find) {
        return find.apply(text(name))
                .orElseThrow(() -> wrong(name, "must be one of: %s".formatted(String.join(", ", labels))));
    }

    private String text(String name) {
        return setting(name).text();
    }

    private Setting setting(String name) {
        var setting = settings.values().get(name);
        if (setting == null) {
            throw new IllegalStateException("no default for " + name);
        }
        return setting;
    }

    private ScenarioException wrong(String name, String problem) {
        var setting = setting(name);
        return new ScenarioException(
                "%s: %s %s, was \"%s\"".formatted(setting.origin(), name, problem, setting.text()));
    }

    private static <T> String labels(List<T> choices, Function<T, String> label) {
        return choices.stream().map(label).collect(Collectors.joining(", "));
    }

    private static String suggestion(String name, Stream<String> known) {
        var names = known.toList();
        return names.stream()
                .filter(candidate -> distance(candidate, name) <= 2)
                .min(Comparator.comparingInt(candidate -> distance(candidate, name)))
                .map("did you mean \"%s\"?"::formatted)
                .orElseGet(() -> "settings: " + String.join(", ", names));
    }

    /** Levenshtein's edit distance, ignoring case. */
    private static int distance(String left, String right) {
        var previous = new int[right.length() + 1];
        Arrays.setAll(previous, column -> column);
        for (var row = 1; row <= left.length(); row++) {
            var current = new int[right.length() + 1];
            current[0] = row;
            for (var column = 1; column <= right.length(); column++) {
                var isSame =
                        Character.toLowerCase(left.charAt(row - 1)) == Character.toLowerCase(right.charAt(column - 1));
                var replaced = previous[column - 1] + (isSame ? 0 : 1);
                current[column] = Math.min(replaced, Math.min(previous[column], current[column - 1]) + 1);
            }
            previous = current;
        }
        return previous[right.length()];
    }
}
