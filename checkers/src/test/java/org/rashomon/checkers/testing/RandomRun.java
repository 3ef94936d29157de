package org.rashomon.checkers.testing;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.rashomon.history.Dot;
import org.rashomon.history.Function;
import org.rashomon.history.History;
import org.rashomon.history.Phase;
import org.rashomon.history.Value;
import org.rashomon.history.Version;
import org.rashomon.history.VersionVector;

/** Random clients on {@link SimulatedReplicas}: updates, some of them failing or of unknown outcome, and reads. */
public final class RandomRun {

    public static final List<String> NODES = List.of("n1", "n2", "n3");

    /** What clients do to one data type. */
    public interface DataType {

        /** The next update: function and value. */
        Map.Entry<Function, Value> update(SplittableRandom random, long number);

        /** What a node answers to a read. */
        Map.Entry<Value, Version> read(SimulatedReplicas replicas, String node, String key);
    }

    private final SplittableRandom random;
    private final DataType type;
    private final boolean tells;
    private final HistoryScript script;
    private final SimulatedReplicas replicas = new SimulatedReplicas(NODES);
    private int process;

    /**
     * A run that has not begun.
     *
     * @param tells whether the store tells versions and vectors
     */
    public RandomRun(SplittableRandom random, DataType type, boolean tells, Map<String, String> contract) {
        this.random = random;
        this.type = type;
        this.tells = tells;
        this.script = HistoryScript.run(NODES, List.of(), contract);
    }

    public SimulatedReplicas replicas() {
        return replicas;
    }

    /** Where events may be added once the run has been played. */
    public HistoryScript script() {
        return script;
    }

    /** Runs that many operations, settles, reads every key on every node, and ends. */
    public History play(int operations, int keys, boolean unknownOutcomes) {
        script.phase(Phase.WORK);
        for (var number = 1L; number <= operations; number++) {
            var node = pick(NODES);
            var key = "k" + random.nextInt(keys);
            if (random.nextInt(3) == 0) {
                read(node, key);
            } else {
                update(node, key, number, unknownOutcomes ? random.nextInt(8) : 7);
            }
            for (var delivery = random.nextInt(4); delivery > 0; delivery--) {
                replicas.deliver(random);
            }
        }
        replicas.settle();
        script.phase(Phase.FINAL_READS);
        for (var key = 0; key < keys; key++) {
            for (var node : NODES) {
                read(node, "k" + key);
            }
        }
        return script.finish();
    }

    private void update(String node, String key, long number, int fortune) {
        var update = type.update(random, number);
        process++;
        script.invoke(
                new HistoryScript.Client(process, random.nextInt(4), node), update.getKey(), key, update.getValue());
        switch (fortune) {
            case 0 -> script.fail(process);
            case 1 -> script.info(process);
            case 2 -> {
                replicas.update(node, key, update.getKey(), update.getValue());
                script.info(process);
            }
            default -> {
                var version = replicas.update(node, key, update.getKey(), update.getValue());
                script.ok(process, Value.NONE, tells ? version : Version.NONE);
            }
        }
    }

    private void read(String node, String key) {
        process++;
        var answer = type.read(replicas, node, key);
        script.invoke(new HistoryScript.Client(process, random.nextInt(4), node), Function.READ, key, Value.NONE)
                .ok(process, answer.getKey(), tells ? answer.getValue() : Version.NONE);
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** A version that tells nothing but what the replica had applied. */
    public static Version seen(VersionVector applied) {
        return new Version(Dot.NONE, 0, VersionVector.EMPTY, applied);
    }
}
