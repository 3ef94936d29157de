package org.rashomon.checkers.linearizability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rashomon.checkers.linearizability.Moves.Endless;
import org.rashomon.history.Function;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/**
 * Tries to refute a part of a register's history without knowing what came before: if it cannot be explained from any
 * state, with whatever was pending at its beginning, the whole history cannot either. A violation is mostly visible in
 * the few operations around it, however long the history is.
 */
final class RegisterWindow {

    private static final Value SOMETHING_ELSE = Value.of(List.of(Value.of("none of the values observed")));

    private final Subhistory history;
    private final RegisterView register;
    private final Model<?> model;

    RegisterWindow(Subhistory history, Model<?> model) {
        this.history = history;
        this.model = model;
        register = new RegisterView(history);
    }

    /** The last events before and including one, if they refute the history within the work allowed. */
    Optional<Refutation> endingAt(int event, int length, long maxWork) {
        var window = Refutation.window(history, Math.max(0, event - length + 1), event);
        return isRefuted(window, maxWork) ? Optional.of(window) : Optional.empty();
    }

    /** Whether nothing explains a part, given that whatever it leaves out could not have helped. */
    boolean isRefuted(Refutation part, long maxWork) {
        return isDead(part, Endless.UNLIMITED, maxWork) || isDead(part, Endless.EXACT, maxWork);
    }

    /** Whether every write that could explain what the part's operations saw is in the part. */
    boolean isClosed(Refutation part) {
        return missingWriters(part).length == 0;
    }

    /** The part's operations and the writes that could explain what they saw, ascending. */
    int[] withWriters(Refutation part) {
        return IntStream.concat(Arrays.stream(part.ops()), Arrays.stream(missingWriters(part)))
                .sorted()
                .toArray();
    }

    private int[] missingWriters(Refutation part) {
        var observed = observed(part.ops());
        return IntStream.range(0, history.size())
                .takeWhile(op -> history.call[op] <= part.to())
                .filter(op -> history.ret[op] >= part.from()
                        && register.writes(op) >= 0
                        && Arrays.binarySearch(observed, register.writes(op)) >= 0
                        && Arrays.binarySearch(part.ops(), op) < 0)
                .toArray();
    }

    private boolean isDead(Refutation part, Endless endless, long maxWork) {
        var extras = part.from() == 0 ? List.<Call>of() : starts(part);
        var problem = Problem.of(part.of(history), model, extras);
        if (!problem.isNarrow()) {
            return false;
        }
        var search = new FrontierSearch(problem, endless);
        if (part.from() > 0) {
            search.forgetStart();
        }
        for (var i = 0; i < extras.size(); i++) {
            search.start(problem.steps.step(problem.steps.initial(), problem.extraClass(i)));
        }
        return search.run(maxWork) == FrontierSearch.Status.DEAD;
    }

    /** Writes of every value that the register may hold at the beginning and somebody looks for, and of one other. */
    private List<Call> starts(Refutation part) {
        var calls = new ArrayList<Call>();
        calls.add(write(SOMETHING_ELSE));
        for (var code : observed(part.ops())) {
            if (code != ValueCoder.NONE || mayStillBeEmpty(part.from())) {
                calls.add(write(history.values.value(code)));
            }
        }
        return calls;
    }

    private static Call write(Value value) {
        return new Call(Function.WRITE, value, Value.NONE, Outcome.INFO);
    }

    private boolean mayStillBeEmpty(int from) {
        var changed = false;
        for (var op = 0; op < history.size() && history.call[op] < from; op++) {
            if (register.writes(op) == ValueCoder.NONE) {
                return true;
            }
            changed |= register.writes(op) != RegisterView.NOTHING && history.ret[op] < from;
        }
        return !changed;
    }

    /** The codes of the values that some operations look for, ascending. */
    private int[] observed(int[] ops) {
        return Arrays.stream(ops)
                .map(register::observes)
                .filter(code -> code >= 0)
                .sorted()
                .distinct()
                .toArray();
    }
}
