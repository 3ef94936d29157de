package org.rashomon.checkers.linearizability;

import java.lang.System.Logger.Level;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Runs a test body against many seeds and stops at the first that fails, which it names. They are fresh in every build,
 * which prints where they begin: {@code -Dseed=} begins there again, {@code -Dexamples=} says how many each body gets.
 */
final class Seeds {

    private static final long FIRST = first();

    private Seeds() {}

    static void forEach(int wanted, Consumer<SplittableRandom> body) {
        var examples = Integer.getInteger("examples", wanted);
        for (var seed = FIRST; seed < FIRST + examples; seed++) {
            run(seed, body);
        }
    }

    private static long first() {
        var first = Long.getLong("seed", System.nanoTime());
        System.getLogger(Seeds.class.getName())
                .log(Level.INFO, "random histories from seed {0}; again with -Dseed={0}", Long.toString(first));
        return first;
    }

    private static void run(long seed, Consumer<SplittableRandom> body) {
        try {
            body.accept(new SplittableRandom(seed));
        } catch (RuntimeException | AssertionError failure) {
            throw new AssertionError(
                    "failed for seed %d, replay with -Dseed=%d -Dexamples=1".formatted(seed, seed), failure);
        }
    }
}
