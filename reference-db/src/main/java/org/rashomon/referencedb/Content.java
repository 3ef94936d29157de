package org.rashomon.referencedb;

import java.util.Optional;

/** What one write says about its key. */
public sealed interface Content {

    /** What a key holds that was never written or was deleted. */
    static Content none() {
        return new Tombstone();
    }

    /**
     * A JSON value, or an element of a set.
     *
     * @param json the value in one canonical spelling; see {@code docs/store-api.md}
     */
    record Value(String json) implements Content {}

    /**
     * A value that was made from another one, for a three-way merge.
     *
     * @param base what the writer's replica gave to a reader just before; empty if nothing
     */
    record Edited(String json, Optional<String> base) implements Content {}

    /**
     * A value that a statement gave.
     *
     * @param json what it gave on this replica; others may have got something else
     */
    record Evaluated(Statement statement, String json) implements Content {}

    /** A field of a map. */
    record Field(String name, String json) implements Content {}

    /**
     * An element of a list.
     *
     * @param anchor the element it was put behind; empty for the head of the list
     */
    record Element(Optional<Dot> anchor, String json) implements Content {}

    /** What the origin has counted in all, with this write: {@code up} minus {@code down}. */
    record Count(long up, long down) implements Content {}

    /** A row of a table whose id every replica chooses for itself. */
    record Row(String table, String json) implements Content {}

    /**
     * What a write would say if every replica agrees to it.
     *
     * @param isConditional whether it counts on what its replica had
     */
    record Proposed(Content content, boolean isConditional) implements Content {}

    /** The proposal that it overwrites does not count. */
    record Aborted() implements Content {}

    /** One element of a set, or one field of a map, was removed. */
    record Removed(String what) implements Content {}

    /** Something was deleted. Registers keep it, so that an older write that arrives late stays dead. */
    record Tombstone() implements Content {}

    /** Whether it says that there is something, rather than nothing. */
    default boolean isValue() {
        return switch (this) {
            case Tombstone ignored -> false;
            case Removed ignored -> false;
            case Proposed ignored -> false;
            case Aborted ignored -> false;
            case Row ignored -> true;
            case Value ignored -> true;
            case Edited ignored -> true;
            case Evaluated ignored -> true;
            case Field ignored -> true;
            case Element ignored -> true;
            case Count ignored -> true;
        };
    }

    /** Whether it only says what might be. */
    default boolean isProposal() {
        return this instanceof Proposed;
    }

    /** The JSON text in it; empty for a tombstone. */
    default String text() {
        return switch (this) {
            case Value(var json) -> json;
            case Edited(var json, var ignored) -> json;
            case Evaluated(var ignored, var json) -> json;
            case Field(var ignored, var json) -> json;
            case Element(var ignored, var json) -> json;
            case Count(var up, var down) -> Long.toString(up - down);
            case Row(var ignored, var json) -> json;
            case Proposed(var content, var ignored) -> content.text();
            case Aborted ignored -> "";
            case Removed ignored -> "";
            case Tombstone ignored -> "";
        };
    }
}
