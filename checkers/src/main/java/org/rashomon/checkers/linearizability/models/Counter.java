package org.rashomon.checkers.linearizability.models;

import java.util.Optional;
import java.util.Set;
import org.rashomon.checkers.linearizability.Call;
import org.rashomon.checkers.linearizability.Model;
import org.rashomon.history.Function;
import org.rashomon.history.Value;

/** A number, 0 at first, that is added to and read. An add that answers a number tells the sum. */
public record Counter() implements Model<Long> {

    @Override
    public String name() {
        return "counter";
    }

    @Override
    public Set<Function> functions() {
        return Set.of(Function.ADD, Function.READ);
    }

    @Override
    public Long initial() {
        return 0L;
    }

    @Override
    public Optional<Long> step(Long state, Call call) {
        if (call.function().equals(Function.READ)) {
            return call.mayAnswer(Value.of(state)) ? Optional.of(state) : Optional.empty();
        }
        if (!(call.argument() instanceof Value.Int(var delta))) {
            throw new IllegalArgumentException("a counter adds numbers, not " + call.argument());
        }
        var sum = state + delta;
        var tellsSum = call.isAnswered()
                && call.result() instanceof Value.Int
                && !call.result().equals(call.argument());
        return tellsSum && !call.result().equals(Value.of(sum)) ? Optional.empty() : Optional.of(sum);
    }

    @Override
    public boolean readOnly(Call call) {
        return call.function().equals(Function.READ);
    }
}
