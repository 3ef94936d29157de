package org.rashomon.history;

/** Is shown dots. */
@FunctionalInterface
public interface DotVisitor {

    /**
     * Sees a dot.
     *
     * @param replica the number of its replica, as in {@link Operations#replicas}
     */
    void visit(int replica, long sequence);
}
