package org.rashomon.workloads.generators;

import java.util.List;
import org.rashomon.history.Function;
import org.rashomon.history.Value;

/**
 * An operation that a client is asked to carry out.
 *
 * @param key the object operated on; empty for a transaction, which names its own
 * @param value what to write; {@link Value#NONE} for a read
 */
public record Invocation(Function function, String key, Value value) {

    public static Invocation read(String key) {
        return new Invocation(Function.READ, key, Value.NONE);
    }

    public static Invocation write(String key, long value) {
        return new Invocation(Function.WRITE, key, Value.of(value));
    }

    public static Invocation add(String key, long element) {
        return new Invocation(Function.ADD, key, Value.of(element));
    }

    /** An operation on two values, such as the expected and the new one. */
    public static Invocation ofPair(Function function, String key, Value first, Value second) {
        return new Invocation(function, key, Value.of(List.of(first, second)));
    }

    /** A transaction of steps, each of them {@code ["r" or "w", key, value]}. */
    public static Invocation transaction(List<Value> steps) {
        return new Invocation(Function.TRANSACTION, "", Value.of(steps));
    }

    /** Every object that it operates on. */
    public List<String> keys() {
        if (!function.equals(Function.TRANSACTION) || !(value instanceof Value.Sequence(var steps))) {
            return List.of(key);
        }
        return steps.stream()
                .filter(Value.Sequence.class::isInstance)
                .map(step -> ((Value.Sequence) step).values().get(1))
                .map(named -> named instanceof Value.Text(var text) ? text : "")
                .toList();
    }
}
