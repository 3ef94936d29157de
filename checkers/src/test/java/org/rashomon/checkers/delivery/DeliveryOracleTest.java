package org.rashomon.checkers.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.testing.Property;
import org.rashomon.history.Event;
import org.rashomon.history.History;
import org.rashomon.history.VersionVector;

/** Random replicas that now and then carry a change out twice, get one of their own back, or start anew. */
class DeliveryOracleTest {

    @Test
    void whatHappenedBetweenTwoAnswersOfOneProcessIsFound() {
        Property.forSeeds(2_000, random -> {
            var replica = new Replica(random, 12, 0);
            replica.run();

            assertThat(verdict(replica) instanceof Verdict.Invalid).isEqualTo(replica.misbehaved);
        });
    }

    /** What a process did before it was first asked is not seen; nor must a new process be taken for the old one. */
    @Test
    void aReplicaThatBehavesIsNeverBlamedThoughItStartsAnew() {
        Property.forSeeds(2_000, random -> {
            var healthy = new Replica(random, 0, 4);
            healthy.run();

            assertThat(verdict(healthy)).isInstanceOf(Verdict.Valid.class);
        });
    }

    private static Verdict verdict(Replica replica) {
        return new DeliveryChecker().check(History.of(replica.states)).verdict();
    }

    private static final class Replica {
        private final SplittableRandom random;
        private final int oneWrongIn;
        private final int oneRestartIn;
        private final List<Event> states = new ArrayList<>();
        private final Map<String, Long> vector = new TreeMap<>();
        private final TreeMap<String, Long> counters = new TreeMap<>();
        private boolean misbehaved;

        /** Of so many changes one is handled wrong, and of so many answers one comes from a new process; 0 for none. */
        Replica(SplittableRandom random, int oneWrongIn, int oneRestartIn) {
            this.random = random;
            this.oneWrongIn = oneWrongIn;
            this.oneRestartIn = oneRestartIn;
        }

        void run() {
            start();
            for (var asked = 0; asked < 2 + random.nextInt(6); asked++) {
                for (var change = random.nextInt(5); change > 0; change--) {
                    receive();
                }
                if (oneRestartIn > 0 && random.nextInt(oneRestartIn) == 0) {
                    start();
                }
                answer();
            }
        }

        private void start() {
            counters.putAll(Map.of("applied", 0L, "received", 0L, "looped", 0L, "duplicates", 0L));
        }

        private void receive() {
            counters.merge("received", 1L, Long::sum);
            counters.merge("applied", 1L, Long::sum);
            vector.merge("n" + (1 + random.nextInt(3)), 1L, Long::sum);
            if (oneWrongIn > 0 && random.nextInt(oneWrongIn) == 0) {
                counters.merge(random.nextBoolean() ? "applied" : "looped", 1L, Long::sum);
                misbehaved |= !states.isEmpty();
            }
        }

        /** Its own updates are in its vector too, and none of them was ever received. */
        private void answer() {
            var applied = new TreeMap<>(vector);
            applied.put("n0", 1L + states.size());
            states.add(new Event.ReplicaState(
                    states.size(), states.size(), "n0", true, "", VersionVector.of(applied), 0, 0, counters, ""));
        }
    }
}
