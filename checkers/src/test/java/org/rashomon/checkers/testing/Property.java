package org.rashomon.checkers.testing;

import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Runs a test body for many seeds and stops at the first that fails.
 *
 * <p>Each example draws everything from the one generator it is given, so its seed alone replays it:
 * {@code mvn test -pl checkers -Dtest=TheTest -Dseed=1234}. Half of the seeds are always the same, half are fresh.
 */
public final class Property {

    private static final long FIXED_BASE = 20_261_121;

    private Property() {}

    /**
     * Runs the body for that many seeds, or only for the one given by {@code -Dseed=}; {@code -Dexamples=} caps them.
     */
    public static void forSeeds(int wanted, Consumer<SplittableRandom> body) {
        var examples = Math.min(wanted, Integer.getInteger("examples", wanted));
        var pinned = Long.getLong("seed");
        if (pinned != null) {
            run(pinned, body);
            return;
        }
        var fresh = System.nanoTime();
        for (var i = 0; i < examples / 2; i++) {
            run(FIXED_BASE + i, body);
            run(fresh + i, body);
        }
    }

    private static void run(long seed, Consumer<SplittableRandom> body) {
        try {
            body.accept(new SplittableRandom(seed));
        } catch (RuntimeException | AssertionError failure) {
            throw new AssertionError("failed for seed %d, replay with -Dseed=%d".formatted(seed, seed), failure);
        }
    }
}
