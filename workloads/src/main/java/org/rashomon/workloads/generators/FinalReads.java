package org.rashomon.workloads.generators;

import java.util.List;

/** Reads that show the final state of every replica. */
public final class FinalReads {

    private FinalReads() {}

    /** Every node reads every key until it succeeds or its attempts are used up; the nodes at the same time. */
    public static Generator ofEachNode(List<String> nodes, List<String> keys) {
        var reads = keys.stream().map(Invocation::read).toList();
        return Generator.together(
                nodes.stream().map(node -> UntilOk.of(reads).onNode(node)).toList());
    }
}
