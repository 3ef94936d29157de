package org.rashomon.checkers.linearizability.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.rashomon.checkers.linearizability.Call;
import org.rashomon.checkers.linearizability.Model;
import org.rashomon.history.Function;
import org.rashomon.history.Value;

/** A list that is appended to and read whole. */
public record AppendList() implements Model<List<Value>> {

    @Override
    public String name() {
        return "append-list";
    }

    @Override
    public Set<Function> functions() {
        return Set.of(new Function("append"), Function.READ);
    }

    @Override
    public List<Value> initial() {
        return List.of();
    }

    @Override
    public Optional<List<Value>> step(List<Value> state, Call call) {
        return switch (call.function().name()) {
            case "read" ->
                !call.isAnswered() || Elements.inOrder(call.result()).equals(state)
                        ? Optional.of(state)
                        : Optional.empty();
            case "append" -> {
                var next = new ArrayList<>(state);
                next.add(call.argument());
                yield Optional.of(List.copyOf(next));
            }
            default -> throw new IllegalArgumentException("a list has no " + call.function());
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
}
