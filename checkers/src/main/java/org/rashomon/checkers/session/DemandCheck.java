package org.rashomon.checkers.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Holds what replicas showed against what their writes demanded. For each origin the demands and the observations are
 * gone through from its newest write to its oldest, with the least that any replica which had the write so far knew of
 * each other replica; so the cost is that of sorting, and not one comparison for each pair.
 */
final class DemandCheck {

    /** Is told of each write that was somewhere without what it demanded. */
    interface Violation {
        void found(Demand demand, Mark missing, Observation observation);
    }

    private final List<Observation> observations;
    private final Map<String, List<Demand>> demands;

    DemandCheck(List<Observation> observations, List<Demand> demands) {
        this.observations = observations;
        this.demands = demands.stream()
                .collect(Collectors.groupingBy(
                        demand -> demand.dot().replica(), TreeMap::new, Collectors.toCollection(ArrayList::new)));
    }

    /** Finds at most one violation for each demand. */
    void run(Violation violation) {
        demands.forEach((origin, owed) -> run(origin, owed, violation));
    }

    private void run(String origin, List<Demand> owed, Violation violation) {
        owed.sort(Comparator.comparingLong((Demand demand) -> demand.dot().sequence())
                .reversed());
        var sorted = new ArrayList<>(observations);
        sorted.sort(Comparator.comparingLong((Observation observation) -> observation.sequenceOf(origin))
                .reversed());
        var least = new Least(owed);
        var next = 0;
        for (var demand : owed) {
            while (next < sorted.size()
                    && sorted.get(next).sequenceOf(origin) >= demand.dot().sequence()) {
                least.add(sorted.get(next++));
            }
            report(demand, least, violation);
        }
    }

    private static void report(Demand demand, Least least, Violation violation) {
        for (var owed : demand.owed().marks()) {
            var poorest = least.of(owed.replica()).filter(known -> known.sequenceOf(owed.replica()) < owed.sequence());
            if (poorest.isPresent()) {
                violation.found(demand, owed, poorest.get());
                return;
            }
        }
    }
}
