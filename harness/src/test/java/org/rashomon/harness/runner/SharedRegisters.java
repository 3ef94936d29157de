package org.rashomon.harness.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.rashomon.history.Dot;
import org.rashomon.history.Function;
import org.rashomon.history.Value;
import org.rashomon.history.Version;
import org.rashomon.history.VersionVector;
import org.rashomon.workloads.clients.Completion;
import org.rashomon.workloads.generators.Invocation;

/**
 * A correct store: all nodes share one copy of every register.
 *
 * <p>Writes may claim that they had not seen the latest ones of other nodes. As the later one stands in the end, and
 * has the higher stamp, that is what a store with last-write-wins may do.
 */
final class SharedRegisters {

    private final TreeMap<String, Stored> registers = new TreeMap<>();
    private final TreeMap<String, Long> sequences = new TreeMap<>();
    private final List<VersionVector> vectors = new ArrayList<>(List.of(VersionVector.EMPTY));
    private final int unseen;

    private record Stored(Value value, Version version) {}

    /**
     * Empty.
     *
     * @param unseen how many of the latest writes of other nodes a write has not seen
     */
    SharedRegisters(int unseen) {
        this.unseen = unseen;
    }

    Completion apply(String node, Invocation invocation) {
        if (invocation.function().equals(Function.READ)) {
            var stored = registers.getOrDefault(invocation.key(), new Stored(Value.NONE, Version.NONE));
            return new Completion.Ok(stored.value(), seenNow(stored.version()));
        }
        var version = accept(node);
        registers.put(invocation.key(), new Stored(invocation.value(), version));
        return new Completion.Ok(invocation.value(), seenNow(version));
    }

    /** Acknowledges a write and forgets it. */
    Completion drop(String node, Invocation invocation) {
        return new Completion.Ok(invocation.value(), seenNow(accept(node)));
    }

    /** Equal on all nodes, as there is only one copy. */
    String digest() {
        return Integer.toHexString(registers.hashCode());
    }

    VersionVector applied() {
        return VersionVector.of(sequences);
    }

    private Version accept(String node) {
        var context = new TreeMap<>(
                vectors.get(Math.max(0, vectors.size() - 1 - unseen)).entries());
        var sequence = sequences.getOrDefault(node, 0L);
        if (sequence > 0) {
            context.put(node, sequence);
        }
        sequences.put(node, sequence + 1);
        vectors.add(applied());
        return new Version(new Dot(node, sequence + 1), vectors.size(), VersionVector.of(context), VersionVector.EMPTY);
    }

    private Version seenNow(Version version) {
        return new Version(version.dot(), version.timestampMicros(), version.context(), applied());
    }
}
