package org.rashomon.workloads.generators;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * An immutable proposer of operations: asking it changes nothing, what it would answer next is in the answer.
 *
 * <p>The idea of a pure generator, and most names of the combinators, are Jepsen's.
 */
public interface Generator {

    /** The next operation, or when to ask again. */
    Step next(Context context);

    /** The generator to ask after an operation completed. */
    default Generator after(Completed completed) {
        return this;
    }

    /** Never more often than this on average: gaps are uniform between nothing and twice the mean. */
    default Generator stagger(Duration meanGap, long seed) {
        return new Stagger(meanGap.toNanos(), this, 0, seed);
    }

    /** Finished when this much time has passed since it was first asked. */
    default Generator timeLimit(Duration limit) {
        return new TimeLimit(limit.toNanos(), TimeLimit.NOT_STARTED, this);
    }

    /** Finished after this many operations. */
    default Generator limit(long operations) {
        return new Limit(operations, this);
    }

    /** Lets a session react to how its operation went, by operations of its own. */
    default Generator followedBy(Reaction reaction, long seed) {
        return new Following(this, reaction, seed, List.of(), 0);
    }

    /** Uses only the workers of one node. */
    default Generator onNode(String node) {
        return new OnNode(node, this);
    }

    /** Each operation comes from one of them, drawn by weight. */
    static Generator mix(List<Weighted> choices, long seed) {
        return new Mix(choices, seed);
    }

    /** One after the other; each starts when its predecessor is finished and every worker is idle. */
    static Generator phases(List<Generator> phases) {
        return new Phases(phases);
    }

    /** All at once; finished when all are. */
    static Generator together(List<Generator> generators) {
        return new Together(generators);
    }

    /** What a session does once it knows how its operation went. */
    @FunctionalInterface
    interface Reaction {
        /**
         * What the same worker does next; nothing, mostly.
         *
         * @param completed an operation that succeeded
         * @param number counts the operations that reactions have made
         * @param random the only source of randomness it may use
         */
        List<Invocation> after(Completed completed, long number, SplittableRandom random);
    }

    /** A generator and how often it is drawn relative to the others. */
    record Weighted(int weight, Generator generator) {
        public Weighted {
            if (weight < 1) {
                throw new IllegalArgumentException("weight must be at least 1, was " + weight);
            }
        }
    }
}
