package org.rashomon.benchmarks.state;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.causal.SessionGuarantee;
import org.rashomon.checkers.conflicts.ConflictsChecker;
import org.rashomon.checkers.constraints.InvariantChecker;
import org.rashomon.checkers.constraints.LostUpdateChecker;
import org.rashomon.checkers.constraints.UniqueIdsChecker;
import org.rashomon.checkers.convergence.ConvergenceChecker;
import org.rashomon.checkers.counter.CounterChecker;
import org.rashomon.checkers.delivery.DeliveryChecker;
import org.rashomon.checkers.delivery.MetadataChecker;
import org.rashomon.checkers.lostwrite.LostWriteChecker;
import org.rashomon.checkers.lww.LwwChecker;
import org.rashomon.checkers.merge.MergeChecker;
import org.rashomon.checkers.session.PrefixChecker;
import org.rashomon.checkers.session.SessionChecker;
import org.rashomon.checkers.set.OrMapChecker;
import org.rashomon.checkers.set.OrSetChecker;
import org.rashomon.checkers.siblings.MvRegisterChecker;
import org.rashomon.checkers.staleness.StalenessChecker;
import org.rashomon.checkers.tombstone.TombstoneChecker;
import org.rashomon.history.Event;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.HistoryBuilder;
import org.rashomon.history.Phase;
import org.rashomon.history.RunInfo;
import org.rashomon.history.Value;
import org.rashomon.history.Version;

/**
 * How long the checkers of what replicas hold take: 200 keys on three leaders that lag 50 changes behind, half of the
 * operations updates. One line a checker: operations, the best processor time of five checks, and the most heap in use
 * during a check beyond the history itself.
 *
 * <p>Arguments: numbers of operations, such as {@code 100000 1000000}.
 */
public final class StateChecking {

    private static final int LEADERS = 3;
    private static final int LAG = 50;
    private static final int KEYS = 200;
    private static final int ELEMENTS = 10;
    private static final int CHECKS = 5;
    private static final long SEED = 20_261_121;
    private static final double MEBIBYTE = 1 << 20;

    /** What is measured on the histories of each strategy. */
    private static final Map<String, List<Checker>> CHECKERS = new LinkedHashMap<>();

    static {
        CHECKERS.put("pn-counter", List.of(new CounterChecker()));
        CHECKERS.put("or-set", List.of(new OrSetChecker()));
        CHECKERS.put("or-map", List.of(new OrMapChecker()));
        CHECKERS.put("mv-register", List.of(new MvRegisterChecker(), new MergeChecker()));
        CHECKERS.put("ids", List.of(new UniqueIdsChecker()));
        CHECKERS.put("claims", List.of(new InvariantChecker(), new LostUpdateChecker()));
        CHECKERS.put("lww-lamport", ofRegisters());
    }

    private static List<Checker> ofRegisters() {
        var checkers = new ArrayList<Checker>(List.of(
                new LwwChecker(),
                new LostWriteChecker(),
                new ConvergenceChecker(),
                new TombstoneChecker(),
                new MetadataChecker(),
                new DeliveryChecker(),
                new ConflictsChecker(),
                new StalenessChecker(),
                new PrefixChecker()));
        for (var guarantee : SessionGuarantee.values()) {
            checkers.add(new SessionChecker(guarantee));
        }
        return checkers;
    }

    private final PrintWriter out;

    private StateChecking(PrintWriter out) {
        this.out = out;
    }

    /** Takes the arguments above. */
    public static void main(String[] arguments) {
        var out = new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var benchmark = new StateChecking(out);
        for (var argument : arguments) {
            var operations = Integer.parseInt(argument);
            CHECKERS.forEach((strategy, checkers) -> benchmark.measure(strategy, operations, checkers));
        }
    }

