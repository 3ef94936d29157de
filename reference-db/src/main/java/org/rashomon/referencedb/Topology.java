package org.rashomon.referencedb;

import java.util.List;

/** Which replicas send their changes to which. */
public sealed interface Topology {

    /** The replicas that {@code replica} sends to, in the order of {@code others}. */
    List<String> targets(String replica, List<String> others);

    /** Every replica sends its own writes to every other, and forwards nothing. */
    record AllToAll() implements Topology {

        @Override
        public List<String> targets(String replica, List<String> others) {
            return List.copyOf(others);
        }
    }
}
