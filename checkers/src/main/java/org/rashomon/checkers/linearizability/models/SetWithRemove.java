package org.rashomon.checkers.linearizability.models;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.rashomon.checkers.linearizability.Call;
import org.rashomon.checkers.linearizability.Model;
import org.rashomon.history.Function;
import org.rashomon.history.Value;

/**
 * A set whose elements come and go. An add or remove that answers a number tells whether it changed the set (1 or 0),
 * as {@code contains} tells whether the element is there; a read answers all elements, in any order.
 */
public record SetWithRemove() implements Model<Set<Value>> {

    private static final Function REMOVE = new Function("remove");
    private static final Function CONTAINS = new Function("contains");

    @Override
    public String name() {
        return "set";
    }

    @Override
    public Set<Function> functions() {
        return Set.of(Function.ADD, REMOVE, CONTAINS, Function.READ);
    }

    @Override
    public Set<Value> initial() {
        return Set.of();
    }

    @Override
    public Optional<Set<Value>> step(Set<Value> state, Call call) {
        var present = state.contains(call.argument());
        return switch (call.function().name()) {
            case "read" ->
                !call.isAnswered() || Elements.of(call.result()).equals(state) ? Optional.of(state) : Optional.empty();
            case "contains" -> agrees(call, present) ? Optional.of(state) : Optional.empty();
            case "add" -> agrees(call, !present) ? Optional.of(changed(state, call)) : Optional.empty();
            case "remove" -> agrees(call, present) ? Optional.of(changed(state, call)) : Optional.empty();
            default -> throw new IllegalArgumentException("a set has no " + call.function());
        };
    }

    @Override
    public boolean readOnly(Call call) {
        return call.function().equals(Function.READ) || call.function().equals(CONTAINS);
    }

    @Override
    public Optional<Value> part(Call call) {
        return call.function().equals(Function.READ) ? Optional.empty() : Optional.of(call.argument());
    }

    private static boolean agrees(Call call, boolean told) {
        var silent = !call.isAnswered() || !(call.result() instanceof Value.Int) || echoes(call);
        return silent || call.result().equals(Value.of(told ? 1 : 0));
    }

    /** A store that answers an update with its own argument tells nothing by it. */
    private static boolean echoes(Call call) {
        return !call.function().equals(CONTAINS) && call.result().equals(call.argument());
    }

    private static Set<Value> changed(Set<Value> state, Call call) {
        var next = new HashSet<>(state);
        if (call.function().equals(REMOVE)) {
            next.remove(call.argument());
        } else {
            next.add(call.argument());
        }
        return Set.copyOf(next);
    }
}
