package org.rashomon.checkers.linearizability.models;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rashomon.checkers.linearizability.Call;
import org.rashomon.checkers.linearizability.Model;
import org.rashomon.history.Function;
import org.rashomon.history.Value;

/**
 * Several registers read and written together. A value is a sequence of pairs, each a register's name and what is
 * written to it or was read from it; a register that was never written is empty.
 */
public record MultiRegister() implements Model<Map<Value, Value>> {

    @Override
    public String name() {
        return "multi-register";
    }

    @Override
    public Set<Function> functions() {
        return Set.of(Function.READ, Function.WRITE);
    }

    @Override
    public Map<Value, Value> initial() {
        return Map.of();
    }

    @Override
    public Optional<Map<Value, Value>> step(Map<Value, Value> state, Call call) {
        if (call.function().equals(Function.WRITE)) {
            var next = new HashMap<>(state);
            next.putAll(pairs(call.argument()));
            return Optional.of(Map.copyOf(next));
        }
        var agrees = !call.isAnswered()
                || pairs(call.result()).entrySet().stream()
                        .allMatch(read ->
                                state.getOrDefault(read.getKey(), Value.NONE).equals(read.getValue()));
        return agrees ? Optional.of(state) : Optional.empty();
    }

    @Override
    public boolean readOnly(Call call) {
        return call.function().equals(Function.READ);
    }

    @Override
    public Locality locality() {
        return Locality.NONE;
    }

    private static Map<Value, Value> pairs(Value value) {
        var pairs = new HashMap<Value, Value>();
        for (var pair : Elements.inOrder(value)) {
            if (!(pair instanceof Value.Sequence(var sides)) || sides.size() != 2) {
                throw new IllegalArgumentException("expected a pair of register and value, not " + pair);
            }
            pairs.put(sides.get(0), sides.get(1));
        }
        return pairs;
    }
}
