package org.rashomon.harness.scenario;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rashomon.nemesis.Edge;
import org.rashomon.nemesis.FaultKind;

/**
 * What is deployed, what clients do, what breaks, and for how long. Together with its seed it determines a run, up to
 * the timing of the real world.
 *
 * @param name how people call it
 * @param seed everything random follows from it
 * @param nodes how many nodes, named n1, n2, ...
 * @param store how the store is configured and used
 * @param workload the workload's name
 * @param faults the kinds of fault to inject
 * @param timeLimit how long clients work
 * @param rate operations a second, over all clients
 * @param clientsPerNode clients that work on each node at once
 * @param defect the defect planted in the store; empty for none
 * @param system the class of a system of the user's own; empty for the bundled store
 * @param operationTimeout when an operation without an answer counts as indeterminate
 * @param quiescenceBudget how long replicas may take to settle after the heal
 * @param script every step, if they are written out
 */
public record Scenario(
        String name,
        long seed,
        World world,
        int nodes,
        StoreSettings store,
        String workload,
        SortedSet<FaultKind> faults,
        Duration timeLimit,
        double rate,
        int clientsPerNode,
        String defect,
        String system,
        Duration operationTimeout,
        Duration quiescenceBudget,
        Script script) {

    /** What is deployed where no system of one's own is named. */
    static final String BUNDLED = "bundled";

    /** Where nodes run. */
    public enum World {
        /** One process a node on this machine. */
        LOCAL,
        /** One container a node. */
        DOCKER,
        /** On a virtual clock, in this process. */
        SIMULATED;

        /** The faults that it has no means for. */
        public Set<FaultKind> lacking() {
            return switch (this) {
                case LOCAL ->
                    EnumSet.of(
                            FaultKind.FULL_DISK,
                            FaultKind.SLOW_DISK,
                            FaultKind.BIT_FLIP,
                            FaultKind.STARVE,
                            FaultKind.SQUEEZE,
                            FaultKind.DISCONNECT,
                            FaultKind.JOIN);
                case DOCKER -> EnumSet.of(FaultKind.SLOW_DISK, FaultKind.BIT_FLIP, FaultKind.JOIN);
                case SIMULATED -> EnumSet.of(FaultKind.CLIENTS, FaultKind.STARVE, FaultKind.SQUEEZE);
            };
        }

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Scenario {
        faults = Collections.unmodifiableSortedSet(new TreeSet<>(faults));
    }

    /** The same with every step written out, and just as much time as the steps take. */
    public Scenario withScript(Script steps) {
        var end = Duration.ofMillis(Math.max(500, steps.end().toMillis() + 100));
        var perNode = Math.max(1, (steps.sessions() + nodes - 1) / nodes);
        return new Scenario(
                name,
                seed,
                world,
                nodes,
                store,
                workload,
                faults,
                end,
                rate,
                perNode,
                defect,
                system,
                operationTimeout,
                quiescenceBudget,
                steps);
    }

    /** The same with another number of nodes. */
    public Scenario withNodes(int number) {
        return ScenarioReader.read(
                settings()
                        .with("nodes", Integer.toString(number), "")
                        .without(List.of(ScriptReader.OPERATIONS, ScriptReader.SCHEDULE)),
                seed);
    }

    /** The same under another name. */
    public Scenario named(String other) {
        return ScenarioReader.read(settings().with("name", other, ""), seed);
    }

    /** The nodes' names, in order. */
    public List<String> nodeNames() {
        return nodeNames(nodes);
    }

    static List<String> nodeNames(int nodes) {
        return IntStream.rangeClosed(1, nodes).mapToObj(number -> "n" + number).toList();
    }

    /** Who sends to whom. */
    public SortedSet<Edge> edges() {
        return Links.of(store.topology(), nodeNames(), store.edges());
    }

    /** Every setting, as a scenario file has it; the seed comes first. */
    public Settings settings() {
        var settings = Settings.NONE
                .with("seed", Long.toString(seed), "")
                .with("name", name, "")
                .with("world", world.label(), "")
                .with("nodes", Integer.toString(nodes), "");
        for (var entry : store.entries().entrySet()) {
            settings = settings.with(entry.getKey(), entry.getValue(), "");
        }
        settings = settings.with("workload", workload, "")
                .with("faults", faultNames(), "")
                .with("timeLimit", Durations.format(timeLimit), "")
                .with("rate", formatRate(), "")
                .with("clientsPerNode", Integer.toString(clientsPerNode), "")
                .with("defect", defect.isEmpty() ? "none" : defect, "")
                .with("system", system.isEmpty() ? BUNDLED : system, "")
                .with("operationTimeout", Durations.format(operationTimeout), "")
                .with("quiescenceBudget", Durations.format(quiescenceBudget), "");
        return script.isEmpty() ? settings : ScriptReader.write(settings, script);
    }

    /** The kinds of fault, joined by commas, or {@code none}. */
    public String faultNames() {
        return faults.isEmpty() ? "none" : faults.stream().map(FaultKind::label).collect(Collectors.joining(","));
    }

    private String formatRate() {
        return rate == Math.rint(rate) ? Long.toString((long) rate) : Double.toString(rate);
    }
}
