package org.rashomon.harness.testing;

import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Runs a test body against many seeds and stops at the first that fails.
 *
 * <p>Each example draws everything from the one generator it is given, so its seed alone replays it: {@code mvn test
 * -Dtest=TheTest -Dseed=1234}.
 */
public final class Property {

    private static final int EXAMPLES = Integer.getInteger("examples", 300);

    private Property() {}

    /** Fails with the seed in the message if the body does. */
    public static void forAllSeeds(Consumer<SplittableRandom> body) {
        var pinned = Long.getLong("seed");
        if (pinned != null) {
            run(pinned, body);
            return;
        }
        var first = System.nanoTime();
        for (var seed = first; seed < first + EXAMPLES; seed++) {
            run(seed, body);
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
