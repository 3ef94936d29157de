package org.rashomon.history;

import java.util.List;
import java.util.stream.Collectors;

/** A value that a client wrote or read. */
public sealed interface Value {

    /** No value: an absent key, a delete, or an invocation of a read. */
    Value NONE = new None();

    /** The absence of a value. */
    record None() implements Value {
        @Override
        public String toString() {
            return "nothing";
        }
    }

    /** A whole number. */
    record Int(long value) implements Value {
        @Override
        public String toString() {
            return Long.toString(value);
        }
    }

    /** A string. */
    record Text(String value) implements Value {
        @Override
        public String toString() {
            return '"' + value + '"';
        }
    }

    /** Several values in order: what a read of a set returned, or the two sides of a compare-and-set. */
    record Sequence(List<Value> values) implements Value {
        public Sequence {
            values = List.copyOf(values);
        }

        @Override
        public String toString() {
            return values.stream().map(Value::toString).collect(Collectors.joining(" ", "[", "]"));
        }
    }

    static Value of(long value) {
        return new Int(value);
    }

    static Value of(String value) {
        return new Text(value);
    }

    static Value of(List<Value> values) {
        return new Sequence(values);
    }
}
