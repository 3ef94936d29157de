package org.rashomon.checkers.linearizability;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The same search for any number of pending operations: plain just-in-time linearization over bit sets, without lazy
 * writes and without dominance. Slower by far, and needed only when more than 64 operations are pending at once.
 */
final class WideSearch {

    /** A rough guess of what a remembered configuration costs. */
    private static final long ENTRY_BYTES = 160;

    private record Seen(int position, int state, BitSet done, int used) {}

    /** A choice: where it was made, and what is left to try. */
    private record Choice(Seen at, int placed, Deque<Integer> left) {}

    private final Problem problem;
    private final Multisets multisets = new Multisets();
    private final Set<Seen> visited = new HashSet<>();
    private final Deque<Choice> choices = new ArrayDeque<>();
    private final List<Integer> order = new ArrayList<>();
    private final int[] opIn;
    private final int[] available;
    private final BitSet pending = new BitSet();
    private BitSet done = new BitSet();
    private int position;
    private int furthest;
    private int state;
    private int used = Multisets.EMPTY;
    private long nodes;
    private boolean forward = true;

    WideSearch(Problem problem) {
        this.problem = problem;
        opIn = new int[problem.width];
        available = new int[problem.calls.size()];
        state = problem.steps.initial();
    }

    /** Goes on for so many more configurations. */
    DepthFirstSearch.Status run(long moreNodes) {
        for (var end = nodes + moreNodes; nodes < end; ) {
            if (forward && !advance()) {
                return DepthFirstSearch.Status.LINEARIZABLE;
            }
            if (forward) {
                branch();
            }
            if (!take()) {
                return DepthFirstSearch.Status.NOT_LINEARIZABLE;
            }
        }
        return DepthFirstSearch.Status.PAUSED;
    }

    int furthest() {
        return furthest;
    }

    long bytes() {
        return visited.size() * (ENTRY_BYTES + problem.width / 4) + multisets.bytes() + problem.steps.bytes();
    }

    int[] linearization() {
        var rows = new int[order.size()];
        var endless = new EndlessOperations(problem);
        for (var at = 0; at < rows.length; at++) {
            rows[at] = order.get(at) >= 0 ? order.get(at) : endless.next(~order.get(at));
        }
        return rows;
    }

    /** Passes events up to a return that is not explained yet; answers whether there is one. */
    private boolean advance() {
        var events = problem.history.events;
        for (; position < events.length; position++) {
            var op = events[position] >> 1;
            if ((events[position] & 1) == 0) {
                call(op);
            } else if (done.get(problem.slot[op])) {
                done.clear(problem.slot[op]);
                pending.clear(problem.slot[op]);
            } else {
                furthest = Math.max(furthest, position);
                return true;
            }
        }
        return false;
    }

    private void call(int op) {
        if (problem.history.returns(op)) {
            pending.set(problem.slot[op]);
            opIn[problem.slot[op]] = op;
        } else {
            available[problem.classOf[op]]++;
        }
    }

    private void branch() {
        nodes++;
        var here = new Seen(position, state, (BitSet) done.clone(), used);
        var left = new ArrayDeque<Integer>();
        if (visited.add(here)) {
            for (var slot = pending.nextSetBit(0); slot >= 0; slot = pending.nextSetBit(slot + 1)) {
                if (!done.get(slot) && step(problem.classOf[opIn[slot]]) != Steps.ILLEGAL) {
                    left.add(opIn[slot]);
                }
            }
            for (var callClass = 0; callClass < available.length; callClass++) {
                if (multisets.count(used, callClass) < available[callClass] && changes(callClass)) {
                    left.add(~callClass);
                }
            }
        }
        choices.push(new Choice(here, order.size(), left));
    }

    private boolean changes(int callClass) {
        var next = step(callClass);
        return next != Steps.ILLEGAL && next != state;
    }

    private int step(int callClass) {
        return problem.steps.step(state, callClass);
    }

    /** Takes the next alternative of the last choice that has one; answers whether there is any. */
    private boolean take() {
        while (!choices.isEmpty() && choices.peek().left().isEmpty()) {
            choices.pop();
        }
        if (choices.isEmpty()) {
            return false;
        }
        var choice = choices.peek();
        restore(choice);
        int placed = choice.left().pop();
        order.add(placed);
        if (placed >= 0) {
            state = step(problem.classOf[placed]);
            done.set(problem.slot[placed]);
        } else {
            state = step(~placed);
            used = multisets.plus(used, ~placed);
        }
        forward = true;
        return true;
    }

    private void restore(Choice choice) {
        while (position > choice.at().position()) {
            undo(problem.history.events[--position]);
        }
        state = choice.at().state();
        done = (BitSet) choice.at().done().clone();
        used = choice.at().used();
        while (order.size() > choice.placed()) {
            order.removeLast();
        }
    }

    private void undo(int event) {
        var op = event >> 1;
        if ((event & 1) == 1) {
            pending.set(problem.slot[op]);
            opIn[problem.slot[op]] = op;
        } else if (problem.history.returns(op)) {
            pending.clear(problem.slot[op]);
        } else {
            available[problem.classOf[op]]--;
        }
    }
}
