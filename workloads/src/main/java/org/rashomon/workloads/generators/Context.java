package org.rashomon.workloads.generators;

import java.util.List;

/**
 * What a generator may know when it is asked.
 *
 * @param nowNanos nanoseconds since the run began
 * @param free the workers that could take an operation now, in the order of their numbers; may be empty
 * @param busy how many workers have an operation open
 */
public record Context(long nowNanos, List<Worker> free, int busy) {
    public Context {
        free = List.copyOf(free);
    }

    /** The same moment, seen by a generator that may use only the free workers of one node. */
    Context on(String node) {
        return new Context(
                nowNanos,
                free.stream().filter(worker -> worker.node().equals(node)).toList(),
                busy);
    }
}
