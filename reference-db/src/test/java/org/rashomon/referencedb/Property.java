package org.rashomon.referencedb;

import java.util.SplittableRandom;

/**
 * Runs a test body against many seeds and stops at the first that fails. Each example draws everything from the one
 * generator it is given, so {@code -Dseed=} replays it.
 */
public final class Property {

    private static final int EXAMPLES = Integer.getInteger("examples", 300);

    private Property() {}

    /** The body of a test. */
    @FunctionalInterface
    public interface Body {

        void run(SplittableRandom random) throws Exception;
    }

    /** Runs the body with as many seeds as {@code -Dexamples=} asks for. */
    public static void forAllSeeds(Body body) {
        forSeeds(EXAMPLES, body);
    }

    /** Runs the body with this many seeds. */
    public static void forSeeds(int examples, Body body) {
        var pinned = Long.getLong("seed");
        if (pinned != null) {
            run(pinned, body);
            return;
        }
        var first = System.nanoTime();
        for (var seed = first; seed < first + examples; seed++) {
            run(seed, body);
        }
    }

    private static void run(long seed, Body body) {
        try {
            body.run(new SplittableRandom(seed));
        } catch (Exception | AssertionError failure) {
            throw new AssertionError("failed for seed %d, replay with -Dseed=%d".formatted(seed, seed), failure);
        }
    }
}
