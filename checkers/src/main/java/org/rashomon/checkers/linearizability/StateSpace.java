package org.rashomon.checkers.linearizability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers the states of a model as they are met, and remembers every step taken. */
final class StateSpace<S> implements Steps {

    /** Steps remembered in plain rows; those beyond go to a hash map. */
    private static final long DENSE_CELLS = 4_000_000;

    /** A rough guess of what a state costs, for the memory budget. */
    private static final long STATE_BYTES = 160;

    private static final int NOT_YET = 0;

    private final Model<S> model;
    private final List<Call> calls;
    private final Map<S, Integer> numbers = new HashMap<>();
    private final List<S> states = new ArrayList<>();
    private int[][] rows = new int[16][];
    private final LongIntMap others = new LongIntMap(8);
    private long cells;

    StateSpace(Model<S> model, List<Call> calls) {
        this.model = model;
        this.calls = calls;
        number(model.initial());
    }

    @Override
    public int initial() {
        return 0;
    }

    @Override
    public int step(int state, int callClass) {
        var row = state < rows.length ? rows[state] : null;
        if (row != null) {
            var known = row[callClass];
            return known != NOT_YET ? known - 2 : remember(row, state, callClass);
        }
        return stepElsewhere(state, callClass);
    }

    @Override
    public long bytes() {
        return cells * Integer.BYTES + states.size() * STATE_BYTES + others.bytes();
    }

    @Override
    public String describe(int state) {
        return String.valueOf(states.get(state));
    }

    private int remember(int[] row, int state, int callClass) {
        var next = compute(state, callClass);
        row[callClass] = next + 2;
        return next;
    }

    private int stepElsewhere(int state, int callClass) {
        if (cells + calls.size() <= DENSE_CELLS) {
            if (state >= rows.length) {
                rows = Arrays.copyOf(rows, Math.max(state + 1, rows.length * 2));
            }
            var row = new int[calls.size()];
            rows[state] = row;
            cells += calls.size();
            return remember(row, state, callClass);
        }
        var key = (long) state << 32 | callClass;
        var known = others.get(key);
        if (known == LongIntMap.ABSENT) {
            known = compute(state, callClass) + 1;
            others.put(key, known);
        }
        return known - 1;
    }

    private int compute(int state, int callClass) {
        return model.step(states.get(state), calls.get(callClass))
                .map(this::number)
                .orElse(ILLEGAL);
    }

    /** The state with a number. */
    S state(int number) {
        return states.get(number);
    }

    /** The number of a state, which it is given if it has none yet. */
    int number(S state) {
        var known = numbers.putIfAbsent(state, states.size());
        if (known != null) {
            return known;
        }
        states.add(state);
        return states.size() - 1;
    }
}
