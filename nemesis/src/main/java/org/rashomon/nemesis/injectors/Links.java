package org.rashomon.nemesis.injectors;

import org.rashomon.nemesis.Edge;

/** The links between the nodes, as far as faults need them. Failures are {@link InjectionException}s. */
public interface Links {

    /** Impairs the link; an impairment of the same kind is replaced. Holds for open connections and new ones. */
    void impose(Edge edge, Impairment impairment);

    /** Takes the impairment of that kind away; does nothing if there is none. Others stay in force. */
    void lift(Edge edge, Impairment impairment);

    /** Takes every impairment away. */
    void restore(Edge edge);
}
