package org.rashomon.harness.system;

/** Where nodes are to be reached right now. */
@FunctionalInterface
public interface Addresses {

    /** Host and port of a node, such as {@code 127.0.0.1:21001}; where nobody listens if it has none. */
    String of(String node);
}
