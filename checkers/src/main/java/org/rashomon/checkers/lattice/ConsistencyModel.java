package org.rashomon.checkers.lattice;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * A consistency model of registers, with those that it directly implies, from weak to strong. Session guarantees are
 * meant in their form on values: for each session some order of all writes, its own, as PRAM has it.
 * Writes-follow-reads alone is about what others read, and takes one order for all, which causal memory does not have.
 */
public enum ConsistencyModel {
    /** Replicas hold the same in the end; a liveness property, which says nothing of what is read on the way. */
    EVENTUAL,
    READ_YOUR_WRITES,
    MONOTONIC_READS,
    MONOTONIC_WRITES,
    WRITES_FOLLOW_READS,
    READ_COMMITTED,
    READ_ATOMIC,
    /** For each session one order of all writes that respects what each session did in its order. */
    PRAM,
    /** For each read some order of its causal past. */
    CAUSAL,
    /** For each session one order of all writes that respects causal order. */
    CAUSAL_MEMORY,
    /** One order of all writes that respects causal order. */
    CAUSAL_CONVERGENCE,
    /** One order of all operations that respects what each session did in its order. */
    SEQUENTIAL,
    /** One order of all operations that respects real time. */
    LINEARIZABLE;

    private Set<ConsistencyModel> weaker() {
        return switch (this) {
            case EVENTUAL, READ_YOUR_WRITES, MONOTONIC_READS, MONOTONIC_WRITES, WRITES_FOLLOW_READS -> Set.of();
            case READ_COMMITTED -> Set.of();
            case PRAM -> Set.of(READ_YOUR_WRITES, MONOTONIC_READS, MONOTONIC_WRITES);
            case READ_ATOMIC, CAUSAL -> Set.of(READ_COMMITTED);
            case CAUSAL_MEMORY -> Set.of(CAUSAL, PRAM);
            case CAUSAL_CONVERGENCE ->
                Set.of(CAUSAL, READ_ATOMIC, READ_YOUR_WRITES, MONOTONIC_READS, MONOTONIC_WRITES, WRITES_FOLLOW_READS);
            case SEQUENTIAL -> Set.of(CAUSAL_CONVERGENCE, CAUSAL_MEMORY);
            case LINEARIZABLE -> Set.of(SEQUENTIAL);
        };
    }

    /** The name in results. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether every history in this model is in the other one, too. */
    public boolean implies(ConsistencyModel other) {
        return weaker().stream().anyMatch(model -> model == other || model.implies(other));
    }

    /** Those that this one is implied by. */
    Set<ConsistencyModel> stronger() {
        var stronger = EnumSet.noneOf(ConsistencyModel.class);
        Arrays.stream(values()).filter(model -> model.implies(this)).forEach(stronger::add);
        return stronger;
    }
}
