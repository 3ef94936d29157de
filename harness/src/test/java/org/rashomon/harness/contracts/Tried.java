package org.rashomon.harness.contracts;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rashomon.checkers.contract.DataType;
import org.rashomon.checkers.contract.Guarantee;
import org.rashomon.checkers.contract.Routing;
import org.rashomon.checkers.contract.Strategy;
import org.rashomon.checkers.contract.Topology;
import org.rashomon.harness.scenario.Pairings;
import org.rashomon.harness.scenario.ScenarioReader;
import org.rashomon.harness.scenario.Settings;
import org.rashomon.harness.simulation.Trial;

/** What was seen of a contract on some seeds. */
final class Tried {

    private final Contracts.Case tried;
    private final int seeds;
    private final List<String> amiss = new ArrayList<>();
    /** For each guarantee, what broke it and on how many seeds. */
    private final Map<Guarantee, Map<String, Integer>> broken = new EnumMap<>(Guarantee.class);

    private Tried(Contracts.Case tried, int seeds) {
        this.tried = tried;
        this.seeds = seeds;
    }

    static Tried of(Contracts.Case one, int seeds) {
        var tried = new Tried(one, seeds);
        for (var seed = 0; seed < seeds; seed++) {
            tried.run(seed);
        }
        return tried;
    }

    /** What a contract declares and did not keep. */
    List<String> amiss() {
        return List.copyOf(amiss);
    }

    private void run(int seed) {
        var settings = tried.settings(seed);
        var workloads = Pairings.workloads(tried.contract());
        var faults = tried.contract().is(Strategy.LWW_WALL_CLOCK)
                ? "partition,kill,pause"
                : "partition,kill,pause,clock,latency";
        var seen = new EnumMap<Guarantee, String>(Guarantee.class);
        var asked = new LinkedHashSet<>(List.of(workloads.getFirst(), workloads.get(seed % workloads.size())));
        var isForgetful = tried.contract().tombstones().mayGoEarly();
        workloads.stream()
                .filter(workload -> workload.name().equals(isForgetful ? "calendar" : "booking"))
                .forEach(asked::add);
        for (var workload : asked) {
            var trial = run(
                    settings.with("faults", faults, "the test").with("workload", workload.name(), "the test"), seed);
            if (trial.failed()) {
                amiss.add("%s, seed %d: %s".formatted(tried, seed, trial.signature()));
            }
            Probes.broken(trial).forEach(seen::putIfAbsent);
        }
        if (tried.contract().is(Strategy.LWW_WALL_CLOCK)) {
            // What it declares rests on clocks that are right; with wrong ones more is seen to break.
            Probes.broken(run(settings.with("faults", "clock", "the test"), seed))
                    .forEach((guarantee, by) -> {
                        if (!tried.contract().gives(guarantee)) {
                            seen.putIfAbsent(guarantee, by);
                        }
                    });
        }
        var refused = Probes.refused(run(settings.with("faults", others(), "the test"), seed));
        if (!refused.isEmpty()) {
            seen.put(Guarantee.AVAILABILITY, refused);
        }
        seen.forEach((guarantee, by) -> {
            broken.computeIfAbsent(guarantee, absent -> new TreeMap<>()).merge(by, 1, Integer::sum);
            if (tried.contract().gives(guarantee)) {
                amiss.add("%s, seed %d: %s is declared, and broken by %s".formatted(tried, seed, guarantee.id(), by));
            }
        });
    }

    /** What must not matter to a leader that is up. With homes, one may be away while another is up. */
    private String others() {
        return tried.contract().routing() == Routing.HOME && tried.contract().topology() != Topology.SINGLE_LEADER
                ? "partition,kill"
                : "partition";
    }

    private static Trial run(Settings settings, int seed) {
        return Trial.of(ScenarioReader.read(settings, seed + 1), "test");
    }

    /** One line of a table: the contract, and each guarantee: declared, or on how many seeds broken. */
    List<String> rows() {
        var never = Stream.of(Guarantee.values())
                .filter(guarantee -> isAsked(guarantee) && !tried.contract().gives(guarantee))
                .filter(guarantee -> !broken.containsKey(guarantee))
                .map(Guarantee::id)
                .collect(Collectors.joining(" "));
        return List.of("| %s | %s | %s |"
                .formatted(
                        tried,
                        Stream.of(Guarantee.values()).map(this::mark).collect(Collectors.joining(" | ")),
                        never));
    }

    private String mark(Guarantee guarantee) {
        var times = broken.getOrDefault(guarantee, Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        if (tried.contract().gives(guarantee)) {
            return times == 0 ? "+" : "BROKEN " + times;
        }
        return !isAsked(guarantee) ? "-" : times == 0 ? "never" : times + " of " + seeds;
    }

    /** Only a register can be claimed; and what a handler of one's own ought to keep nobody here knows. */
    private boolean isAsked(Guarantee guarantee) {
        return tried.contract().strategy().stream().anyMatch(strategy -> switch (guarantee) {
            case UNIQUENESS -> strategy.dataType() == DataType.REGISTER;
            case NO_LOST_WRITE -> strategy != Strategy.HANDLER;
            default -> true;
        });
    }
}
