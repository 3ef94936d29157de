package org.rashomon.checkers.linearizability;

import org.rashomon.history.Function;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/**
 * One operation as a model sees it: what was asked, and what was answered.
 *
 * @param function what it does
 * @param argument the value of the invocation
 * @param result the value of the answer; {@link Value#NONE} when there is none
 * @param outcome {@code OK}, or {@code INFO} when the answer never came and {@code result} means nothing
 */
public record Call(Function function, Value argument, Value result, Outcome outcome) {

    /** Whether the answer is known, so that a model must agree with it. */
    public boolean isAnswered() {
        return outcome == Outcome.OK;
    }

    /** Whether an answer, if there was one, was this. */
    public boolean mayAnswer(Value answer) {
        return !isAnswered() || result.equals(answer);
    }

    @Override
    public String toString() {
        var asked = argument.equals(Value.NONE) ? function.name() : function + " " + argument;
        if (!isAnswered()) {
            return asked + " -> ?";
        }
        return result.equals(Value.NONE) || result.equals(argument) ? asked : asked + " -> " + result;
    }
}
