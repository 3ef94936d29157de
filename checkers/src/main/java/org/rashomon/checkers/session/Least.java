package org.rashomon.checkers.session;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Of the observations so far, for each replica the one that knew the fewest of its writes. */
final class Least {

    private final Set<String> replicas = new HashSet<>();
    private final Map<String, Observation> poorest = new HashMap<>();

    /** Watches the replicas whose writes are demanded. */
    Least(Collection<Demand> demands) {
        demands.forEach(demand -> demand.owed().marks().forEach(owed -> replicas.add(owed.replica())));
    }

    void add(Observation observation) {
        for (var replica : replicas) {
            poorest.merge(
                    replica,
                    observation,
                    (known, other) -> other.sequenceOf(replica) < known.sequenceOf(replica) ? other : known);
        }
    }

    /** The observation that knew the fewest of the replica's writes. */
    Optional<Observation> of(String replica) {
        return Optional.ofNullable(poorest.get(replica));
    }
}
