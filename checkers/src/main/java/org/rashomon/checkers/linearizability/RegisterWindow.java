package org.rashomon.checkers.linearizability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.rashomon.checkers.linearizability.Moves.Endless;
import org.rashomon.history.Function;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/**
 * A part of a register's history, seen without what came before. If it cannot be explained from any state the register
 * may have been in, with whatever was pending then, the whole history cannot either. A violation is mostly visible in
 * the few operations around it, however long the history is.
 */
final class RegisterWindow {

    private static final Value SOMETHING_ELSE = Value.of(List.of(Value.of("none of the values observed")));

    /** With more operations that never return, counting how often each was used costs more than it proves. */
    private static final int MAX_COUNTED = 256;

    private final Refutation refutation;
    private final Subhistory part;
    private final RegisterView register;
    private final Model<?> model;
    private final RegisterPast past;

    /** Sees the operations of a refutation, which must be under way in it. */
    RegisterWindow(Subhistory history, RegisterPast past, Model<?> model, Refutation refutation) {
        this.past = past;
        this.refutation = refutation;
        this.model = model;
        part = refutation.of(history);
        register = new RegisterView(part);
    }

    /** All operations under way in some of the last events before and including one. */
    static Refutation endingAt(Subhistory history, RegisterPast past, int event, int length) {
        var from = Math.max(0, event - length + 1);
        return from == 0 ? Refutation.window(history, 0, event) : past.window(from, event);
    }

    /** Adds to a refutation every write that could explain what its operations saw. */
    static Refutation closed(Subhistory history, Refutation refutation) {
        var register = new RegisterView(history);
        var closed = refutation;
        while (true) {
            var missing = missingWriters(history, register, closed);
            if (missing.length == 0) {
                return closed;
            }
            closed = closed.with(IntStream.concat(Arrays.stream(closed.ops()), Arrays.stream(missing))
                    .sorted()
                    .toArray());
        }
    }

    /** The operations of the part, by their numbers in it. */
    int[] ops() {
        return IntStream.range(0, part.size()).toArray();
    }

    /** Whether every write that could explain what some of the part's operations saw is among them. */
    boolean isClosed(int[] ops) {
        var all = new Refutation(0, part.events.length - 1, ops);
        return missingWriters(part, register, all).length == 0;
    }

    /** Whether nothing explains the part, even if operations that never return are used again and again. */
    boolean isRefutedAnyway(long maxWork) {
        return isDead(part, Endless.UNLIMITED, maxWork);
    }

    /** Whether nothing explains some of the part's operations. */
    boolean isRefuted(int[] ops, long maxWork) {
        var some = part.select(ops, 0, part.events.length - 1);
        var endless =
                IntStream.range(0, some.size()).filter(op -> !some.returns(op)).count();
        return isDead(some, Endless.UNLIMITED, maxWork)
                || (endless > 0 && endless <= MAX_COUNTED && isDead(some, Endless.EXACT, maxWork));
    }

    /** The refutation that some of the part's operations are. */
    Refutation refutation(int[] ops) {
        return refutation.with(
                Arrays.stream(ops).map(op -> refutation.ops()[op]).toArray());
    }

    private static int[] missingWriters(Subhistory history, RegisterView register, Refutation some) {
        var observed = observed(register, Arrays.stream(some.ops()));
        return IntStream.range(0, history.size())
                .takeWhile(op -> history.call[op] <= some.to())
                .filter(op -> history.ret[op] >= some.from()
                        && register.writes(op) >= 0
                        && Arrays.binarySearch(observed, register.writes(op)) >= 0
                        && Arrays.binarySearch(some.ops(), op) < 0)
                .toArray();
    }

    private boolean isDead(Subhistory some, Endless endless, long maxWork) {
        var extras = refutation.from() == 0 ? List.<Call>of() : starts(some);
        var problem = Problem.of(some, model, extras);
        if (!problem.isNarrow()) {
            return refutation.from() == 0
                    && new WideSearch(problem).run(maxWork) == DepthFirstSearch.Status.NOT_LINEARIZABLE;
        }
        var search = new FrontierSearch(problem, endless);
        if (refutation.from() > 0) {
            search.forgetStart();
        }
        for (var i = 0; i < extras.size(); i++) {
            search.start(problem.steps.step(problem.steps.initial(), problem.extraClass(i)));
        }
        return search.run(maxWork) == FrontierSearch.Status.DEAD;
    }

    /** Writes of every value that the register may hold at the beginning and somebody looks for, and of one other. */
    private List<Call> starts(Subhistory some) {
        var calls = new ArrayList<Call>();
        calls.add(write(SOMETHING_ELSE));
        for (var code : observed(new RegisterView(some), IntStream.range(0, some.size()))) {
            if (past.isPossible(code, refutation.from())) {
                calls.add(write(some.values.value(code)));
            }
        }
        return calls;
    }

    private static Call write(Value value) {
        return new Call(Function.WRITE, value, Value.NONE, Outcome.INFO);
    }

    /** The codes of the values that some operations look for, ascending. */
    private static int[] observed(RegisterView register, IntStream ops) {
        return ops.map(register::observes)
                .filter(code -> code >= 0)
                .sorted()
                .distinct()
                .toArray();
    }
}
