package org.rashomon.checkers.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.rashomon.checkers.Findings;
import org.rashomon.checkers.Verdict;
import org.rashomon.checkers.causal.SessionGuarantee;
import org.rashomon.checkers.causal.SessionOrder;
import org.rashomon.checkers.testing.HistoryScript;
import org.rashomon.checkers.testing.Property;
import org.rashomon.history.Dot;
import org.rashomon.history.History;
import org.rashomon.history.Value;
import org.rashomon.history.Version;
import org.rashomon.history.VersionVector;

/** Holds the judgement by contexts against the definitions, on answers with random contexts. */
class ContextOracleTest {

    private static final List<String> NODES = List.of("n1", "n2", "n3");
    private static final int OPERATIONS = 12;

    @Test
    void agreesWithTheDefinitions() {
        Property.forSeeds(4_000, random -> {
            var answers = draw(random);
            var history = history(answers);
            for (var guarantee : SessionGuarantee.values()) {
                var findings = new Findings();
                new ContextAudit(guarantee, history, new SessionOrder(history.operations()), findings).run();

                assertThat(findings.verdict() instanceof Verdict.Invalid)
                        .as("%s of %s", guarantee, answers)
                        .isEqualTo(isViolated(guarantee, answers));
            }
        });
    }

    private record Answer(int session, String node, boolean isWrite, Version version) {

        /** What the replica held when it answered: of a write also the write itself. */
        boolean held(Dot dot) {
            return version.seen().includes(dot) || (isWrite && isUpTo(dot));
        }

        /** Dots of one origin include those before them. */
        private boolean isUpTo(Dot dot) {
            return dot.replica().equals(version.dot().replica())
                    && dot.sequence() <= version.dot().sequence();
        }

        boolean heldWhenAccepted(Dot dot) {
            return version.context().includes(dot) || isUpTo(dot);
        }
    }

    private static boolean isViolated(SessionGuarantee guarantee, List<Answer> answers) {
        for (var later = 0; later < answers.size(); later++) {
            for (var earlier = 0; earlier < later; earlier++) {
                if (answers.get(earlier).session == answers.get(later).session
                        && isViolated(guarantee, answers.get(earlier), answers.get(later), answers)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isViolated(SessionGuarantee guarantee, Answer earlier, Answer later, List<Answer> all) {
        return switch (guarantee) {
            case READ_YOUR_WRITES ->
                earlier.isWrite
                        && !later.isWrite
                        && !later.version.seen().isEmpty()
                        && !later.version.seen().includes(earlier.version.dot());
            case MONOTONIC_READS ->
                !earlier.isWrite
                        && !later.isWrite
                        && !later.version.seen().isEmpty()
                        && !later.version.seen().dominates(earlier.version.seen());
            case MONOTONIC_WRITES ->
                earlier.isWrite
                        && later.isWrite
                        && isSomewhereWithout(later.version.dot(), List.of(earlier.version.dot()), all);
            case WRITES_FOLLOW_READS ->
                !earlier.isWrite
                        && later.isWrite
                        && isSomewhereWithout(later.version.dot(), dots(earlier.version.seen()), all);
        };
    }

    private static boolean isSomewhereWithout(Dot write, List<Dot> demanded, List<Answer> answers) {
        return answers.stream()
                .filter(answer -> !answer.version.seen().isEmpty())
                .anyMatch(answer -> (answer.held(write) && !demanded.stream().allMatch(answer::held))
                        || (answer.isWrite
                                && answer.heldWhenAccepted(write)
                                && !demanded.stream().allMatch(answer::heldWhenAccepted)));
    }

    private static List<Dot> dots(VersionVector vector) {
        return vector.entries().entrySet().stream()
                .map(entry -> new Dot(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static List<Answer> draw(SplittableRandom random) {
        var answers = new ArrayList<Answer>();
        var issued = new HashMap<String, Long>();
        for (var i = 0; i < OPERATIONS; i++) {
            var node = NODES.get(random.nextInt(NODES.size()));
            var write = random.nextInt(2) == 0;
            var seen = vector(random, issued);
            var dot = write ? new Dot(node, issued.merge(node, 1L, Long::sum)) : Dot.NONE;
            answers.add(new Answer(
                    random.nextInt(3), node, write, new Version(dot, 0, write ? vector(random, issued) : seen, seen)));
        }
        return answers;
    }

    /** Mostly everything that was written so far, so that violations are rare enough to be missed. */
    private static VersionVector vector(SplittableRandom random, Map<String, Long> issued) {
        var entries = new HashMap<String, Long>();
        issued.forEach((node, sequence) -> {
            var lag = random.nextInt(5) == 0 ? random.nextInt(2) : 0;
            if (sequence > lag) {
                entries.put(node, sequence - lag);
            }
        });
        return VersionVector.of(entries);
    }

    private static History history(List<Answer> answers) {
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
