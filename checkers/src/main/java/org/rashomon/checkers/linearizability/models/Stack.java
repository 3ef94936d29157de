package org.rashomon.checkers.linearizability.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rashomon.checkers.linearizability.Call;
import org.rashomon.checkers.linearizability.Model;
import org.rashomon.history.Function;
import org.rashomon.history.Value;

/** A stack: the youngest element leaves first. A pop that found nothing answers nothing. */
public record Stack() implements Model<List<Value>> {

    @Override
    public String name() {
        return "stack";
    }

    @Override
    public Set<Function> functions() {
        return Set.of(new Function("push"), new Function("pop"));
    }

    @Override
    public List<Value> initial() {
        return List.of();
    }

    @Override
    public Optional<List<Value>> step(List<Value> state, Call call) {
        return switch (call.function().name()) {
            case "push" -> Optional.of(with(state, call.argument()));
            case "pop" -> without(state, call);
            default -> throw new IllegalArgumentException("a stack has no " + call.function());
        };
    }

    /** Only a call that found nothing surely changes nothing. */
    @Override
    public boolean readOnly(Call call) {
        return call.function().name().equals("pop")
                && call.isAnswered()
                && call.result().equals(Value.NONE);
    }

    @Override
    public Locality locality() {
        return Locality.KEYS_AND_VALUES;
    }

    private static Optional<List<Value>> without(List<Value> state, Call call) {
        if (state.isEmpty()) {
            return call.mayAnswer(Value.NONE) ? Optional.of(state) : Optional.empty();
        }
        return call.mayAnswer(state.getLast())
                ? Optional.of(List.copyOf(state.subList(0, state.size() - 1)))
                : Optional.empty();
    }

    private static List<Value> with(List<Value> state, Value element) {
        var next = new ArrayList<>(state);
        next.add(element);
        return List.copyOf(next);
    }
}
