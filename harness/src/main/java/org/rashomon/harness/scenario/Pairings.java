package org.rashomon.harness.scenario;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.rashomon.checkers.Contract;
import org.rashomon.checkers.contract.DataType;
import org.rashomon.checkers.contract.Delivery;
import org.rashomon.checkers.contract.Replication;
import org.rashomon.checkers.contract.ReplicationLog;
import org.rashomon.checkers.contract.Resolution;
import org.rashomon.checkers.contract.Strategy;
import org.rashomon.checkers.contract.Topology;
import org.rashomon.workloads.Workload;
import org.rashomon.workloads.Workloads;

/** Which settings go together. What is not refused here makes sense. */
public final class Pairings {

    /** All pairs of settings of the store that make no sense, each with the reason and the way out. */
    private static final List<Rule> RULES = List.of(
            new Rule(
                    "topology",
                    "strategy",
                    contract -> resolves(contract, Resolution.PREVENT)
                            && contract.topology() != Topology.ALL_TO_ALL
                            && contract.topology() != Topology.SINGLE_LEADER,
                    "under strategy synchronous each leader asks every other before it acknowledges, so each must reach"
                            + " each; use topology all-to-all"),
            new Rule(
                    "topology",
                    "strategy",
                    contract -> contract.topology() == Topology.SINGLE_LEADER
                            && !resolves(contract, Resolution.LAST_WRITE_WINS),
                    "with one leader no write is concurrent with another, so there is nothing for the strategy to"
                            + " resolve; use one of the lww strategies, or topology all-to-all"),
            new Rule(
                    "replication",
                    "topology",
                    contract -> contract.replication() == Replication.SYNCHRONOUS && forwards(contract.topology()),
                    "where changes are forwarded, a node hears only from its neighbors what they have; use topology"
                            + " all-to-all or single-leader"),
            new Rule(
                    "replication",
                    "strategy",
                    contract -> contract.replication() != Replication.ASYNCHRONOUS
                            && resolves(contract, Resolution.PREVENT),
                    "strategy synchronous waits for all leaders by itself; leave replication asynchronous"),
            new Rule(
                    "delivery",
                    "strategy",
                    contract -> contract.is(Strategy.SEQUENCE) && contract.delivery() != Delivery.CAUSAL,
                    "an element has its place only once the one it goes behind is there; use delivery causal"),
            new Rule(
                    "delivery",
                    "strategy",
                    contract -> contract.delivery() == Delivery.UNORDERED && resolves(contract, Resolution.PREVENT),
                    "strategy synchronous decides the writes of a leader in their order; use delivery fifo"),
            new Rule(
                    "tombstones",
                    "strategy",
                    contract -> contract.tombstones().mayGoEarly() && !keepsOneVersion(contract),
                    "the strategy keeps no tombstones, so there are none that could go early; use"
                            + " tombstones all-seen"),
            new Rule(
                    "log",
                    "strategy",
                    contract -> contract.log() == ReplicationLog.STATEMENT && !keepsOneVersion(contract),
                    "a statement gives a register its one version anew on each replica; use one of the lww strategies,"
                            + " highest-id or replica-priority"));

    private Pairings() {}

    /**
     * A pair of settings that makes no sense.
     *
     * @param setting the one to blame, unless it is a default
     * @param other the one that it does not go with
     * @param why the reason, and the way out
     */
    public record Refusal(String setting, String other, String why) {}

    /** A kind of pair. */
    private record Rule(String setting, String other, Predicate<Contract> refuses, String why) {}

    /** Why the settings of a store do not go together; empty when they do. */
    public static Optional<Refusal> refusal(Contract contract) {
        return RULES.stream()
                .filter(rule -> rule.refuses().test(contract))
                .map(rule -> new Refusal(rule.setting(), rule.other(), rule.why()))
                .findFirst();
    }

    /** The workloads that suit a strategy, that which shows it best first. */
    public static List<Workload> workloads(Contract contract) {
        return Workloads.all().stream()
                .filter(workload -> contract.strategy().stream().anyMatch(workload::suits))
                .toList();
    }

    /** Why a workload does not suit the strategy; empty when it does. */
    public static Optional<Refusal> refusal(Contract contract, Workload workload) {
        return contract.strategy()
                .filter(strategy -> !workload.suits(strategy))
                .map(strategy -> new Refusal(
                        "workload",
                        "strategy",
                        "under strategy %s a key is a %s, which %s does not use; workloads that do: %s"
                                .formatted(
                                        strategy.label(),
                                        word(strategy),
                                        workload.name(),
                                        workloads(contract).stream()
                                                .map(Workload::name)
                                                .collect(Collectors.joining(", ")))));
    }

    private static boolean resolves(Contract contract, Resolution resolution) {
        return contract.strategy().stream().anyMatch(strategy -> strategy.resolution() == resolution);
    }

    private static boolean keepsOneVersion(Contract contract) {
        return resolves(contract, Resolution.LAST_WRITE_WINS) || resolves(contract, Resolution.HIGHEST_RANK);
    }

    private static boolean forwards(Topology topology) {
        return switch (topology) {
            case RING, STAR, TREE -> true;
            case ALL_TO_ALL, SINGLE_LEADER -> false;
        };
    }

    private static String word(Strategy strategy) {
        var type = strategy.dataType().name().toLowerCase(Locale.ROOT);
        return strategy.dataType() == DataType.REGISTER
                        && !strategy.resolution().drops()
                ? type + " with several versions"
                : type;
    }
}
