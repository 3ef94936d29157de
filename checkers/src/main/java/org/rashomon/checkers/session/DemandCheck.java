package org.rashomon.checkers.session;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Holds what replicas showed against what the writes of one origin demanded. With its writes in their order, an
 * observation holds those up to some place, and all before it. So it is enough to note at that place, for each other
 * replica, the poorest observation; and to carry these towards the oldest write. No pair is compared.
 */
final class DemandCheck {

    private static final int NONE = -1;

    private final int origin;
    private final int replicas;
    private final List<Demand> demands;
    private final List<Observation> observations;
    /** For each demand and replica the observation that knew the fewest of the replica's writes. */
    private final int[][] poorest;

    /** How many that one knew. */
    private final long[][] fewest;

    /** The demands' sequences. */
    private final long[] sequences;

    /** Is told of each write that was somewhere without what it demanded. */
    interface Violation {
        void found(Demand demand, int missing, Observation observation);
    }

    DemandCheck(int origin, int replicas, List<Demand> demands, List<Observation> observations) {
        this.origin = origin;
        this.replicas = replicas;
        this.demands = demands.stream()
                .sorted(Comparator.comparingLong(Demand::sequence))
                .toList();
        this.observations = observations;
        this.sequences = this.demands.stream().mapToLong(Demand::sequence).toArray();
        this.poorest = new int[replicas][demands.size()];
        this.fewest = new long[replicas][demands.size()];
        for (var row : poorest) {
            Arrays.fill(row, NONE);
        }
    }

    /** Finds at most one violation for each demand. */
    void run(Violation violation) {
        for (var observation = 0; observation < observations.size(); observation++) {
            var held = held(observations.get(observation).sequence(origin));
            for (var replica = 0; held > 0 && replica < replicas; replica++) {
                note(
                        replica,
                        held - 1,
                        observation,
                        observations.get(observation).sequence(replica));
            }
        }
        for (var place = demands.size() - 1; place >= 0; place--) {
            for (var replica = 0; replica < replicas && place + 1 < demands.size(); replica++) {
                note(replica, place, poorest[replica][place + 1], fewest[replica][place + 1]);
            }
            report(place, violation);
        }
    }

    /** How many of the demanding writes have at most that sequence. */
    private int held(long sequence) {
        var low = 0;
        var high = sequences.length;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (sequences[middle] <= sequence) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void note(int replica, int place, int observation, long sequence) {
        if (observation != NONE && (poorest[replica][place] == NONE || sequence < fewest[replica][place])) {
            poorest[replica][place] = observation;
            fewest[replica][place] = sequence;
        }
    }

    private void report(int place, Violation violation) {
        var demand = demands.get(place);
        for (var replica = 0; replica < replicas; replica++) {
            var known = poorest[replica][place];
            if (known != NONE && fewest[replica][place] < demand.owed().sequence(replica)) {
                violation.found(demand, replica, observations.get(known));
                return;
            }
        }
    }
}
