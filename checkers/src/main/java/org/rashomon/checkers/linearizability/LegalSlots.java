package org.rashomon.checkers.linearizability;

/**
 * Which pending operations each state allows, as masks over the places where they stand. Kept up to date for the first
 * states that the search meets, which are often all there are; for others each operation is asked.
 */
final class LegalSlots {

    private static final int STATES = 16;

    private final int[] classAt;
    private final Steps steps;
    private final long[] masks = new long[STATES];
    private int known;

    /** For operations of the classes that stand at some places by now. */
    LegalSlots(int[] classAt, Steps steps) {
        this.classAt = classAt;
        this.steps = steps;
    }

    /** Notes that an operation has come to a place. */
    void enter(int place) {
        for (var state = 0; state < known; state++) {
            masks[state] = with(masks[state], state, place);
        }
    }

    /**
     * The places, among some, of operations that a state allows.
     *
     * @param all every place where an operation stands
     */
    long in(int state, long places, long all) {
        if (state >= STATES) {
            return ask(state, places);
        }
        for (; known <= state; known++) {
            masks[known] = ask(known, all);
        }
        return masks[state] & places;
    }

    private long ask(int state, long places) {
        var mask = 0L;
        for (var rest = places; rest != 0; rest &= rest - 1) {
            mask = with(mask, state, Long.numberOfTrailingZeros(rest));
        }
        return mask;
    }

    private long with(long mask, int state, int place) {
        var bit = 1L << place;
        return steps.step(state, classAt[place]) == Steps.ILLEGAL ? mask & ~bit : mask | bit;
    }
}
