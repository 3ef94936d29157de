package org.rashomon.checkers.linearizability;

import java.util.Arrays;
import org.rashomon.checkers.linearizability.Moves.Endless;
import org.rashomon.checkers.linearizability.Problem.Kind;
import org.rashomon.checkers.linearizability.Visited.Thrift;

/**
 * Looks for a linearization depth first, and remembers dead ends.
 *
 * <p>After Wing and Gong (1993) with Lowe's just-in-time linearization and memory (2017). A configuration is the event
 * that was reached, the state, and masks over the slots of pending operations, so its size does not depend on the
 * length of the history. Blind writes are placed lazily. Sound and complete; exponential in the number of operations
 * pending at once in the worst case, so it runs in instalments.
 */
final class DepthFirstSearch {

    /** How an instalment ended. */
    enum Status {
        LINEARIZABLE,
        NOT_LINEARIZABLE,
        /** The instalment is used up; the next goes on where this one stopped. */
        PAUSED
    }

    private final Problem problem;
    private final Pending pending;
    private final Multisets multisets = new Multisets();
    private final Moves moves;
    private final Visited visited;
    private final Trail trail;
    private final Configuration now = new Configuration();
    private final Frames frames = new Frames();
    private int position;
    private int furthest;
    private long nodes;
    private long nodesAtFurthest;
    private boolean forward = true;

    DepthFirstSearch(Problem problem) {
        this(problem, Thrift.EXACT);
    }

    /** Without thrift it may miss an order, so that not finding one proves nothing. */
    DepthFirstSearch(Problem problem, Thrift thrift) {
        this.problem = problem;
        pending = new Pending(problem);
        moves = new Moves(pending, multisets, Endless.EXACT);
        visited = new Visited(pending, multisets, thrift);
        trail = new Trail(problem);
        now.state = problem.steps.initial();
    }

    /**
     * Goes on until it knows, or until it has looked at so many more configurations, or until so many of them brought
     * it no further than before.
     */
    Status run(long moreNodes, long patience) {
        var limit = nodes + moreNodes;
        nodesAtFurthest = nodes;
        while (true) {
            if (forward) {
                advance();
                if (position == problem.history.events.length) {
                    return Status.LINEARIZABLE;
                }
                if (nodes >= limit || nodes - nodesAtFurthest > patience) {
                    return Status.PAUSED;
                }
                branch();
            } else if (!turnAround()) {
                return Status.NOT_LINEARIZABLE;
            } else {
                take();
            }
        }
    }

    /** The return at which every configuration that came there was stuck at least once; none came further. */
    int furthest() {
        return furthest;
    }

    long nodes() {
        return nodes;
    }

    long bytes() {
        return visited.bytes() + multisets.bytes() + trail.bytes() + problem.steps.bytes();
    }

    /** The order that was found; meaningless before the search has found one. */
    int[] linearization() {
        return trail.linearization();
    }

    /** Passes every event that needs no decision. */
    private void advance() {
        var events = problem.history.events;
        while (position < events.length) {
            var op = events[position] >> 1;
            if ((events[position] & 1) == 0) {
                call(op);
            } else {
                var bit = 1L << problem.slot[op];
                if ((now.done & bit) == 0) {
                    return;
                }
                now.done &= ~bit;
                pending.complete(op);
            }
            position++;
        }
    }

    private void call(int op) {
        pending.call(op);
        if (!problem.history.returns(op)) {
            return;
        }
        var bit = 1L << problem.slot[op];
        switch (problem.kinds[problem.classOf[op]]) {
            case READ_ONLY -> {
                if (problem.steps.step(now.state, problem.classOf[op]) != Steps.ILLEGAL) {
                    now.done |= bit;
                    trail.add(op);
                }
            }
            case BLIND -> now.required |= bit;
            case OTHER -> {}
        }
    }

    /** Notes the choice that must be made here, unless it was made before from somewhere at least as good. */
    private void branch() {
        nodes++;
        if (position > furthest) {
            furthest = position;
            nodesAtFurthest = nodes;
        }
        if (!visited.add(position, now)) {
            forward = false;
            return;
        }
        frames.push(now, position, trail, moves.count);
        moves.push(now, target());
        forward = false;
    }

    private int target() {
        return problem.slot[problem.history.events[position] >> 1];
    }

    /** Goes back to the last choice that has an alternative left. */
    private boolean turnAround() {
        while (!frames.isEmpty() && moves.count == frames.bottom()) {
            frames.pop();
        }
        if (frames.isEmpty()) {
            return false;
        }
        frames.restore(now, trail);
        while (position > frames.position()) {
            position--;
            var event = problem.history.events[position];
            if ((event & 1) == 0) {
                pending.undoCall(event >> 1);
            } else {
                pending.undoComplete(event >> 1);
            }
        }
        return true;
    }

    private void take() {
        var move = moves.moves[--moves.count];
        var target = target();
        forward = true;
        if (move == Moves.EXPIRE) {
            var op = problem.history.events[position] >> 1;
            trail.hide(op);
            pending.complete(op);
            position++;
            return;
        }
        var callClass = move < 0 ? ~move : pending.classIn[move];
        var placed = move < 0 ? move : pending.opIn[move];
        if (problem.kinds[callClass] == Kind.BLIND) {
            trail.addBlind(placed);
        } else {
            trail.add(placed);
        }
        var before = now.done;
        moves.apply(now, move, target);
        for (var seen = now.done & ~before & pending.readers; seen != 0; seen &= seen - 1) {
            trail.add(pending.opIn[Long.numberOfTrailingZeros(seen)]);
        }
    }

    /** The choices made so far, each with what must be restored to make it differently. */
    private static final class Frames {

        private int[] positions = new int[256];
        private int[] states = new int[256];
        private long[] done = new long[256];
        private long[] required = new long[256];
        private int[] used = new int[256];
        private int[] trailLengths = new int[256];
        private int[] lastBlinds = new int[256];
        private int[] bottoms = new int[256];
        private int size;

        boolean isEmpty() {
            return size == 0;
        }

        int bottom() {
            return bottoms[size - 1];
        }

        int position() {
            return positions[size - 1];
        }

        void push(Configuration at, int position, Trail trail, int bottom) {
            if (size == positions.length) {
                grow();
            }
            positions[size] = position;
            states[size] = at.state;
            done[size] = at.done;
            required[size] = at.required;
            used[size] = at.used;
            trailLengths[size] = trail.length();
            lastBlinds[size] = trail.lastBlind();
            bottoms[size++] = bottom;
        }

        void pop() {
            size--;
        }

        void restore(Configuration now, Trail trail) {
            var top = size - 1;
            now.set(states[top], done[top], required[top], used[top]);
            trail.cutBack(trailLengths[top], lastBlinds[top]);
        }

        private void grow() {
            positions = Arrays.copyOf(positions, size * 2);
            states = Arrays.copyOf(states, size * 2);
            done = Arrays.copyOf(done, size * 2);
            required = Arrays.copyOf(required, size * 2);
            used = Arrays.copyOf(used, size * 2);
            trailLengths = Arrays.copyOf(trailLengths, size * 2);
            lastBlinds = Arrays.copyOf(lastBlinds, size * 2);
            bottoms = Arrays.copyOf(bottoms, size * 2);
        }
    }
}
