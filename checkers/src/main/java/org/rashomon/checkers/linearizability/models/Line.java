package org.rashomon.checkers.linearizability.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rashomon.checkers.linearizability.Call;
import org.rashomon.checkers.linearizability.Model;
import org.rashomon.history.Function;
import org.rashomon.history.Value;

/**
 * Elements in a line: one function puts one in, another takes out the one that is next, and answers nothing if it found
 * none. Which is next is all that its kinds differ in.
 */
abstract sealed class Line implements Model<List<Value>> permits FifoQueue, PriorityQueue, Stack {

    private final String name;
    private final Function insertion;
    private final Function removal;

    Line(String name, String insertion, String removal) {
        this.name = name;
        this.insertion = new Function(insertion);
        this.removal = new Function(removal);
    }

    /** Puts an element that came last in its place. */
    void place(List<Value> elements) {}

    /** Where in a line that is not empty the element stands that is next. */
    int next(List<Value> elements) {
        return 0;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Set<Function> functions() {
        return Set.of(insertion, removal);
    }

    @Override
    public final List<Value> initial() {
        return List.of();
    }

    @Override
    public final Optional<List<Value>> step(List<Value> state, Call call) {
        if (call.function().equals(insertion)) {
            return Optional.of(with(state, call.argument()));
        }
        if (call.function().equals(removal)) {
            return without(state, call);
        }
        throw new IllegalArgumentException("a %s has no %s".formatted(name.replace('-', ' '), call.function()));
    }

    /** Only a call that found nothing surely changes nothing. */
    @Override
    public final boolean readOnly(Call call) {
        return call.function().equals(removal)
                && call.isAnswered()
                && call.result().equals(Value.NONE);
    }

    @Override
    public final Locality locality() {
        return Locality.KEYS_AND_VALUES;
    }

    private List<Value> with(List<Value> state, Value element) {
        var elements = new ArrayList<>(state);
        elements.add(element);
        place(elements);
        return List.copyOf(elements);
    }

    private Optional<List<Value>> without(List<Value> state, Call call) {
        if (state.isEmpty()) {
            return call.mayAnswer(Value.NONE) ? Optional.of(state) : Optional.empty();
        }
        var next = next(state);
        if (!call.mayAnswer(state.get(next))) {
            return Optional.empty();
        }
        var elements = new ArrayList<>(state);
        elements.remove(next);
        return Optional.of(List.copyOf(elements));
    }
}
