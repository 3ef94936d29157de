package org.rashomon.checkers.linearizability.models;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.rashomon.checkers.linearizability.Call;
import org.rashomon.checkers.linearizability.Model;
import org.rashomon.history.Function;
import org.rashomon.history.Outcome;
import org.rashomon.history.Value;

/** Calls with their answers, in short, and whether an object gives them. */
final class Calls {

    static final Value NOTHING = Value.NONE;

    private Calls() {}

    /** Whether an object gives all of these answers. */
    static <S> boolean explains(Model<S> model, Call... calls) {
        var state = Optional.of(model.initial());
        for (var call : calls) {
            state = state.flatMap(before -> model.step(before, call));
        }
        return state.isPresent();
    }

    static Call[] in(String function, long first, long second, long third, Call... then) {
        var puts = Stream.of(first, second, third).map(element -> ok(function, number(element), NOTHING));
        return Stream.concat(puts, Arrays.stream(then)).toArray(Call[]::new);
    }

    static Call[] out(String function, long... elements) {
        return Arrays.stream(elements)
                .mapToObj(element -> ok(function, NOTHING, number(element)))
                .toArray(Call[]::new);
    }

    static Call read(Value answer) {
        return ok("read", NOTHING, answer);
    }

    static Call write(long value) {
        return ok("write", number(value), NOTHING);
    }

    static Call cas(long expected, long next) {
        return ok("cas", list(expected, next), NOTHING);
    }

    static Call add(long value) {
        return ok("add", number(value), NOTHING);
    }

    static Call add(long element, long answer) {
        return ok("add", number(element), number(answer));
    }

    static Call remove(long element, long answer) {
        return ok("remove", number(element), number(answer));
    }

    static Call contains(long element, long answer) {
        return ok("contains", number(element), number(answer));
    }

    static Call get(String text) {
        return ok("get", NOTHING, text.isEmpty() ? NOTHING : Value.of(text));
    }

    static Call put(String text) {
        return ok("put", Value.of(text), NOTHING);
    }

    static Call append(String text) {
        return ok("append", Value.of(text), NOTHING);
    }

    static Call ok(String function, Value argument, Value result) {
        return new Call(new Function(function), argument, result, Outcome.OK);
    }

    static Call lost(String function, Value argument) {
        return new Call(new Function(function), argument, NOTHING, Outcome.INFO);
    }

    static Value number(long number) {
        return Value.of(number);
    }

    static Value list(long... elements) {
        return Value.of(Arrays.stream(elements).mapToObj(Value::of).toList());
    }
}
