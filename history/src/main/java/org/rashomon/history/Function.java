package org.rashomon.history;

/**
 * What an operation does, by the name the field uses. Histories of other tools may bring names of their own.
 *
 * @param name lower case, words joined by hyphens
 */
public record Function(String name) {

    public static final Function READ = new Function("read");
    public static final Function WRITE = new Function("write");
    /** Its value is the sequence of the expected and the new value. */
    public static final Function COMPARE_AND_SET = new Function("cas");

    public static final Function DELETE = new Function("delete");
    /** Adds one element to the set under the key. */
    public static final Function ADD = new Function("add");
    /** Takes an element out of a set or a list, or a field out of a map. */
    public static final Function REMOVE = new Function("remove");
    /** Adds a whole number, which may be negative, to a counter. */
    public static final Function INCREMENT = new Function("increment");
    /** Puts an element at the end of a list. */
    public static final Function APPEND = new Function("append");
    /** Its value is the sequence of the element to insert after ({@link Value#NONE} for the head) and the new one. */
    public static final Function INSERT = new Function("insert");
    /** Its value is the sequence of a field of a map and the value that it gets. */
    public static final Function PUT = new Function("put");
    /** Its value is a sequence of micro-operations, each the sequence of {@code r} or {@code w}, key and value. */
    public static final Function TRANSACTION = new Function("txn");
    /** Inserts a row into the table under the key; the store answers with the id that it gave it. */
    public static final Function CREATE = new Function("create");

    public Function {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a function needs a name");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Function function && name.equals(function.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
