package org.rashomon.checkers.linearizability;

import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Runs a test body against many seeds and stops at the first that fails, which it names: {@code -Dseed=} replays it,
 * {@code -Dexamples=} asks for more.
 */
final class Seeds {

    private Seeds() {}

    static void forEach(int examples, Consumer<SplittableRandom> body) {
        var pinned = Long.getLong("seed");
        if (pinned != null) {
            run(pinned, body);
            return;
        }
        var first = System.nanoTime();
        var last = first + Integer.getInteger("examples", examples);
        for (var seed = first; seed < last; seed++) {
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
