package org.rashomon.harness.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.rashomon.checkers.contract.Delivery;
import org.rashomon.checkers.contract.Ids;
import org.rashomon.checkers.contract.Replication;
import org.rashomon.checkers.contract.ReplicationLog;
import org.rashomon.checkers.contract.Routing;
import org.rashomon.checkers.contract.Sessions;
import org.rashomon.checkers.contract.Setting;
import org.rashomon.checkers.contract.Strategy;
import org.rashomon.checkers.contract.Tombstones;
import org.rashomon.checkers.contract.Topology;
import org.rashomon.harness.scenario.Pairings;
import org.rashomon.harness.scenario.Scenario;
import org.rashomon.harness.scenario.ScenarioException;
import org.rashomon.harness.scenario.ScenarioReader;
import org.rashomon.harness.scenario.Settings;
import org.rashomon.nemesis.FaultKind;

/**
 * Draws a scenario for each seed: what nobody has pinned is different every time, and every run has only some of the
 * features, as a run that has them all rarely brings any of them to its limits (Groce, Zhang, Eide, Chen, Regehr: Swarm
 * testing, 2012).
 */
public final class Swarm {

    private static final String DRAWN = "drawn";

    /** Draws are cheap, and most combinations make sense. */
    private static final int DRAWS = 200;

    /** Time costs next to nothing here, and what is sent latest first over a ring takes a while. */
    private static final String QUIESCENCE = "120s";

    /** As many kinds as find a place in two seconds or three. */
    private static final int MOST_FAULTS = 4;

    /** How long traces of deletes are kept: until all have seen them, shorter than most faults, longer than all. */
    private static final List<String> TOMBSTONES = List.of(Tombstones.ALL_SEEN.label(), "200ms", "10m");

    private static final long SALT = 0x2545F4914F6CDD1DL;

    private final Settings pinned;

    /** With what is the same for every seed. */
    public Swarm(Settings pinned) {
        this.pinned = pinned.with("world", Scenario.World.SIMULATED.label(), DRAWN);
    }

    /**
     * The scenario of a seed.
     *
     * @throws ScenarioException if what is pinned cannot be
     */
    public Scenario scenario(long seed) {
        var random = new SplittableRandom(seed ^ SALT);
        for (var draw = 1; ; draw++) {
            try {
                return scenario(seed, random);
            } catch (ScenarioException nonsense) {
                if (draw == DRAWS) {
                    throw nonsense;
                }
            }
        }
    }

    private Scenario scenario(long seed, SplittableRandom random) {
        var nodes = random.nextInt(2, 6);
        var seconds = random.nextInt(3, 7);
        var drawn = Settings.NONE
                .with("nodes", Integer.toString(nodes), DRAWN)
                .with("strategy", any(Strategy.values(), random), DRAWN)
                .with("topology", oftenFirst(Topology.values(), random), DRAWN)
                .with("delivery", oftenFirst(Delivery.values(), random), DRAWN)
                .with("routing", oftenFirst(Routing.values(), random), DRAWN)
                .with("sessions", oftenFirst(Sessions.values(), random), DRAWN)
                .with("replication", oftenFirst(Replication.values(), random), DRAWN)
                .with("log", mostlyFirst(labels(ReplicationLog.values()), random), DRAWN)
                .with("tombstones", mostlyFirst(TOMBSTONES, random), DRAWN)
                .with("ids", mostlyFirst(labels(Ids.values()), random), DRAWN)
                .with("clientsPerNode", Integer.toString(random.nextInt(1, 4)), DRAWN)
                .with("rate", Integer.toString(nodes * random.nextInt(40, 90)), DRAWN)
                .with("timeLimit", seconds + "s", DRAWN)
                .with("quiescenceBudget", QUIESCENCE, DRAWN)
                .with("seed", Long.toString(seed), DRAWN)
                .overriddenBy(pinned);
        drawn = drawn.with("faults", faults(drawn, random), DRAWN).overriddenBy(pinned);
        var scenario = ScenarioReader.read(drawn, seed);
        StorePolicies.of(scenario);
        if (pinned.values().containsKey("workload")) {
            return scenario;
        }
        var workloads = Pairings.workloads(scenario.store().contract());
        var workload = workloads.get(random.nextInt(workloads.size())).name();
        return ScenarioReader.read(drawn.with("workload", workload, DRAWN), seed);
    }

    /**
     * Some kinds, each as likely as any other, and no more than there is time for. Wrong clocks not under the
     * strategies that trust them: those are found to lose writes, which is true and no news. Nor is data taken away, of
     * which no contract says that others have it.
     */
    private static String faults(Settings settings, SplittableRandom random) {
        var strategy =
                Optional.ofNullable(settings.values().get("strategy")).flatMap(named -> Strategy.named(named.text()));
        List<FaultKind> kinds = new ArrayList<>();
        for (var kind : FaultKind.values()) {
            var mayHappen = switch (kind) {
                case WIPE, BIT_FLIP -> false;
                case CLOCK -> strategy.stream().noneMatch(Strategy::trustsWallClocks);
                default -> !Scenario.World.SIMULATED.lacking().contains(kind);
            };
            if (mayHappen) {
                kinds.add(kind);
            }
        }
        var drawn = new TreeSet<String>();
        for (var left = random.nextInt(MOST_FAULTS + 1); left > 0; left--) {
            drawn.add(kinds.get(random.nextInt(kinds.size())).label());
        }
        return drawn.isEmpty() ? "none" : String.join(",", drawn);
    }

    private static List<String> labels(Setting[] choices) {
        return Stream.of(choices).map(Setting::label).toList();
    }

    private static String any(Setting[] choices, SplittableRandom random) {
        return choices[random.nextInt(choices.length)].label();
    }

    /** The default is what most users have. */
    private static String oftenFirst(Setting[] choices, SplittableRandom random) {
        return random.nextBoolean() ? choices[0].label() : any(choices, random);
    }

    /** What promises less leaves less to check. */
    private static String mostlyFirst(List<String> choices, SplittableRandom random) {
        return random.nextInt(4) > 0 ? choices.getFirst() : choices.get(random.nextInt(choices.size()));
    }
}