    private void measure(String strategy, int operations, List<Checker> checkers) {
        var history = simulate(strategy, operations);
        for (var checker : checkers) {
            var best = Double.MAX_VALUE;
            var heap = 0.0;
            var verdict = "";
            for (var check = 0; check < CHECKS; check++) {
                var before = startHeap();
                var start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                verdict = checker.check(history).verdict().label();
                best = Math.min(best, (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9);
                heap = Math.max(heap, peakHeap() - before);
            }
            out.printf(
                    "%,11d operations, %-12s %-20s %-9s %.2f s, heap at most %.0f MiB more%n",
                    history.operations().size(), strategy, checker.name(), verdict, best, heap / MEBIBYTE);
        }
    }

    private static double startHeap() {
        System.gc();
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        return peakHeap();
    }

    private static double peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToDouble(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    private static History simulate(String strategy, int operations) {
        return new Simulation(strategy, operations).run();
    }

    /** One history; an answer is what the leader says at once. */
    private static final class Simulation {

        private final String strategy;
        private final int operations;
        private final SplittableRandom random = new SplittableRandom(SEED);
        private final LaggingLeaders leaders = new LaggingLeaders(LEADERS, LAG);
        private final HistoryBuilder builder = new HistoryBuilder();

        Simulation(String strategy, int operations) {
            this.strategy = strategy;
            this.operations = operations;
        }

        History run() {
            builder.add(new Event.RunStarted(
                    0,
                    0,
                    new RunInfo(
                            "benchmark",
                            SEED,
                            "",
                            strategy,
                            List.of("n0", "n1", "n2"),
                            List.of(),
                            new TreeMap<>(Map.of("strategy", contract(), "delivery", "causal")),
                            "",
                            "")));
            for (var number = 1; number <= operations; number++) {
                if (random.nextInt(2) == 0) {
                    update(random.nextInt(LEADERS), random.nextInt(KEYS), number);
                } else {
                    read(random.nextInt(LEADERS), random.nextInt(KEYS));
                }
            }
            leaders.settle();
            phase(Phase.FINAL_READS);
            for (var key = 0; key < KEYS; key++) {
                for (var leader = 0; leader < LEADERS; leader++) {
                    read(leader, key);
                }
            }
            phase(Phase.VERDICT);
            return builder.build();
        }

        /** Ids and claims are made in rows that are registers. */
        private String contract() {
            return Set.of("ids", "claims").contains(strategy) ? "lww-lamport" : strategy;
        }

        private void phase(Phase phase) {
            builder.add(new Event.PhaseStarted(builder.nextIndex(), builder.nextIndex(), phase));
        }

        private void update(int leader, int key, int number) {
            switch (strategy) {
                case "pn-counter" ->
                    operation(leader, key, Function.INCREMENT, Value.of(number), leaders.change(leader, key, number));
                case "or-set" -> {
                    var element = random.nextInt(ELEMENTS);
                    var add = random.nextInt(3) > 0;
                    var version = leaders.change(leader, key * ELEMENTS + element, add ? number : 0);
                    operation(leader, key, add ? Function.ADD : Function.REMOVE, Value.of(element), version);
                }
                case "or-map" -> {
                    var field = random.nextInt(ELEMENTS);
                    var put = random.nextInt(3) > 0;
                    var version = leaders.change(leader, key * ELEMENTS + field, put ? number : 0);
                    var value = put ? Value.of(List.of(Value.of(field), Value.of(number))) : Value.of(field);
                    operation(leader, key, put ? Function.PUT : Function.REMOVE, value, version);
                }
                case "ids" -> created(leader, key, Value.of(number));
                case "claims" -> {
                    var claim = Value.of(List.of(Value.NONE, Value.of(number)));
                    var slot = KEYS + number;
                    operation(leader, slot, Function.COMPARE_AND_SET, claim, leaders.change(leader, slot, number));
                }
                default ->
                    operation(leader, key, Function.WRITE, Value.of(number), leaders.change(leader, key, number));
            }
        }

        private void read(int leader, int key) {
            switch (strategy) {
                case "pn-counter" -> answer(leader, key, Value.of(leaders.sum(leader, key)), leaders.seen(leader));
                case "or-set" ->
                    answer(
                            leader,
                            key,
                            leaders.filled(leader, key * ELEMENTS, (key + 1) * ELEMENTS),
                            leaders.seen(leader));
                case "or-map" ->
                    answer(
                            leader,
                            key,
                            leaders.fields(leader, key * ELEMENTS, (key + 1) * ELEMENTS),
                            leaders.seen(leader));
                case "mv-register" ->
                    answer(leader, key, leaders.siblings(leader, key), leaders.siblingVersion(leader, key));
                default -> answer(leader, key, leaders.winner(leader, key), leaders.winningVersion(leader, key));
            }
        }

        private void answer(int leader, int key, Value value, Version version) {
            event(asked(leader, key, Function.READ), Event.OperationType.INVOKE, Value.NONE, Version.NONE);
            event(asked(leader, key, Function.READ), Event.OperationType.OK, value, version);
        }

        private void operation(int leader, int key, Function function, Value value, Version version) {
            event(asked(leader, key, function), Event.OperationType.INVOKE, value, Version.NONE);
            event(asked(leader, key, function), Event.OperationType.OK, Value.NONE, version);
        }

        private void created(int leader, int table, Value id) {
            event(asked(leader, table, Function.CREATE), Event.OperationType.INVOKE, Value.NONE, Version.NONE);
            event(asked(leader, table, Function.CREATE), Event.OperationType.OK, id, leaders.change(leader, table, 1));
        }

        private static Asked asked(int leader, int key, Function function) {
            return new Asked(leader, key, function);
        }

        private void event(Asked asked, Event.OperationType type, Value value, Version version) {
            builder.add(new Event.Operation(
                    builder.nextIndex(),
                    builder.nextIndex(),
                    type,
                    asked.leader(),
                    asked.leader(),
                    "n" + asked.leader(),
                    asked.function(),
                    "k" + asked.key(),
                    value,
                    version,
                    ""));
        }
    }

    /** Which leader is asked to do what. */
    private record Asked(int leader, int key, Function function) {}
}
