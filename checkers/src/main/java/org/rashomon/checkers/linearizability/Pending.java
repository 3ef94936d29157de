package org.rashomon.checkers.linearizability;

import java.util.Arrays;

/**
 * What is pending between two events of a history: operations that will return, by slot, and those that never do, by
 * class. Moves forwards and backwards over events.
 */
final class Pending {

    final Problem problem;
    /** Slots of pending operations that only read, as a mask. */
    long readers;
    /** Slots of pending blind writes. */
    long blinds;
    /** Slots of all others that are pending. */
    long others;

    final int[] opIn = new int[Problem.SLOTS];
    final int[] classIn = new int[Problem.SLOTS];

    /** How many operations of each class were called and never return. */
    final int[] available;
    /** The classes of which there are any, the last one seen first at the end. */
    int[] endless = new int[8];

    int endlessCount;

    /** The classes of the first of them, which have masks. */
    private final int[] firstEndless = new int[Problem.SLOTS];

    private long conditionalEndless;
    private final LegalSlots legal;
    private final LegalSlots legalEndless;

    Pending(Problem problem) {
        this.problem = problem;
        legal = new LegalSlots(classIn, problem.steps);
        legalEndless = new LegalSlots(firstEndless, problem.steps);
        available = new int[problem.calls.size()];
    }

    long all() {
        return readers | blinds | others;
    }

    /** The slots, among some that are pending, of operations that a state allows. */
    long legalIn(int state, long slots) {
        return legal.in(state, slots, all());
    }

    /** Which of the first classes of operations that never return a state allows, as a mask over their places. */
    long endlessIn(int state) {
        var all = allEndless();
        return legalEndless.in(state, all, all);
    }

    /** Those among them that do not take effect in every state. */
    long conditionalEndless() {
        return conditionalEndless & allEndless();
    }

    private long allEndless() {
        return endlessCount >= Problem.SLOTS ? -1L : (1L << endlessCount) - 1;
    }

    void call(int op) {
        var slot = problem.slot[op];
        var callClass = problem.classOf[op];
        if (slot == Problem.NO_SLOT) {
            if (available[callClass]++ == 0) {
                addEndless(callClass);
            }
            return;
        }
        enter(op, slot);
    }

    void undoCall(int op) {
        var slot = problem.slot[op];
        if (slot != Problem.NO_SLOT) {
            leave(slot);
        } else if (--available[problem.classOf[op]] == 0) {
            endlessCount--;
        }
    }

    void complete(int op) {
        leave(problem.slot[op]);
    }

    void undoComplete(int op) {
        enter(op, problem.slot[op]);
    }

    private void addEndless(int callClass) {
        if (endlessCount == endless.length) {
            endless = Arrays.copyOf(endless, endlessCount * 2);
        }
        endless[endlessCount] = callClass;
        if (endlessCount < Problem.SLOTS) {
            var bit = 1L << endlessCount;
            firstEndless[endlessCount] = callClass;
            conditionalEndless = problem.kinds[callClass] == Problem.Kind.OTHER
                    ? conditionalEndless | bit
                    : conditionalEndless & ~bit;
            legalEndless.enter(endlessCount);
        }
        endlessCount++;
    }

    private void enter(int op, int slot) {
        var bit = 1L << slot;
        opIn[slot] = op;
        classIn[slot] = problem.classOf[op];
        switch (problem.kinds[problem.classOf[op]]) {
            case READ_ONLY -> readers |= bit;
            case BLIND -> blinds |= bit;
            case OTHER -> others |= bit;
        }
        legal.enter(slot);
    }

    private void leave(int slot) {
        var bit = ~(1L << slot);
        readers &= bit;
        blinds &= bit;
        others &= bit;
    }
}
