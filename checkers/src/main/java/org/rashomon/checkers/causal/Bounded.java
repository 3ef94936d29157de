package org.rashomon.checkers.causal;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.LinearChecker;
import org.rashomon.history.History;

/**
 * A checker that is held to a budget although it knows of none, by what it reads: each few thousand looks at an
 * operation, the clock is looked at, and how much of the heap is in use since the last collection beyond what was
 * before the check. What runs out ends undecided, unless a linear checker had proved a violation by then.
 *
 * @param checker judges in time linear in what it reads
 * @param budget what it may cost
 * @param usedBytes how much of the heap was in use when it was last collected, so that garbage does not count
 */
public record Bounded(Checker checker, Budget budget, LongSupplier usedBytes) implements Checker {

    private static final double MEBIBYTE = 1 << 20;

    /** Holds a checker to a budget of this JVM. */
    public Bounded(Checker checker, Budget budget) {
        this(checker, budget, Bounded::usedAfterCollection);
    }

    @Override
    public String name() {
        return checker.name();
    }

    @Override
    public String description() {
        return checker.description();
    }

    @Override
    public CheckResult check(History history) {
        var watch = new Watch(budget, usedBytes);
        var findings = new Findings();
        try {
            var watched = history.watchedBy(watch);
            return checker instanceof LinearChecker linear ? linear.check(watched, findings) : checker.check(watched);
        } catch (OutOfBudgetException ended) {
            findings.doubt(String.valueOf(ended.getMessage()));
            return findings.result(name(), Map.of("looks-at-operations", Long.toString(watch.looks)));
        }
    }

    private static long usedAfterCollection() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isCollectionUsageThresholdSupported())
                .map(MemoryPoolMXBean::getCollectionUsage)
                .mapToLong(usage -> usage == null ? 0 : usage.getUsed())
                .sum();
    }

    private static final class Watch implements Runnable {

        private static final long LOOKS_A_TURN = 1 << 14;

        private final Budget budget;
        private final LongSupplier usedBytes;
        private final Meter meter;
        private final long before;
        private long looks;

        Watch(Budget budget, LongSupplier usedBytes) {
            this.budget = budget;
            this.usedBytes = usedBytes;
            this.meter = new Meter(budget);
            this.before = usedBytes.getAsLong();
        }

        @Override
        public void run() {
            looks += LOOKS_A_TURN;
            meter.look();
            if (usedBytes.getAsLong() - before > budget.memoryBytes()) {
                throw new OutOfBudgetException(
                        String.format(Locale.ROOT, "the memory of %.0f MiB ran out", budget.memoryBytes() / MEBIBYTE));
            }
        }
    }
}
