package org.rashomon.referencedb;

import java.util.Optional;

/** What a client does to a key. Which of them a store has, its strategy says. JSON is in canonical spelling. */
public sealed interface Operation {

    /** Sets a register. */
    record Put(String json) implements Operation {}

    /** Sets a register to what a statement gives. */
    record Evaluate(Statement statement) implements Operation {}

    /** Removes the value, or everything that is in the key. */
    record Delete() implements Operation {}

    /** Adds to a counter; negative to count down. */
    record Increment(long by) implements Operation {}

    /** Adds an element to a set. */
    record Add(String element) implements Operation {}

    /** Removes an element of a set or of a list. */
    record Remove(String element) implements Operation {}

    /** Sets a field of a map. */
    record PutField(String field, String json) implements Operation {}

    /** Removes a field of a map. */
    record RemoveField(String field) implements Operation {}

    /** Adds an element at the end of a list. */
    record Append(String element) implements Operation {}

    /**
     * Adds an element to a list.
     *
     * @param after the element that it goes behind; empty for the head
     */
    record Insert(Optional<String> after, String element) implements Operation {}

    /** Its name in the interface of the store. */
    default String name() {
        return switch (this) {
            case Put ignored -> "put";
            case Evaluate ignored -> "statement";
            case Delete ignored -> "delete";
            case Increment ignored -> "increment";
            case Add ignored -> "add";
            case Remove ignored -> "remove";
            case PutField ignored -> "put of a field";
            case RemoveField ignored -> "remove of a field";
            case Append ignored -> "append";
            case Insert ignored -> "insert";
        };
    }
}
