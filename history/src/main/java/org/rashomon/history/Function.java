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

    public Function {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a function needs a name");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
