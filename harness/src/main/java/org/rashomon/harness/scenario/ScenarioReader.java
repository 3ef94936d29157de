package org.rashomon.harness.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rashomon.harness.scenario.Scenario.World;
import org.rashomon.nemesis.FaultKind;
import org.rashomon.workloads.Workload;
import org.rashomon.workloads.Workloads;

/** Turns settings into a scenario, or says which one is wrong, where it stands, and what it may be. */
public final class ScenarioReader {

    /** What holds where nothing is said. The seed has no default: a run without one draws it. */
    private static final Settings DEFAULTS = Settings.NONE
            .with("name", "", Settings.DEFAULT)
            .with("world", "local", Settings.DEFAULT)
            .with("nodes", "3", Settings.DEFAULT)
            .overriddenBy(StoreSettingsReader.DEFAULTS)
            .with("workload", "", Settings.DEFAULT)
            .with("faults", "partition,kill", Settings.DEFAULT)
            .with("timeLimit", "20s", Settings.DEFAULT)
            .with("rate", "200", Settings.DEFAULT)
            .with("clientsPerNode", "3", Settings.DEFAULT)
            .with("defect", "none", Settings.DEFAULT)
            .with("system", Scenario.BUNDLED, Settings.DEFAULT)
            .with("operationTimeout", "1s", Settings.DEFAULT)
            .with("quiescenceBudget", "10s", Settings.DEFAULT)
            .with(Expected.VERDICT, "", Settings.DEFAULT)
            .with(Expected.ANOMALIES, "none", Settings.DEFAULT)
            .with(Expected.BY_DESIGN, "none", Settings.DEFAULT)
            .with(ScriptReader.OPERATIONS, "", Settings.DEFAULT)
            .with(ScriptReader.SCHEDULE, "", Settings.DEFAULT);

    private static final int MOST_NODES = 9;
    private static final int LONGEST_NAME = 80;

    private final SettingReader reader;

    private ScenarioReader(Settings settings) {
        this.reader = new SettingReader(settings);
    }

    /** Every setting that one may want to say outside of a file: all but the steps of a script and what is expected. */
    public static List<String> names() {
        var names = new ArrayList<>(List.of("seed"));
        names.addAll(DEFAULTS.values().keySet());
        names.removeAll(List.of(
                ScriptReader.OPERATIONS,
                ScriptReader.SCHEDULE,
                Expected.VERDICT,
                Expected.ANOMALIES,
                Expected.BY_DESIGN));
        return List.copyOf(names);
    }

    /**
     * The scenario that these settings describe.
     *
     * @param drawnSeed the seed if none is set
     * @throws ScenarioException if a setting is unknown, its value cannot be, or it does not go with the others
     */
    public static Scenario read(Settings given, long drawnSeed) {
        var known = DEFAULTS.with("seed", Long.toString(drawnSeed), "drawn");
        given.values().forEach((name, setting) -> {
            if (!known.values().containsKey(name)) {
                throw new ScenarioException("%s: there is no setting \"%s\"; %s"
                        .formatted(
                                setting.origin(),
                                name,
                                NearNames.nearest(name, known.values().keySet())
                                        .map("did you mean \"%s\"?"::formatted)
                                        .orElseGet(() -> "settings: "
                                                + String.join(
                                                        ", ", known.values().keySet()))));
            }
        });
        var all = known.overriddenBy(given);
        var reader = new ScenarioReader(all);
        Expected.check(all, reader.reader);
        return reader.scenario();
    }

    private Scenario scenario() {
        var nodes = (int) reader.wholeNumber("nodes", 2, MOST_NODES);
        var store = new StoreSettingsReader(reader).read(Scenario.nodeNames(nodes));
        Pairings.refusal(store.contract()).ifPresent(this::refuse);
        var workload = workload(store);
        Pairings.refusal(store.contract(), workload).ifPresent(this::refuse);
        var world = reader.oneOf("world", List.of(World.values()), World::label);
        var faults = faults(world);
        var clientsPerNode = (int) reader.wholeNumber("clientsPerNode", 1, 100);
        return new Scenario(
                name(store, workload, faults),
                seed(),
                world,
                nodes,
                store,
                workload.name(),
                faults,
                reader.duration("timeLimit", Duration.ofMillis(500)),
                rate(),
                clientsPerNode,
                reader.text("defect").equals("none") ? "" : reader.text("defect"),
                system(world),
                reader.duration("operationTimeout", Duration.ofMillis(10)),
                reader.duration("quiescenceBudget", Duration.ofMillis(100)),
                new ScriptReader(reader, Scenario.nodeNames(nodes)).read(nodes * clientsPerNode));
    }

