package org.rashomon.checkers.linearizability;

import java.util.Arrays;
import org.rashomon.checkers.linearizability.Moves.Endless;

/**
 * Goes through a history event by event and keeps every configuration that explains it so far, but for those that
 * another one is at least as good as. When none is left, the history is not linearizable, and the event says where.
 *
 * <p>Needs no memory of events gone by, so it can go on where another one ended, as {@link ObjectFollower} has it do.
 */
final class FrontierSearch {

    /** How far an instalment came. */
    enum Status {
        /** Some configuration explains every event seen. */
        ALIVE,
        /** None does. */
        DEAD,
        /** The work allowed is used up; nothing is proved. */
        EXHAUSTED
    }

    private static final int COMPARISONS = 16;

    private final Problem problem;
    private final Pending pending;
    private final Moves moves;
    private final Configuration now = new Configuration();
    private final Configuration next = new Configuration();
    private Antichain frontier;
    private Antichain following;
    private final Antichain open;
    private final Antichain seen;
    private int position;
    private long work;
    private long limit;

    FrontierSearch(Problem problem, Endless endless) {
        this.problem = problem;
        var multisets = new Multisets();
        pending = new Pending(problem);
        moves = new Moves(pending, multisets, endless);
        frontier = new Antichain(pending, multisets);
        following = new Antichain(pending, multisets);
        open = new Antichain(pending, multisets);
        seen = new Antichain(pending, multisets);
        start(problem.steps.initial());
    }

    /** Lets the object be in this state at the beginning too. */
    void start(int state) {
        now.set(state, 0, 0, Multisets.EMPTY);
        frontier.add(now);
    }

    /** Takes back every state the object might have been in at the beginning. */
    void forgetStart() {
        frontier.clear();
    }

    /** Lets the first events, all of them calls, have happened before the search begins. */
    void skipCalls(int calls) {
        for (; position < calls; position++) {
            pending.call(problem.history.events[position] >> 1);
        }
    }

    /** Lets things stand so at the beginning too. */
    void start(Configuration configuration) {
        frontier.append(configuration);
    }

    /** How many configurations explain everything up to the event that is looked at. */
    int alive() {
        return frontier.size();
    }

    /** One of them. */
    void get(int index, Configuration into) {
        frontier.get(index, into);
    }

    /** Goes through the rest of the history. */
    Status run(long maxWork) {
        return run(problem.history.events.length, maxWork);
    }

    /** Goes through the history up to an event, which it does not look at any more. */
    Status run(int end, long maxWork) {
        limit = effort() + maxWork;
        while (position < end) {
            var status = next();
            if (status != Status.ALIVE) {
                return status;
            }
        }
        return Status.ALIVE;
    }

    /** The event that was being looked at when the search ended. */
    int position() {
        return position;
    }

    /** The states in which the object can be before the event that is looked at. */
    int[] states() {
        var states = new int[frontier.size()];
        for (var i = 0; i < states.length; i++) {
            states[i] = frontier.state(i);
        }
        return Arrays.stream(states).distinct().sorted().toArray();
    }

    private Status next() {
        var event = problem.history.events[position];
        if ((event & 1) == 0) {
            call(event >> 1);
            position++;
            return Status.ALIVE;
        }
        var target = problem.slot[event >> 1];
        following.clear();
        for (var i = 0; i < frontier.size(); i++) {
            frontier.get(i, now);
            follow(target);
            if (effort() > limit) {
                return Status.EXHAUSTED;
            }
        }
        if (following.size() == 0) {
            return Status.DEAD;
        }
        pending.complete(event >> 1);
        position++;
        var swap = frontier;
        frontier = following;
        following = swap;
        return Status.ALIVE;
    }

    /** What was done so far; comparing configurations costs less than following one. */
    long effort() {
        return work + (following.comparisons() + frontier.comparisons() + seen.comparisons()) / COMPARISONS;
    }

    private void call(int op) {
        pending.call(op);
        if (!problem.history.returns(op)) {
            return;
        }
        var bit = 1L << problem.slot[op];
        switch (problem.kinds[problem.classOf[op]]) {
            case READ_ONLY -> frontier.callReader(problem.steps, problem.classOf[op], bit);
            case BLIND -> frontier.callBlind(bit);
            case OTHER -> {}
        }
    }

    /** Adds to the following frontier whatever the configuration can become once the target has taken effect. */
    private void follow(int target) {
        if ((now.done >>> target & 1) != 0) {
            keep(now, target);
            return;
        }
        open.clear();
        seen.clear();
        open.append(now);
        while (open.size() > 0 && effort() <= limit) {
            open.removeLast(now);
            work++;
            moves.count = 0;
            moves.push(now, target);
            for (var at = 0; at < moves.count; at++) {
                tryMove(moves.moves[at], target);
            }
        }
    }

    private void tryMove(int move, int target) {
        next.set(now);
        if (move == Moves.EXPIRE) {
            keep(next, target);
            return;
        }
        moves.apply(next, move, target);
        if ((next.done >>> target & 1) != 0) {
            keep(next, target);
        } else if (seen.add(next)) {
            open.append(next);
        }
    }

    private void keep(Configuration configuration, int target) {
        var bit = 1L << target;
        next.set(configuration.state, configuration.done & ~bit, configuration.required & ~bit, configuration.used);
        following.add(next);
    }
}
