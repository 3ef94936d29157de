package org.rashomon.checkers.linearizability.models;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rashomon.checkers.linearizability.Call;
import org.rashomon.checkers.linearizability.Model;
import org.rashomon.history.Function;
import org.rashomon.history.Value;

/** A queue whose least number leaves first. A delete-min that found nothing answers nothing. */
public record PriorityQueue() implements Model<List<Value>> {

    @Override
    public String name() {
        return "priority-queue";
    }

    @Override
    public Set<Function> functions() {
        return Set.of(new Function("insert"), new Function("delete-min"));
    }

    @Override
    public List<Value> initial() {
        return List.of();
    }

    @Override
    public Optional<List<Value>> step(List<Value> state, Call call) {
        return switch (call.function().name()) {
            case "insert" -> Optional.of(with(state, call.argument()));
            case "delete-min" -> without(state, call);
            default -> throw new IllegalArgumentException("a priority queue has no " + call.function());
        };
    }

    /** Only a call that found nothing surely changes nothing. */
    @Override
    public boolean readOnly(Call call) {
        return call.function().name().equals("delete-min")
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
        return call.mayAnswer(state.getFirst())
                ? Optional.of(List.copyOf(state.subList(1, state.size())))
                : Optional.empty();
    }

    private static List<Value> with(List<Value> state, Value element) {
        var next = new ArrayList<>(state);
        next.add(element);
        next.sort(Comparator.comparingLong(PriorityQueue::rank));
        return List.copyOf(next);
    }

    private static long rank(Value element) {
        if (element instanceof Value.Int(var number)) {
            return number;
        }
        throw new IllegalArgumentException("a priority queue holds numbers, not " + element);
    }
}
