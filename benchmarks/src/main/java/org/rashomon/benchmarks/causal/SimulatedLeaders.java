package org.rashomon.benchmarks.causal;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Leaders that keep the write with the highest stamp of a key and pass on their changes in causal order: a leader takes
 * over from another all that it lacks, of every origin, at once. Stamps are Lamport's, so that what was seen is never
 * undone.
 */
final class SimulatedLeaders {

    /** Stands for a key that nobody has written. */
    static final long NOTHING = 0;

    private static final int SYNCHRONIZATIONS_APART = 50;

    private final int leaders;
    private final SplittableRandom random;
    private final long[][] stamps;
    private final long[][] values;
    private final int[][] applied;
    private final List<List<Change>> log = new ArrayList<>();
    private final long[] clocks;
    private long steps;

    private record Change(int key, long value, long stamp) {}

    SimulatedLeaders(int leaders, int keys, SplittableRandom random) {
        this.leaders = leaders;
        this.random = random;
        stamps = new long[leaders][keys];
        values = new long[leaders][keys];
        applied = new int[leaders][leaders];
        clocks = new long[leaders];
        for (var leader = 0; leader < leaders; leader++) {
            log.add(new ArrayList<>());
        }
    }

    void write(int leader, int key, long value) {
        var stamp = ++clocks[leader] * leaders + leader;
        log.get(leader).add(new Change(key, value, stamp));
        applied[leader][leader]++;
        apply(leader, new Change(key, value, stamp));
        step();
    }

    long read(int leader, int key) {
        step();
        return values[leader][key];
    }

    private void step() {
        if (++steps % SYNCHRONIZATIONS_APART == 0) {
            var from = random.nextInt(leaders);
            var to = random.nextInt(leaders);
            for (var origin = 0; origin < leaders; origin++) {
                while (applied[to][origin] < applied[from][origin]) {
                    apply(to, log.get(origin).get(applied[to][origin]++));
                }
            }
        }
    }

    private void apply(int leader, Change change) {
        clocks[leader] = Math.max(clocks[leader], change.stamp / leaders);
        if (change.stamp > stamps[leader][change.key]) {
            stamps[leader][change.key] = change.stamp;
            values[leader][change.key] = change.value;
        }
    }
}
