package org.rashomon.history.jepsen;

import java.util.List;
import java.util.Map;
import org.rashomon.history.Value;

/** A piece of data in the notation that Clojure programs write. */
sealed interface Edn {

    /** {@code nil}. */
    record Nil() implements Edn {}

    /** A whole number. */
    record Whole(long value) implements Edn {}

    /** A string. */
    record Text(String value) implements Edn {}

    /** A keyword without its colon, or a symbol such as {@code true}. */
    record Name(String value) implements Edn {}

    /** A vector, list or set. */
    record Many(List<Edn> values) implements Edn {
        public Many {
            values = List.copyOf(values);
        }
    }

    /** A map. */
    record Table(Map<Edn, Edn> entries) implements Edn {
        public Table {
            entries = Map.copyOf(entries);
        }

        /** The entry under a keyword, {@code nil} when there is none. */
        Edn at(String keyword) {
            return entries.getOrDefault(new Name(keyword), new Nil());
        }
    }

    /** The same as a value of a history; a map becomes the sequence of its pairs. */
    default Value asValue() {
        return switch (this) {
            case Nil nil -> Value.NONE;
            case Whole(var number) -> Value.of(number);
            case Text(var text) -> Value.of(text);
            case Name(var name) -> Value.of(name);
            case Many(var values) -> Value.of(values.stream().map(Edn::asValue).toList());
            case Table(var entries) ->
                Value.of(entries.entrySet().stream()
                        .map(entry -> Value.of(List.of(
                                entry.getKey().asValue(), entry.getValue().asValue())))
                        .toList());
        };
    }
}
