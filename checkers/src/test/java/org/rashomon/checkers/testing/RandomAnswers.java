package org.rashomon.checkers.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.rashomon.history.Dot;
import org.rashomon.history.History;
import org.rashomon.history.Value;
import org.rashomon.history.Version;
import org.rashomon.history.VersionVector;

/**
 * Answers with random dots and vectors, which nothing but chance keeps in order; for holding a judgement by vectors
 * against its definition.
 *
 * @param ahead one in so many entries of a vector claims an update more than there is; 0 for none
 * @param reuse one in so many writes is given the dot of the one before; 0 for none
 */
public record RandomAnswers(int ahead, int reuse) {

    public static final List<String> NODES = List.of("n1", "n2", "n3");

    /**
     * One answer, the only operation at its time.
     *
     * @param isWrite whether it acknowledges a write, or else answers a read
     */
    public record Answer(int session, String node, boolean isWrite, Version version) {

        /** What the replica held when it answered: of a write also the write itself. */
        public boolean held(Dot dot) {
            return version.seen().includes(dot) || (isWrite && isUpTo(dot));
        }

        /** Dots of one origin include those before them. */
        private boolean isUpTo(Dot dot) {
            return dot.replica().equals(version.dot().replica())
                    && dot.sequence() <= version.dot().sequence();
        }

        public boolean heldWhenAccepted(Dot dot) {
            return version.context().includes(dot) || isUpTo(dot);
        }
    }

    public List<Answer> draw(SplittableRandom random, int operations) {
        var answers = new ArrayList<Answer>();
        var issued = new HashMap<String, Long>();
        for (var i = 0; i < operations; i++) {
            var node = NODES.get(random.nextInt(NODES.size()));
            var write = random.nextInt(2) == 0;
            var seen = vector(random, issued);
            var dot = write ? new Dot(node, next(random, node, issued)) : Dot.NONE;
            answers.add(new Answer(
                    random.nextInt(3), node, write, new Version(dot, 0, write ? vector(random, issued) : seen, seen)));
        }
        return answers;
    }

    private long next(SplittableRandom random, String node, Map<String, Long> issued) {
        var last = issued.getOrDefault(node, 0L);
        return last > 0 && happens(random, reuse) ? last : issued.merge(node, 1L, Long::sum);
    }

    /** Mostly everything that was written so far, so that violations are rare enough to be missed. */
    private VersionVector vector(SplittableRandom random, Map<String, Long> issued) {
        var entries = new HashMap<String, Long>();
        issued.forEach((node, sequence) -> {
            var lag = random.nextInt(5) == 0 ? random.nextInt(2) : 0;
            if (happens(random, ahead)) {
                entries.put(node, sequence + 1);
            } else if (sequence > lag) {
                entries.put(node, sequence - lag);
            }
        });
        return VersionVector.of(entries);
    }

    private static boolean happens(SplittableRandom random, int oneIn) {
        return oneIn > 0 && random.nextInt(oneIn) == 0;
    }

    /** The answers one after the other, to reads and writes of one key. */
    public static History history(List<Answer> answers) {
        var script = HistoryScript.lww("n1", "n2", "n3");
        var value = 0;
        for (var answer : answers) {
            if (answer.isWrite) {
                script.write(answer.session, answer.node, "x", ++value, answer.version);
            } else {
                script.read(answer.session, answer.node, "x", Value.NONE, answer.version);
            }
        }
        return script.finish();
    }
}
