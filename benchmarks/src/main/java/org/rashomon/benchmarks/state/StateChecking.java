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
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.causal.IsolationChecker;
import org.rashomon.checkers.causal.IsolationChecker.Level;
import org.rashomon.checkers.causal.ListAppendChecker;
import org.rashomon.checkers.causal.SessionGuarantee;
import org.rashomon.checkers.conflicts.ConflictsChecker;
import org.rashomon.checkers.constraints.BankChecker;
import org.rashomon.checkers.constraints.ForeignKeyChecker;
import org.rashomon.checkers.constraints.InvariantChecker;
import org.rashomon.checkers.constraints.LostUpdateChecker;
import org.rashomon.checkers.constraints.StockChecker;
import org.rashomon.checkers.constraints.UniqueIdsChecker;
import org.rashomon.checkers.convergence.ConvergenceChecker;
import org.rashomon.checkers.counter.CounterChecker;
import org.rashomon.checkers.delivery.DeliveryChecker;
import org.rashomon.checkers.delivery.MetadataChecker;
import org.rashomon.checkers.lostwrite.LostWriteChecker;
import org.rashomon.checkers.lww.LwwChecker;
import org.rashomon.checkers.merge.MergeChecker;
import org.rashomon.checkers.sequence.SequenceChecker;
import org.rashomon.checkers.session.PrefixChecker;
import org.rashomon.checkers.session.SessionChecker;
import org.rashomon.checkers.set.OrMapChecker;
import org.rashomon.checkers.set.OrSetChecker;
import org.rashomon.checkers.set.SetChecker;
import org.rashomon.checkers.siblings.MvRegisterChecker;
import org.rashomon.checkers.staleness.StalenessChecker;
import org.rashomon.checkers.tombstone.TombstoneChecker;

/**
 * How long the linear checkers take: 200 keys on three leaders that lag 50 changes behind, half of the operations
 * updates; and transactions of two to three reads and writes, of which each counts as an operation. One line a checker:
 * operations, the best processor time of five checks, and the most heap in use during a check beyond the history.
 *
 * <p>Arguments: numbers of operations, such as {@code 100000 1000000}, and before them, if only some are asked for, the
 * names of strategies.
 */
public final class StateChecking {

    private static final int CHECKS = 5;
    /** Of every history. */
    static final long SEED = 20_261_121;

    private static final double MEBIBYTE = 1 << 20;

    /** What is measured on the histories of each strategy. */
    private static final Map<String, List<Checker>> CHECKERS = new LinkedHashMap<>();

    static {
        CHECKERS.put("pn-counter", List.of(new CounterChecker(), new StockChecker()));
        CHECKERS.put("g-set", List.of(new SetChecker()));
        CHECKERS.put("or-set", List.of(new OrSetChecker()));
        CHECKERS.put("sequence", List.of(new SequenceChecker()));
        CHECKERS.put("or-map", List.of(new OrMapChecker()));
        CHECKERS.put("mv-register", List.of(new MvRegisterChecker(), new MergeChecker()));
        CHECKERS.put("ids", List.of(new UniqueIdsChecker()));
        CHECKERS.put("claims", List.of(new InvariantChecker(), new LostUpdateChecker()));
        CHECKERS.put("lww-lamport", ofRegisters());
        CHECKERS.put("txn-append", List.of(new ListAppendChecker()));
        CHECKERS.put(
                "txn-register",
                List.of(new IsolationChecker(Level.READ_COMMITTED), new IsolationChecker(Level.READ_ATOMIC)));
        CHECKERS.put("txn-bank", List.of(new BankChecker()));
        CHECKERS.put("txn-reference", List.of(new ForeignKeyChecker()));
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
        var asked = List.of(arguments);
        var isSome = asked.stream().anyMatch(CHECKERS::containsKey);
        asked.stream()
                .filter(argument -> !CHECKERS.containsKey(argument))
                .forEach(operations -> CHECKERS.forEach((strategy, checkers) -> {
                    if (!isSome || asked.contains(strategy)) {
                        benchmark.measure(strategy, Integer.parseInt(operations), checkers);
                    }
                }));
    }

    private void measure(String strategy, int operations, List<Checker> checkers) {
        var history = strategy.startsWith("txn-")
                ? new TransactionHistory(strategy, operations).run()
                : new StateHistory(strategy, operations).run();
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
                    operations, strategy, checker.name(), verdict, best, heap / MEBIBYTE);
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
}
