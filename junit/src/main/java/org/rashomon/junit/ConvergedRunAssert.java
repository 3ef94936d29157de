package org.rashomon.junit;

import java.time.Duration;

/** A run that was found to converge in time, and may be asked for more. See {@link RunAssert#convergesWithin}. */
public final class ConvergedRunAssert extends RunAssert {

    private final Duration most;

    ConvergedRunAssert(RunAssert before, Duration most) {
        super(before);
        this.most = most;
    }

    /**
     * After the heal of each fault, every replica had what any had had at that moment, within the same time. A heal
     * does not count where another fault was in force in that time: it may have kept the replicas apart.
     */
    public RunAssert afterEveryHeal() {
        isNotNull();
        Convergence.of(actual.result()).tooLate(most).ifPresent(late -> {
            throw findings().late(late);
        });
        return this;
    }
}
