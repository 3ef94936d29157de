package org.rashomon.referencedb.handlers;

import java.util.List;

/**
 * Makes one value of several that were written without knowledge of each other.
 *
 * <p>Every replica calls it for itself, so the result must depend on nothing but the alternatives. It needs a public
 * constructor without parameters.
 */
public interface ConflictHandler {

    /**
     * The value that a reader gets. The alternatives stay until a write takes their place that knew of them all.
     *
     * @param alternatives at least two, in the order of their dots
     * @return JSON in canonical spelling
     */
    String merge(List<Alternative> alternatives);
}
