package org.rashomon.checkers.linearizability.models;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.rashomon.checkers.linearizability.Call;
import org.rashomon.checkers.linearizability.Model;
import org.rashomon.history.Function;
import org.rashomon.history.Value;

/** A set whose elements never leave. A read answers all elements, in any order. */
public record GrowOnlySet() implements Model<Set<Value>> {

    @Override
    public String name() {
        return "grow-only-set";
    }

    @Override
    public Set<Function> functions() {
        return Set.of(Function.ADD, Function.READ);
    }

    @Override
    public Set<Value> initial() {
        return Set.of();
    }

    @Override
    public Optional<Set<Value>> step(Set<Value> state, Call call) {
        return switch (call.function().name()) {
            case "read" ->
                !call.isAnswered() || Elements.of(call.result()).equals(state) ? Optional.of(state) : Optional.empty();
            case "add" -> Optional.of(with(state, call.argument()));
            default -> throw new IllegalArgumentException("a grow-only set has no " + call.function());
        };
    }

    /** A read without some of the elements that it shows. */
    @Override
    public Call without(Call call, Predicate<Value> struck) {
        return readOnly(call) ? Elements.without(call, struck) : call;
    }

    @Override
    public Locality locality() {
        return Locality.KEYS_AND_VALUES;
    }

    @Override
    public boolean readOnly(Call call) {
        return call.function().equals(Function.READ);
    }

    private static Set<Value> with(Set<Value> state, Value element) {
        if (state.contains(element)) {
            return state;
        }
        var next = new HashSet<>(state);
        next.add(element);
        return Set.copyOf(next);
    }
}
