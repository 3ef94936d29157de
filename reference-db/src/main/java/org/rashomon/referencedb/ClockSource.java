package org.rashomon.referencedb;

/**
 * Where the number of a new write comes from that strategies compare: most often a timestamp. Not sealed, so that a
 * defect can stand in for one.
 */
public interface ClockSource {

    /**
     * The timestamp for a write that is accepted now.
     *
     * @param dot the identity of the write
     * @param wallMicros this node's wall clock
     * @param latestMicros the highest timestamp of any write that this replica has applied; 0 if none
     */
    long timestampMicros(Dot dot, long wallMicros, long latestMicros);

    /** Whether a write has a higher number than all that its replica had applied. */
    default boolean isCausal() {
        return false;
    }

    /** The wall clock as it is: it may repeat, jump, and run backwards. */
    record WallClock() implements ClockSource {
        @Override
        public long timestampMicros(Dot dot, long wallMicros, long latestMicros) {
            return wallMicros;
        }
    }

    /**
     * The wall clock, pushed ahead where that is needed to be later than everything seen (after Kulkarni, Demirbas,
     * Madappa, Avva, Leone: Logical physical clocks, 2014; the logical part is counted in microseconds).
     */
    record HybridClock() implements ClockSource {
        @Override
        public boolean isCausal() {
            return true;
        }

        @Override
        public long timestampMicros(Dot dot, long wallMicros, long latestMicros) {
            return Math.max(wallMicros, latestMicros + 1);
        }
    }

    /** A counter that is ahead of everything seen (Lamport: Time, clocks, and the ordering of events, 1978). */
    record LamportClock() implements ClockSource {
        @Override
        public boolean isCausal() {
            return true;
        }

        @Override
        public long timestampMicros(Dot dot, long wallMicros, long latestMicros) {
            return latestMicros + 1;
        }
    }

    /** No time at all, but a hash of the dot: as good as random, and the same everywhere. */
    record IdOfDot() implements ClockSource {
        @Override
        public long timestampMicros(Dot dot, long wallMicros, long latestMicros) {
            return Hashing.scramble(Hashing.mix(dot.sequence(), dot.origin())) >>> 1;
        }
    }
}
