package org.rashomon.checkers.causal;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Locale;
import java.util.Map;
import org.rashomon.checkers.CheckResult;
import org.rashomon.checkers.Checker;
import org.rashomon.checkers.Verdict;
import org.rashomon.history.History;

/**
 * A checker that is held to a budget although it knows of none, by what it reads: each few thousand looks at an
 * operation, the clock is looked at, and how much of the heap is in use since the last collection beyond what was
 * before the check. What runs out ends undecided.
 *
 * @param checker judges in time linear in what it reads
 * @param budget what it may cost
 */
public record Bounded(Checker checker, Budget budget) implements Checker {

    private static final double MEBIBYTE = 1 << 20;

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
        var watch = new Watch(budget);
        try {
            return checker.check(history.watchedBy(watch));
        } catch (OutOfBudgetException ended) {
            return CheckResult.of(
                    name(),
                    new Verdict.Undecided(String.valueOf(ended.getMessage())),
                    Map.of("looks-at-operations", Long.toString(watch.looks)));
        }
    }

    private static final class Watch implements Runnable {

        private static final long LOOKS_A_TURN = 1 << 14;

        private final Budget budget;
        private final Meter meter;
        private final long before;
        private long looks;

        Watch(Budget budget) {
            this.budget = budget;
            this.meter = new Meter(budget);
            this.before = afterCollection();
        }

        @Override
        public void run() {
            looks += LOOKS_A_TURN;
            meter.look();
            if (afterCollection() - before > budget.memoryBytes()) {
                throw new OutOfBudgetException(
                        String.format(Locale.ROOT, "the memory of %.0f MiB ran out", budget.memoryBytes() / MEBIBYTE));
            }
        }

        /** What was in use when the heap was last collected, so that garbage does not count. */
        private static long afterCollection() {
            return ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isCollectionUsageThresholdSupported())
                    .map(MemoryPoolMXBean::getCollectionUsage)
                    .mapToLong(usage -> usage == null ? 0 : usage.getUsed())
                    .sum();
        }
    }
}
