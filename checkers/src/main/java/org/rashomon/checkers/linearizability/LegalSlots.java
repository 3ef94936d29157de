package org.rashomon.checkers.linearizability;

/**
 * Which pending operations each state allows, as masks over their slots. Kept up to date for the first states that the
 * search meets, which are often all there are; for others each operation is asked.
 */
final class LegalSlots {

    private static final int STATES = 16;

    private final Pending pending;
    private final Steps steps;
    private final long[] masks = new long[STATES];
    private int known;

    LegalSlots(Pending pending, Steps steps) {
        this.pending = pending;
        this.steps = steps;
    }

    /** Notes that an operation has come into a slot. */
    void enter(int slot) {
        for (var state = 0; state < known; state++) {
            masks[state] = with(masks[state], state, slot);
        }
    }

    /** The slots, among some that are pending, of operations that a state allows. */
    long in(int state, long slots) {
        if (state >= STATES) {
            return ask(state, slots);
        }
        for (; known <= state; known++) {
            masks[known] = ask(known, pending.all());
        }
        return masks[state] & slots;
    }

    private long ask(int state, long slots) {
        var mask = 0L;
        for (var rest = slots; rest != 0; rest &= rest - 1) {
            mask = with(mask, state, Long.numberOfTrailingZeros(rest));
        }
        return mask;
    }

    private long with(long mask, int state, int slot) {
        var bit = 1L << slot;
        return steps.step(state, pending.classIn[slot]) == Steps.ILLEGAL ? mask & ~bit : mask | bit;
    }
}
