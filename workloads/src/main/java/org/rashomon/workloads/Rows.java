package org.rashomon.workloads;

import java.util.List;
import org.rashomon.history.Function;
import org.rashomon.history.Value;
import org.rashomon.workloads.generators.Completed;
import org.rashomon.workloads.generators.Invocation;

/**
 * What applications make of registers that were meant for something richer: they read the whole, change it, and write
 * it back if nobody else has. A row is {@code [content, number]}; the number is the write's own, so that no two writes
 * are the same.
 */
public final class Rows {

    private Rows() {}

    /** What the row holds; what else is given if there is none. */
    public static Value content(Value row, Value otherwise) {
        return row instanceof Value.Sequence(var parts) && parts.size() == 2 ? parts.getFirst() : otherwise;
    }

    /** What each of several versions of a row holds that were read together. */
    public static List<Value> contents(Value versions, Value otherwise) {
        return versions instanceof Value.Sequence(var rows)
                ? rows.stream().map(row -> content(row, otherwise)).toList()
                : List.of();
    }

    /** Writes the row anew if it still is what was read. */
    public static Invocation replace(Completed read, Value content, long number) {
        return Invocation.ofPair(Function.COMPARE_AND_SET, read.invocation().key(), read.value(), row(content, number));
    }

    /** Writes the row anew in place of all versions that were read. */
    public static Invocation resolve(Completed read, Value content, long number) {
        return new Invocation(Function.WRITE, read.invocation().key(), row(content, number));
    }

    private static Value row(Value content, long number) {
        return Value.of(List.of(content, Value.of(number)));
    }
}
