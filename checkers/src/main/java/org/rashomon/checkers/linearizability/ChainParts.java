package org.rashomon.checkers.linearizability;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * One chain in detail: its writers, each followed by the reads of its value, as numbered places. Only asked when a
 * chain has turned out to be impossible, to find few of its operations that prove it.
 */
final class ChainParts {

    private static final int NOWHERE = -1;

    private final RegisterColumns register;
    /** For each place who returned first. */
    private final int[] firstReturned;

    /** For each place who was called last. */
    private final int[] lastCalled;

    ChainParts(Chains chains, RegisterColumns register, int root) {
        this.register = register;
        var writers =
                IntStream.iterate(root, at -> at != Chains.NONE, chains::next).toArray();
        firstReturned = new int[2 * writers.length];
        lastCalled = new int[2 * writers.length];
        Arrays.fill(firstReturned, Chains.NONE);
        Arrays.fill(lastCalled, Chains.NONE);
        var placeOf = new int[register.codes];
        Arrays.fill(placeOf, NOWHERE);
        for (var i = 0; i < writers.length; i++) {
            var isInitial = writers[i] >= register.size;
            placeOf[isInitial ? register.initial[root - register.size] : register.writes[writers[i]]] = 2 * i + 1;
            add(2 * i, writers[i]);
        }
        register.forEachReader(op -> {
            if (placeOf[register.observes[op]] != NOWHERE) {
                add(placeOf[register.observes[op]], op);
            }
        });
    }

    /**
     * Two operations of a chain and the writers from the one's value to the other's.
     *
     * @param ops the operations
     * @param firstReturn when the first of the two returned
     * @param lastCall when the second was called
     */
    @SuppressWarnings("ArrayRecordComponent") // operations by number, never compared
    record Part(int[] ops, int firstReturn, int lastCall) {}

    /** The nearest two of which one returned before an event, and the other was called after another event. */
    Part around(int returnedBefore, int calledAfter) {
        var early = NOWHERE;
        var late = NOWHERE;
        var best = new int[] {0, firstReturned.length - 1};
        var distance = firstReturned.length;
        for (var place = 0; place < firstReturned.length; place++) {
            early = returned(place) < returnedBefore ? place : early;
            late = called(place) > calledAfter ? place : late;
            if (early != NOWHERE && late != NOWHERE && Math.abs(early - late) < distance) {
                best = new int[] {early, late};
                distance = Math.abs(early - late);
            }
        }
        return part(best[0], best[1]);
    }

    /** Something that returned before something in front of it was called, that, and the writers between. */
    Part broken() {
        var latest = 0;
        var place = 1;
        while (returned(place) >= called(latest)) {
            latest = called(place) > called(latest) ? place : latest;
            place++;
        }
        var before = place - 1;
        while (called(before) <= returned(place)) {
            before--;
        }
        return part(place, before);
    }

    private Part part(int early, int late) {
        var from = Math.min(early, late) / 2;
        var to = Math.max(early, late) / 2;
        var writers = IntStream.rangeClosed(from, to).map(i -> firstReturned[2 * i]);
        var ends = IntStream.of(firstReturned[early], lastCalled[late]);
        return new Part(IntStream.concat(writers, ends).toArray(), returned(early), called(late));
    }

    private void add(int place, int op) {
        if (firstReturned[place] == Chains.NONE || returnOf(op) < returned(place)) {
            firstReturned[place] = op;
        }
        if (lastCalled[place] == Chains.NONE || callOf(op) > called(place)) {
            lastCalled[place] = op;
        }
    }

    private int returned(int place) {
        return firstReturned[place] == Chains.NONE ? Subhistory.NEVER : returnOf(firstReturned[place]);
    }

    private int called(int place) {
        return lastCalled[place] == Chains.NONE ? Chains.START : callOf(lastCalled[place]);
    }

    private int returnOf(int op) {
        return op >= register.size ? Chains.START : register.ret[op];
    }

    private int callOf(int op) {
        return op >= register.size ? Chains.START : register.call[op];
    }
}
