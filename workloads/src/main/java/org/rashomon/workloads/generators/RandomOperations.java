package org.rashomon.workloads.generators;

import java.util.SplittableRandom;

/**
 * An endless stream of operations, each drawn from a seed and its number alone, so that the n-th operation of two
 * runs is the same whatever their timing was. Which free worker takes it is drawn too.
 *
 * @param source draws the operations
 * @param seed the stream's seed
 * @param number how many were drawn before
 */
public record RandomOperations(Source source, long seed, long number) implements Generator {

    /** Draws one operation. */
    @FunctionalInterface
    public interface Source {

        /**
         * The operation with a number.
         *
         * @param number counts the operations from 0
         * @param random the only source of randomness it may use
         */
        Invocation draw(long number, SplittableRandom random);
    }

    /** The randomness of the operation with a number. */
    static SplittableRandom random(long seed, long number) {
        // The seed of the operation is drawn, not counted: SplittableRandom advances by a constant, so that streams
        // whose seeds are multiples of it apart are one stream, each a draw behind the other.
        return new SplittableRandom(new SplittableRandom(seed + number * 0x9E3779B97F4A7C15L).nextLong());
    }

    @Override
    public Step next(Context context) {
        if (context.free().isEmpty()) {
            return new Step.Wait(Step.UNTIL_COMPLETION, this);
        }
        var random = random(seed, number);
        var invocation = source.draw(number, random);
        var worker = context.free().get(random.nextInt(context.free().size()));
        return new Step.Invoke(worker, invocation, new RandomOperations(source, seed, number + 1));
    }
}
