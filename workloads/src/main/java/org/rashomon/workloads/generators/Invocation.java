package org.rashomon.workloads.generators;

import org.rashomon.history.Function;
import org.rashomon.history.Value;

/**
 * An operation that a client is asked to carry out.
 *
 * @param key the object operated on
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
}
