package org.rashomon.checkers.causal;

import java.util.Locale;
import org.rashomon.checkers.Phrases;

/** Holds one check to its budget. */
final class Meter {

    private static final int STEPS_BETWEEN_LOOKS = 1 << 12;
    private static final double MEBIBYTE = 1 << 20;

    private final Budget budget;
    private final long startNanos;
    private long steps;
    private long bytes;

    Meter(Budget budget) {
        this.budget = budget;
        this.startNanos = budget.nanoClock().getAsLong();
    }

    /**
     * One step of work, which takes about as long as touching one transaction.
     *
     * @throws OutOfBudgetException if the time is over
     */
    void step() {
        if (++steps % STEPS_BETWEEN_LOOKS == 0) {
            look();
        }
    }

    /**
     * Looks at the clock now.
     *
     * @throws OutOfBudgetException if the time is over
     */
    void look() {
        if (budget.nanoClock().getAsLong() - startNanos > budget.time().toNanos()) {
            throw new OutOfBudgetException("the time of %s ran out"
                    .formatted(Phrases.seconds(budget.time().toNanos())));
        }
    }

    /**
     * Counts memory that is held, or given back if negative.
     *
     * @throws OutOfBudgetException if more is held than allowed
     */
    void hold(long more) {
        bytes += more;
        if (bytes > budget.memoryBytes()) {
            throw new OutOfBudgetException(
                    String.format(Locale.ROOT, "the memory of %.0f MiB ran out", budget.memoryBytes() / MEBIBYTE));
        }
    }
}