    /** A strategy that is given without a workload gets one that fits. */
    private Workload workload(StoreSettings store) {
        if (reader.text("workload").isEmpty()) {
            return Pairings.workloads(store.contract()).stream()
                    .findFirst()
                    .orElseThrow(() -> reader.unsuited("strategy", "no workload drives it"));
        }
        return reader.choice(
                "workload", Workloads.all().stream().map(Workload::name).toList(), Workloads::named);
    }

    /** Blames the setting that somebody chose: a default is nobody's mistake. */
    private void refuse(Pairings.Refusal refusal) {
        throw reader.unsuited(reader.isDefault(refusal.setting()) ? refusal.other() : refusal.setting(), refusal.why());
    }

    private String name(StoreSettings store, Workload workload, SortedSet<FaultKind> faults) {
        var given = reader.text("name");
        if (given.isEmpty()) {
            var chosen = Stream.of("topology", "strategy")
                    .filter(name -> !reader.isDefault(name))
                    .map(name -> store.entries().getOrDefault(name, ""));
            var labels =
                    Stream.concat(Stream.of(workload.name()), faults.stream().map(FaultKind::label));
            var name = Stream.concat(chosen, labels)
                    .collect(Collectors.joining("-"))
                    .replaceAll("[^A-Za-z0-9._-]", "-");
            return name.substring(0, Math.min(name.length(), LONGEST_NAME));
        }
        if (!given.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,79}")) {
            throw reader.wrong("name", "must be at most 80 letters, digits, dots, underscores and hyphens");
        }
        return given;
    }

    private long seed() {
        try {
            return Long.parseLong(reader.text("seed"));
        } catch (NumberFormatException malformed) {
            throw reader.wrong("seed", "must be a whole number");
        }
    }

    private String system(World world) {
        var name = reader.text("system");
        if (name.equals(Scenario.BUNDLED)) {
            return "";
        }
        if (world != World.DOCKER) {
            throw reader.wrong("system", "is deployed in containers only; use world docker");
        }
        if (!reader.text("defect").equals("none")) {
            throw reader.wrong("defect", "can be planted in the bundled store only, not in " + name);
        }
        return name;
    }

    private SortedSet<FaultKind> faults(World world) {
        var kinds = new TreeSet<FaultKind>();
        if (reader.text("faults").equals("none")) {
            return kinds;
        }
        for (var label : reader.text("faults").split(",", -1)) {
            kinds.add(FaultKind.of(label.strip())
                    .orElseThrow(() -> reader.wrong(
                            "faults",
                            "names no fault \"%s\"; faults: %s, or none"
                                    .formatted(
                                            label.strip(),
                                            Stream.of(FaultKind.values())
                                                    .map(FaultKind::label)
                                                    .collect(Collectors.joining(", "))))));
        }
        kinds.stream().filter(world.lacking()::contains).findFirst().ifPresent(kind -> {
            var able = Stream.of(World.values())
                    .filter(other -> !other.lacking().contains(kind))
                    .map(World::label)
                    .collect(Collectors.joining(" or "));
            throw reader.wrong(
                    "faults",
                    "asks for %s, which the %s world has no means for; use world %s"
                            .formatted(kind.label(), world.label(), able));
        });
        return kinds;
    }

    private double rate() {
        try {
            var rate = Double.parseDouble(reader.text("rate"));
            if (rate >= 1 && rate <= 100_000) {
                return rate;
            }
        } catch (NumberFormatException malformed) {
            // Falls through to the one error below.
        }
        throw reader.wrong("rate", "must be operations a second, from 1 to 100000");
    }
}
