package org.rashomon.checkers.linearizability.models;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.rashomon.checkers.linearizability.Call;
import org.rashomon.history.Value;

/** What a read of a whole collection answered. */
public final class Elements {

    private Elements() {}

    /** The elements in the order of the answer. Nothing is an empty collection. */
    public static List<Value> inOrder(Value answer) {
        return switch (answer) {
            case Value.None none -> List.of();
            case Value.Sequence(var values) -> values;
            case Value.Int number -> List.of(number);
            case Value.Text text -> List.of(text);
        };
    }

    /** The call with an answer that shows fewer elements. */
    static Call without(Call call, Predicate<Value> struck) {
        if (!call.isAnswered()) {
            return call;
        }
        var shown = inOrder(call.result()).stream().filter(struck.negate()).toList();
        return new Call(call.function(), call.argument(), Value.of(shown), call.outcome());
    }

    /** The elements, whatever their order. */
    static Set<Value> of(Value answer) {
        return inOrder(answer).stream().collect(Collectors.toUnmodifiableSet());
    }
}
